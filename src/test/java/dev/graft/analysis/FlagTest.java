package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.6);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> scratch, List<Run> tuned) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  private static List<String> words(Verdict verdict) {
    return verdict.flags().stream().map(Flag::words).toList();
  }

  @Test
  void anArmThatSawLabelsOfTheTargetIsAnUpperLine() {
    List<Run> oracle =
        TUNED.seeds(5).stream()
            .map(
                run -> {
                  Map<String, String> facts = new HashMap<>(run.provenance());
                  facts.put("target.labels", "seen in training");
                  return new Run(
                      run.key(),
                      run.arm(),
                      run.seed(),
                      run.failure(),
                      run.curve(),
                      run.test(),
                      run.budget(),
                      facts);
                })
            .toList();
    Comparison comparison = Comparison.of(runs(SCRATCH.seeds(5), oracle)).against("scratch");
    Flag flag =
        comparison.flags().stream()
            .filter(f -> f.kind() == Flag.Kind.TARGET_LABELS_SEEN)
            .findFirst()
            .orElseThrow();
    assertTrue(flag.kind().breaksFairness());
    assertEquals(
        "target labels seen: fine-tuned learned from labels of the target that no other arm had, so"
            + " it is an upper line and not a method of adaptation",
        flag.words());
    assertTrue(comparison.toString().contains("target labels seen"), comparison.toString());
  }

  @Test
  void saysWhereTheSplitIsNotKnown() {
    List<Run> one = SCRATCH.seeds(5).stream().map(r -> RunFixtures.with(r, "split", null)).toList();
    List<Run> two = TUNED.seeds(5).stream().map(r -> RunFixtures.with(r, "split", null)).toList();
    Verdict verdict = judge(one, two);
    assertEquals(
        List.of(
            "split not known: the runs of scratch, fine-tuned do not say on which rows they were"
                + " trained"),
        words(verdict));
    assertTrue(verdict.flags().get(0).kind().breaksFairness());
    assertFalse(Flag.Kind.CEILING.breaksFairness());
  }

  @Test
  void runsOfDifferentProcessorsAreToldApartOnce() {
    List<Run> here = StandingFixtures.with(SCRATCH.seeds(5), "processor", "A");
    List<Run> there = StandingFixtures.with(TUNED.seeds(5), "processor", "B");
    Comparison comparison = Comparison.of(runs(here, there)).against("scratch");
    assertEquals(
        List.of(
            "processors differ: A (5 runs), B (5 runs); a seed's run has other last bits on another"
                + " kind, and their seconds cannot be compared"),
        comparison.flags().stream()
            .filter(flag -> flag.kind() == Flag.Kind.PROCESSORS_DIFFER)
            .map(Flag::words)
            .toList());
    assertTrue(
        comparison.verdict("fine-tuned").toString().contains("processors differ (kinds: 2)"));
    List<Run> same = StandingFixtures.with(TUNED.seeds(5), "processor", "A");
    assertFalse(words(judge(here, same)).toString().contains("processors"));
    assertFalse(words(judge(SCRATCH.seeds(5), same)).toString().contains("processors"));
  }
}
