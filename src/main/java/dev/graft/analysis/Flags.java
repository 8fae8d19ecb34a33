package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.StrengthPlace;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what makes a verdict weaker than its numbers look. */
final class Flags {
  /** A rise in validation accuracy over the last quarter of a curve that is worth a longer run. */
  private static final double RISE = 0.01;

  private Flags() {}

  /** The flags of a pair that cannot be measured. */
  static List<Flag> ofUnmeasured(Pairs pairs) {
    return ofAll(pairs);
  }

  /** The flags of a pair that was measured. */
  static List<Flag> of(Pairs pairs, double margin) {
    List<Flag> flags = new ArrayList<>(ofAll(pairs));
    for (List<Run> arm : List.of(pairs.baseline(), pairs.arm())) {
      Stream.of(ceiling(arm, margin), majority(arm), chance(arm), mute(arm), DesignFlags.alike(arm))
          .flatMap(Optional::stream)
          .forEach(flags::add);
    }
    Stream.of(
            improving(pairs.baseline()),
            DesignFlags.seedsDiffer(pairs),
            DesignFlags.fewSeeds(pairs),
            DesignFlags.fewRows(pairs),
            DesignFlags.overlap(pairs))
        .flatMap(Optional::stream)
        .forEach(flags::add);
    return List.copyOf(flags);
  }

  private static List<Flag> ofAll(Pairs pairs) {
    List<Flag> flags = new ArrayList<>(Fairness.of(pairs.all()));
    flags.addAll(DataFlags.of(pairs.all()));
    DesignFlags.counted(pairs).ifPresent(flags::add);
    DesignFlags.direction(pairs).ifPresent(flags::add);
    DesignFlags.processors(pairs).ifPresent(flags::add);
    DesignFlags.rowsDiffer(pairs).ifPresent(flags::add);
    return flags;
  }

  private static Optional<Flag> ceiling(List<Run> arm, double margin) {
    double accuracy = arm.stream().mapToDouble(r -> r.test().accuracy()).average().orElse(0);
    boolean lower = Yardstick.of(arm, Metric.ACCURACY).lowerIsBetter();
    boolean near = !lower && Tolerance.above(accuracy, 1 - margin) && accuracy <= 1;
    return flag(
        near,
        new Flag(
            Flag.Kind.CEILING,
            name(arm),
            accuracy,
            Text.format(
                "ceiling: %s reaches %.3f, which leaves less than the margin of %s to gain",
                name(arm), accuracy, Words.amount(margin))));
  }

  private static Optional<Flag> majority(List<Run> arm) {
    Optional<Guessing> guess = Guessing.of(arm);
    if (guess.isEmpty() || !guess.get().unequal()) {
      return Optional.empty(); // all classes are equally large: chance says it already
    }
    String largest = guess.get().largest();
    double share = guess.get().majority();
    return flag(
        !clearlyAbove(arm, arm.get(0).test().classes().indexOf(largest), share),
        new Flag(
            Flag.Kind.MAJORITY_CLASS,
            name(arm),
            share,
            Text.format(
                "majority class: %s is not clearly better than always answering '%s' (%.3f)",
                name(arm), largest, share)));
  }

  private static Optional<Flag> chance(List<Run> arm) {
    int classes = arm.get(0).test().classes().size();
    double share = classes == 0 ? 0 : 1.0 / classes;
    return flag(
        classes > 0 && !clearlyAbove(arm, -1, share),
        new Flag(
            Flag.Kind.CHANCE_LEVEL,
            name(arm),
            share,
            Text.format(
                "chance level: %s is not clearly better than guessing (%.3f)", name(arm), share)));
  }

  /** Whether the arm beats a constant answer, or for class -1 a guess, by the interval. */
  private static boolean clearlyAbove(List<Run> arm, int answer, double share) {
    boolean rowsStay = arm.stream().map(run -> run.test().rows()).distinct().count() == 1;
    Interval interval =
        rowsStay && arm.get(0).test().rows().size() > 1
            ? CrossedInterval.withDefaults()
                .of(arm.stream().map(run -> above(run, answer, share)).toArray(double[][]::new))
            : SeedInterval.withDefaults()
                .of(arm.stream().mapToDouble(r -> r.test().accuracy() - share).toArray());
    return interval.low() > 0;
  }

  private static double[] above(Run run, int answer, double share) {
    return IntStream.range(0, run.test().rows().size())
        .mapToDouble(
            i ->
                (run.test().correct(i) ? 1 : 0)
                    - (answer < 0 ? share : run.test().actual().get(i) == answer ? 1 : 0))
        .toArray();
  }

  /** An optimum at the strongest penalty: any use of the features made validation worse. */
  private static Optional<Flag> mute(List<Run> arm) {
    long runs =
        arm.stream()
            .flatMap(run -> run.fact(Fact.SOLVER_STRENGTH_PLACE).stream())
            .filter(StrengthPlace.STRONGEST::equals)
            .count();
    int constant =
        arm.stream()
            .flatMap(run -> run.fact(Fact.SOLVER_CONSTANT_FEATURES).stream())
            .min(Integer::compare)
            .orElse(0);
    return flag(
        2 * runs > arm.size(),
        new Flag(
            Flag.Kind.FEATURES_SAY_NOTHING,
            name(arm),
            runs,
            Text.format(
                "features say nothing: in %d of %d runs of %s the strongest penalty was best, so"
                    + " that its head hardly uses the base%s; check that the base has learned"
                    + " something, and how rows enter it",
                runs,
                arm.size(),
                name(arm),
                constant > 0
                    ? Text.format(" (%s of it constant)", Text.count(constant, "feature"))
                    : "")));
  }

  private static Optional<Flag> improving(List<Run> baseline) {
    double[] rises =
        baseline.stream()
            .map(run -> run.curve().points().stream().filter(p -> p.passes() > 0).toList())
            .filter(points -> points.size() >= 4)
            .mapToDouble(points -> LastPhase.rise(points, Point::validationAccuracy))
            .filter(Double::isFinite)
            .toArray();
    if (rises.length < 2) {
      return Optional.empty();
    }
    double rise = SeedInterval.withDefaults().of(rises).mean();
    double error = SeedInterval.withDefaults().estimate(rises).standardError();
    return flag(
        Tolerance.atLeast(rise, RISE) && rise > error,
        new Flag(
            Flag.Kind.BASELINE_STILL_IMPROVING,
            name(baseline),
            rise,
            Text.format(
                "baseline still improving: %s gained %s of validation accuracy in the last quarter"
                    + " of its passes; the verdict holds at this budget, a longer run of it may"
                    + " change it (withPasses)",
                name(baseline), Words.amount(rise))));
  }

  /** Of a word that the training could change, where it is not known; one flag for both sides. */
  static Optional<Flag> trainingNotKnown(Standing standing, Runs runs) {
    List<String> arms =
        Stream.of(standing.arm(), standing.baseline())
            .filter(side -> side.state() == TrainedOut.State.UNKNOWN)
            .map(TrainedOut::arm)
            .toList();
    return flag(
        standing.unknown(),
        new Flag(
            Flag.Kind.TRAINING_NOT_KNOWN,
            "",
            arms.size(),
            Text.format(
                "training not known: the runs of %s do not say whether more training would have"
                    + " brought more%s",
                String.join(", ", arms),
                arms.stream().map(runs::arm).allMatch(TrainingEvidence::lacksSeedsAlone)
                    ? Text.format("; it takes %d seeds to see it", TrainingEvidence.LEAST_RUNS)
                    : "")));
  }

  static String name(List<Run> arm) {
    return arm.get(0).arm();
  }

  static Optional<Flag> flag(boolean holds, Flag flag) {
    return holds ? Optional.of(flag) : Optional.empty();
  }
}
