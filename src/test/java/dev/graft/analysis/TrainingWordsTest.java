package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What all seeds share, and what a fine-tuning had left to learn, stand in the sentence. */
class TrainingWordsTest {
  private static final String ONCE = "rate of scratch chosen once for all seeds";

  private static List<Run> arm(String name, UnaryOperator<Run> told) {
    return Arm.of(name, 0.5).seeds(3).stream().map(told).toList();
  }

  private static Run searched(Run run, SplitMode mode, double rate) {
    return run.withFact(Fact.RATES, Rates.SEARCHED)
        .withFact(Fact.RATES_CHOSEN, List.of(rate))
        .withFact(Fact.SPLIT_MODE, mode);
  }

  private static String sentence(List<Run> scratch, List<Run> tuned) {
    Runs both = runs(scratch, tuned);
    return Comparison.of(both).against("scratch").verdict("tuned").sentence();
  }

  private static List<String> words(List<Run> scratch, List<Run> tuned) {
    return TrainingWords.of(Pairs.of(runs(scratch, tuned), "tuned", "scratch"));
  }

  @Test
  void aRateThatAllSeedsShareIsSaidInTheSentence() {
    List<Run> once = arm("scratch", run -> searched(run, SplitMode.TRAINING_REDRAWN, 1e-3));
    List<Run> stated = arm("tuned", run -> run.withFact(Fact.RATES, Rates.FIXED));
    assertTrue(sentence(once, stated).contains(ONCE), sentence(once, stated));
    List<Run> both = arm("tuned", run -> searched(run, SplitMode.TRAINING_REDRAWN, 3e-3));
    assertEquals(List.of("rate of tuned and scratch chosen once for all seeds"), words(once, both));
  }

  @Test
  void aSearchOfEachSeedsOwnIsNotWhateverItFinds() {
    List<Run> stated = arm("tuned", run -> run.withFact(Fact.RATES, Rates.FIXED));
    List<Run> alike = arm("scratch", run -> searched(run, SplitMode.ALL_REDRAWN, 1e-3));
    assertEquals(List.of(), words(alike, stated));
    List<Run> own =
        arm("scratch", run -> searched(run, SplitMode.TRAINING_REDRAWN, run.seed() * 1e-3));
    assertEquals(List.of(), words(own, stated));
    assertEquals(List.of(), words(arm("scratch", run -> run), stated), "earlier runs do not say");
  }

  @Test
  void aFineTuningThatBeganWhereNothingIsLeftToLearnIsSaid() {
    List<Run> scratch = arm("scratch", run -> run);
    List<Run> learned = arm("tuned", run -> run.withFact(Fact.PHASE_START_LOSS, 0.004));
    String said = sentence(scratch, learned);
    assertTrue(
        said.contains(
            "nothing left to learn for the fine-tuning of tuned, which began at a training loss of"
                + " 0.0040 nats"),
        said);
    assertEquals(
        List.of(), words(scratch, arm("tuned", run -> run.withFact(Fact.PHASE_START_LOSS, 0.011))));
    List<Run> some =
        arm("tuned", run -> run.seed() == 1 ? run : run.withFact(Fact.PHASE_START_LOSS, 0.004));
    assertEquals(List.of(), words(scratch, some), "one of the runs does not say");
  }
}
