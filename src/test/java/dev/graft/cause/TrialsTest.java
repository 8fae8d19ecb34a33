package dev.graft.cause;

import static dev.graft.cause.CauseFixtures.FINE;
import static dev.graft.cause.CauseFixtures.SCRATCH;
import static dev.graft.cause.CauseFixtures.causes;
import static dev.graft.cause.CauseFixtures.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Made;
import dev.graft.analysis.RunFixtures;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTest {
  @Test
  void whatWasTriedIsConfirmedOrRuledOutInPlaceOfBeingSuggestedAgain() {
    Made frozen = FINE.with("normalisation", "statistics frozen", "normalisation.layers", "some");
    assertTrue(
        causes(frozen).checks().stream()
            .anyMatch(s -> s.change() instanceof Suggestion.ReEstimate));
    Made better =
        new Made(
            FINE.training(),
            FINE.validationLoss(),
            new double[] {0.8, 0.6, 0.7, 0.8, 0.85, 0.95},
            FINE.facts());
    String name = "frozen, statistics re-estimated";
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), frozen.as("frozen"), better.as(name));
    Cause cause = only(Causes.of(runs, "frozen", "scratch"));
    assertEquals(Cause.Kind.CONFIRMED_BY_A_RUN, cause.kind());
    assertEquals(0.05, cause.number(), 1e-12);
    Runs same = RunFixtures.runs(SCRATCH.as("scratch"), frozen.as("frozen"), frozen.as(name));
    Causes ruled = Causes.of(same, "frozen", "scratch");
    assertEquals(
        List.of("'frozen, statistics re-estimated' reaches 0.900 on validation, +0.000"),
        ruled.ruledOut());
  }

  @Test
  void whatIsSuggestedCostsItsSearchToo() {
    Made frozen = FINE.with("normalisation", "statistics frozen", "normalisation.layers", "some");
    assertEquals(2 * 5, reEstimated(frozen));
    Made searched = frozen.with("rates", "searched", "rates.search.passes", "80.0");
    assertEquals(2 * 5 + 80, reEstimated(searched));
    assertEquals(2 * 5 + 2 * 80, reEstimated(searched.with("split.mode", "ALL_REDRAWN")));
  }

  private static double reEstimated(Made arm) {
    return causes(arm).checks().stream()
        .filter(s -> s.change() instanceof Suggestion.ReEstimate)
        .findFirst()
        .orElseThrow()
        .passes();
  }

  @Test
  void aSmallerPictureThanTheBaseWasMadeForIsAQuestion() {
    Causes causes = causes(FINE.with("input.size", "64", "input.size.expected", "224"));
    assertTrue(
        causes.checks().stream().anyMatch(s -> s.change().equals(new Suggestion.PictureSize(128))));
  }
}
