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
}
