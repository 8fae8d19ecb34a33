package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.NetworkStart;
import dev.graft.run.Run;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a baseline without transfer is to an arm, and so which question the verdict answers.
 * Negative transfer is defined against the same algorithm on the target alone (Wang et al. 2019,
 * "Characterizing and avoiding negative transfer").
 */
enum BaselineKind {
  /** The same network from scratch on the same input: did the transfer itself help or hurt? */
  TWIN,
  /** Another network, or another input, from scratch: is the transfer worth it? */
  RIVAL,
  /** Not trained from scratch, or the runs do not say. */
  OTHER;

  private static final List<Fact<?>> INPUT =
      List.of(Fact.INPUT, Fact.INPUT_SIZE, Fact.INPUT_SCALING);

  /** Judges by the first runs, as all runs of an arm share their network. */
  static BaselineKind of(Pairs pairs) {
    Run arm = pairs.arm().get(0);
    Run baseline = pairs.baseline().get(0);
    boolean scratch = baseline.fact(Fact.START).filter(NetworkStart.SCRATCH::equals).isPresent();
    boolean known = Stream.of(arm, baseline).allMatch(run -> run.states(Fact.BACKBONE));
    if (!scratch || !known || arm.states(Fact.CONTROL) || arm.states(Fact.START) || asked(arm)) {
      return OTHER;
    }
    return network(arm).equals(network(baseline)) ? TWIN : RIVAL;
  }

  /** Nothing was trained: class means, or the answers of an old head. */
  private static boolean asked(Run run) {
    return TrainingEvidence.nothingToTrain(run) && !run.states(Fact.SOLVER);
  }

  private static List<String> network(Run run) {
    return Stream.concat(Stream.of(Fact.BACKBONE), INPUT.stream()).map(run::text).toList();
  }

  /** The end of a sentence, or nothing. */
  String words(Pairs pairs) {
    String baseline = pairs.baseline().get(0).arm();
    return switch (this) {
      case TWIN -> baseline + " is its twin, the same network from scratch";
      case RIVAL ->
          Text.format(
              "%s is a rival, %s from scratch and not its twin: the question is whether the"
                  + " transfer is worth it, not whether it is negative",
              baseline, pairs.baseline().get(0).text(Fact.BACKBONE));
      case OTHER -> "";
    };
  }
}
