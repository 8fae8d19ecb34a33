package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches of later phases wait for the rates of the first, on either engine. */
@Tag("engine")
class RoundsTest extends RateSearchFixtures {
  @Test
  void fineTuningSearchesATenthGivenTheFirstRate() throws Exception {
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(1), 2);
    Experiment both = experiment(RECIPE).withArm("tuned", FROZEN, tuned);
    assertEquals(
        List.of(
            "budgets differ: passes over the training rows are frozen 4; tuned 6;"
                + " withPassesOf(longest) gives an arm as many",
            "searching rates takes 6 further runs with 18 passes, chosen on validation rows alone"),
        both.notes());
    Runs runs = both.run();
    assertEquals(3 + 3 + 4, stored(), "the first phase is searched and run once for both arms");
    Run frozen = runs.find("frozen", 1).orElseThrow();
    Run last = runs.find("tuned", 1).orElseThrow();
    String first = frozen.provenance().get("rates.chosen");
    assertEquals("1.0E-4, 0.001, 0.01; 1.0E-5, 1.0E-4, 0.001", last.provenance().get("rates.grid"));
    assertTrue(last.provenance().get("rates.chosen").startsWith(first + "; "));
    assertEquals("6", last.provenance().get("rates.search.runs"));
    assertEquals("18", last.provenance().get("rates.search.passes"), "3 x 4 and 3 x 2");
    assertEquals(frozen.key(), last.provenance().get("continues"));
    assertEquals(frozen.curve().points(), last.curve().points().subList(0, 5));
    assertEquals(6, last.budget().passes());
  }
}
