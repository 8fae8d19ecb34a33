package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TooShortTest {
  private static final Arm ARM = Arm.of("tuned", 0.6);
  private static final String EVIDENCE = ", too few to see whether more would bring more";

  /** A fine-tuning behind a solved head, at a loss that is low from the start. */
  private static List<Run> tuned(double... accuracies) {
    double[] losses =
        Stream.of(0.1, 0.09, 0.08).limit(accuracies.length).mapToDouble(x -> x).toArray();
    List<Run> runs = curves(ARM, losses, accuracies);
    return with(with(runs, "solver", "solved"), "phases.passes", "0, " + accuracies.length);
  }

  @Test
  void whatIsTooShortToLookAtIsNotTrainedOut() {
    assertEquals(
        "tuned: not trained out: it made only 1 pass" + EVIDENCE,
        TrainingEvidence.of(tuned(.6)).toString());
    assertEquals(
        "tuned: not trained out: it made only 2 passes" + EVIDENCE,
        TrainingEvidence.of(tuned(.6, .6)).toString());
    assertEquals(TrainedOut.State.YES, TrainingEvidence.of(tuned(.6, .6, .6)).state());
  }

  @Test
  void fromScratchLikewise() {
    assertEquals(
        "tuned: not trained out: it made only 1 pass" + EVIDENCE + ", made 1 update in all",
        TrainingEvidence.of(curves(ARM, new double[] {.6})).toString());
  }

  @Test
  void patienceIsNoProofOfAPlateau() {
    List<Run> ended = with(tuned(.6, .6), "patience", "ended 8 passes early: any words");
    assertTrue(TrainingEvidence.of(ended).denied(TrainedOut.Reason.FEW_PASSES));
  }

  /** Two short runs of five are left out of what is looked at, which they once switched off. */
  @Test
  void aFewShortRunsHideNoRise() {
    List<Run> risen = curves(ARM, StandingFixtures.RISING);
    List<Run> cut = curves(ARM, new double[] {.6, .6});
    List<Run> mixed =
        Stream.concat(cut.subList(0, 2).stream(), risen.subList(2, 5).stream()).toList();
    TrainedOut training = TrainingEvidence.of(mixed);
    assertTrue(training.denied(TrainedOut.Reason.STILL_RISING), training.toString());
    List<Run> flat = curves(ARM, FLAT);
    List<Run> most =
        Stream.concat(cut.subList(0, 3).stream(), flat.subList(3, 5).stream()).toList();
    assertTrue(TrainingEvidence.of(most).denied(TrainedOut.Reason.FEW_PASSES));
  }
}
