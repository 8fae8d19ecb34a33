package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the training of two arms belongs into the sentence of their verdict. */
final class TrainingWords {
  /** Below this training loss, in nats, there is nothing left to learn for a fine-tuning. */
  static final double NOTHING_LEFT = 0.01;

  private TrainingWords() {}

  /** Parts of a sentence; none where there is nothing to say. */
  static List<String> of(Pairs pairs) {
    List<List<Run>> arms = List.of(pairs.arm(), pairs.baseline());
    String once =
        arms.stream()
            .filter(TrainingWords::rateChosenOnce)
            .map(Flags::name)
            .collect(Collectors.joining(" and "));
    Stream<String> choice =
        once.isEmpty() ? Stream.of() : Stream.of("rate of " + once + " chosen once for all seeds");
    return Stream.concat(choice, arms.stream().flatMap(TrainingWords::nothingLeft)).toList();
  }

  /** Who is to be trained out before more seeds are run; empty where nobody is. */
  static String first(Pairs pairs) {
    return Stream.of(pairs.arm(), pairs.baseline())
        .map(TrainingEvidence::of)
        .map(TrainedOut::mainReason)
        .filter(words -> !words.isEmpty())
        .map(words -> "not trained out, which more seeds do not mend: " + words)
        .collect(Collectors.joining("; "));
  }

  /** A choice that all runs share is in none of their differences, and so not in the interval. */
  static boolean rateChosenOnce(List<Run> runs) {
    return runs.size() > 1
        && runs.stream().allMatch(TrainingWords::searchedForAll)
        && runs.stream().map(run -> run.text(Fact.RATES_CHOSEN)).distinct().count() == 1;
  }

  /** Where all rows are redrawn each seed has a search of its own. */
  private static boolean searchedForAll(Run run) {
    return run.fact(Fact.RATES).filter(Rates.SEARCHED::equals).isPresent()
        && run.states(Fact.RATES_CHOSEN)
        && run.fact(Fact.SPLIT_MODE).filter(mode -> mode != SplitMode.ALL_REDRAWN).isPresent();
  }

  private static Stream<String> nothingLeft(List<Run> runs) {
    List<Double> losses =
        runs.stream()
            .map(run -> run.fact(Fact.PHASE_START_LOSS).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    OptionalDouble mean = losses.stream().mapToDouble(loss -> loss).average();
    return losses.size() == runs.size() && mean.orElse(NOTHING_LEFT) < NOTHING_LEFT
        ? Stream.of(
            Text.format(
                "nothing left to learn for the fine-tuning of %s, which began at a training loss of"
                    + " %.2g nats",
                Flags.name(runs), mean.getAsDouble()))
        : Stream.of();
  }
}
