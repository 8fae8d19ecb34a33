package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the design of a comparison, its seeds and test rows, takes from a verdict. */
final class DesignFlags {
  /** Fewer seeds leave the interval wide and the verdict a first look. */
  private static final int FEW_SEEDS = 5;

  /** The interval was simulated from this number of test rows on. */
  private static final int FEW_ROWS = 50;

  /** The interval of a metric on classes was simulated from so many rows of each on. */
  private static final int FEW_OF_A_CLASS = 10;

  private DesignFlags() {}

  /** A score of which nobody says whether more of it is better. */
  static Optional<Flag> direction(Pairs pairs) {
    List<Run> taken =
        pairs.all().stream()
            .filter(run -> run.fact(Fact.METRIC_TAKEN_AS_HIGHER).orElse(false))
            .toList();
    String name = taken.isEmpty() ? "" : taken.get(0).text(Fact.METRIC);
    return Flags.flag(
        !taken.isEmpty(),
        new Flag(
            Flag.Kind.DIRECTION_TAKEN,
            "",
            1,
            Text.format(
                "direction taken: %s is taken as the higher, the better; otherwise the word turns"
                    + " round: withMetric(\"%s\", Direction.LOWER_IS_BETTER), and HIGHER_IS_BETTER"
                    + " where it is so",
                name, name)));
  }

  /** Classes of a file that are numbers, where a wrong answer mostly lies near the true one. */
  static Optional<Flag> counted(Pairs pairs) {
    boolean counted =
        pairs.all().stream().anyMatch(run -> run.fact(Fact.CLASSES_COUNTED).orElse(false));
    int classes = pairs.baseline().get(0).test().classes().size();
    return Flags.flag(
        counted,
        new Flag(
            Flag.Kind.NUMBERS_AS_CLASSES,
            "",
            classes,
            Text.format(
                "numbers judged as classes: the %d classes are numbers and wrong answers lie near,"
                    + " so they may be counts; a miss by one counts here as any other; an error per"
                    + " run tells them apart, withMetric(\"mae\", Direction.LOWER_IS_BETTER), and"
                    + " classes are stated with withClasses(...)",
                classes)));
  }

  /** Runs that should differ by their seeds, and do not: one run, and its copies. */
  static Optional<Flag> alike(List<Run> arm) {
    boolean seedMatters =
        arm.stream()
            .noneMatch(
                run ->
                    run.states(Fact.SEEDLESS)
                        || TrainingEvidence.solved(run)
                        || TrainingEvidence.nothingToTrain(run));
    boolean alike = arm.stream().map(Run::test).distinct().count() == 1;
    return Flags.flag(
        seedMatters && alike && arm.size() > 1 && !arm.get(0).test().rows().isEmpty(),
        new Flag(
            Flag.Kind.SEEDS_ALIKE,
            Flags.name(arm),
            arm.size(),
            Text.format(
                "seeds without effect: %d runs of %s answer every row alike, as one run does; that"
                    + " other seeds would, too, is not shown",
                arm.size(), Flags.name(arm))));
  }

  /** A word that one row more would take away, lost or won at every seed. */
  static Flag oneRow(Pairs pairs, Outcome outcome) {
    int differing = pairs.differing();
    return new Flag(
        Flag.Kind.ONE_ROW,
        pairs.arm().get(0).arm(),
        differing,
        Text.format(
            "hangs on one row: %s of %,d differ, and one more that is %s at every seed would leave"
                + " it open whether %s %s",
            Text.count(differing, "test row"),
            pairs.rows(),
            outcome == Outcome.HELPS ? "lost" : "won",
            pairs.arm().get(0).arm(),
            outcome));
  }

  static Optional<Flag> seedsDiffer(Pairs pairs) {
    String words =
        pairs.paired()
            ? Text.format(
                "seeds differ: compared on the %d that both have; left aside: %s",
                pairs.size(), String.join("; ", pairs.leftOut()))
            : Text.format(
                "seeds differ: %s (%s) and %s (%s) share %s, so that all of them stand side by side"
                    + " as two samples",
                Flags.name(pairs.arm()),
                Text.count(pairs.arm().size(), "seed"),
                Flags.name(pairs.baseline()),
                Text.count(pairs.baseline().size(), "seed"),
                switch (pairs.shared()) {
                  case 0 -> "none";
                  case 1 -> "one alone";
                  default -> pairs.shared() + " alone";
                });
    return Flags.flag(
        !pairs.paired() || !pairs.leftOut().isEmpty(),
        new Flag(Flag.Kind.SEEDS_DIFFER, "", pairs.paired() ? pairs.size() : 0, words));
  }

  /** Rows that were left aside may be those that were hard to answer. */
  static Optional<Flag> rowsDiffer(Pairs pairs) {
    int missing = pairs.missing().rows();
    return Flags.flag(
        missing > 0,
        new Flag(
            Flag.Kind.ROWS_DIFFER,
            "",
            missing,
            Text.format(
                "test rows differ: compared on those that all runs answered; left aside: %,d,"
                    + " missing in %s; if they were hard to answer, that flatters who lacks them",
                missing, pairs.missing().lackedBy())));
  }

  /** Where runs were computed apart; not known of what does not say it. */
  static Optional<Flag> processors(Pairs pairs) {
    Map<String, Long> kinds =
        pairs.all().stream()
            .flatMap(run -> run.fact(Fact.PROCESSOR).stream())
            .collect(
                Collectors.groupingBy(kind -> kind, LinkedHashMap::new, Collectors.counting()));
    String each =
        kinds.entrySet().stream()
            .map(kind -> Text.format("%s (%s)", kind.getKey(), Text.count(kind.getValue(), "run")))
            .collect(Collectors.joining(", "));
    return Flags.flag(
        kinds.size() > 1,
        new Flag(
            Flag.Kind.PROCESSORS_DIFFER,
            "",
            kinds.size(),
            Text.format(
                "processors differ: %s; a seed's run has other last bits on another kind, and their"
                    + " seconds cannot be compared",
                each)));
  }

  /** Only seeds that play a part are asked for. */
  static Optional<Flag> fewSeeds(Pairs pairs) {
    int seeds = pairs.size();
    List<String> seedless = pairs.seedless();
    String of =
        Stream.of(pairs.arm(), pairs.baseline())
            .map(Flags::name)
            .filter(name -> seedless.size() == 1 && !seedless.contains(name))
            .findFirst()
            .orElse("");
    String words =
        Text.format(
            "few seeds (%d)%s: a first look; %d make the interval narrower",
            seeds, of.isEmpty() ? "" : " of " + of, FEW_SEEDS);
    return Flags.flag(
        seeds < FEW_SEEDS && seedless.size() < 2, new Flag(Flag.Kind.FEW_SEEDS, of, seeds, words));
  }

  static Optional<Flag> fewRows(Pairs pairs) {
    int rows = pairs.rows();
    String words =
        Text.format("few test rows (%d): the interval was checked from %d on", rows, FEW_ROWS);
    return Flags.flag(
        rows > 0 && rows < FEW_ROWS, new Flag(Flag.Kind.FEW_TEST_ROWS, "", rows, words));
  }

  /** Macro-F1 and AUC hang on the smallest class: each class counts the same. */
  static Optional<Flag> fewOfAClass(Pairs pairs, Metric metric) {
    List<Integer> actual = pairs.baseline().get(0).test().actual();
    int fewest =
        actual.stream().distinct().mapToInt(c -> Collections.frequency(actual, c)).min().orElse(0);
    return Flags.flag(
        metric != Metric.ACCURACY && fewest > 0 && fewest < FEW_OF_A_CLASS,
        new Flag(
            Flag.Kind.FEW_TEST_ROWS,
            "",
            fewest,
            Text.format(
                "few test rows (%d) of the smallest class: %s was checked from %d of each on",
                fewest, metric, FEW_OF_A_CLASS)));
  }

  static Optional<Flag> overlap(Pairs pairs) {
    double training = pairs.trainingRows().orElse(0);
    return Flags.flag(
        pairs.redrawn(),
        new Flag(
            Flag.Kind.REDRAWN_ROWS,
            "",
            pairs.testRows() / training,
            "all rows were redrawn: the interval has a floor that no number of seeds goes below"));
  }
}
