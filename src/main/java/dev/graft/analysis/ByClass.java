package dev.graft.analysis;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import dev.graft.stats.ChanceOfNothing;
import dev.graft.stats.FalseDiscovery;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An arm against its baseline class by class: what the mean over all rows hides. Each class has the
 * same interval over seeds and rows as the verdict, of its own rows; the words come from the
 * p-values at a false discovery rate of 10% over the classes that were tested.
 *
 * <p>Classes share the seeds, and a row lost by one class's answer may be won by another's, so the
 * classes are not quite independent; the rate is that of independent ones.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param classes in the data's order
 * @param notes what a reader must know
 */
public record ByClass(String arm, String baseline, List<ClassChange> classes, List<String> notes)
    implements Shown {
  /** Fewer rows than this say nothing of a class. */
  public static final int FEWEST_ROWS = 5;

  /** Copies the lists. */
  public ByClass {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  /**
   * The classes of an arm against a baseline.
   *
   * @throws IllegalArgumentException if there is no such arm, the arms have other seeds or test
   *     rows, or the runs do not say what they answered row by row
   */
  public static ByClass of(Runs runs, String arm, String baseline) {
    Pairs pairs = Pairs.endedWell(runs, arm, baseline);
    Answered.check(pairs, arm, baseline);
    List<ClassChange> untested = new ArrayList<>();
    List<String> names = pairs.arm().get(0).test().classes();
    for (int label = 0; label < names.size(); label++) {
      untested.add(untested(pairs, names.get(label), label));
    }
    List<ClassChange> classes = adjusted(untested);
    return new ByClass(arm, baseline, classes, notes(pairs, classes));
  }

  private static ClassChange untested(Pairs pairs, String name, int label) {
    double[][] answers = pairs.answers(actual -> actual == label);
    int rows = IntStream.range(0, answers.length).map(s -> answers[s].length).min().orElse(0);
    Optional<Interval> difference =
        rows < FEWEST_ROWS ? Optional.empty() : Measured.interval(pairs, answers);
    double p = difference.isPresent() ? pValue(pairs, answers, difference.get()) : Double.NaN;
    ClassChange.Word word =
        rows < FEWEST_ROWS ? ClassChange.Word.TOO_FEW_ROWS : ClassChange.Word.ONE_SEED;
    return new ClassChange(
        name,
        rows,
        share(pairs.arm(), label),
        share(pairs.baseline(), label),
        difference.map(interval -> interval.within(-1, 1)),
        p,
        Double.NaN,
        word);
  }

  private static double share(List<Run> runs, int label) {
    return runs.stream()
        .flatMap(
            run ->
                IntStream.range(0, run.test().rows().size())
                    .filter(i -> run.test().actual().get(i) == label)
                    .mapToObj(run.test()::correct))
        .mapToDouble(correct -> correct ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  // A table without any spread would make every p-value 0, be it ever so small. The p-value is then
  // that of the table with one answer changed.
  private static double pValue(Pairs pairs, double[][] answers, Interval interval) {
    if (interval.low() < interval.high() || interval.mean() == 0) {
      return ChanceOfNothing.pValue(interval);
    }
    double[][] changed = answers.clone();
    changed[0] = answers[0].clone();
    changed[0][0] -= Math.signum(interval.mean());
    return ChanceOfNothing.pValue(Measured.interval(pairs, changed).orElseThrow());
  }

  private static List<ClassChange> adjusted(List<ClassChange> untested) {
    List<ClassChange> tested =
        untested.stream().filter(one -> !Double.isNaN(one.pValue())).toList();
    FalseDiscovery.Tests tests =
        FalseDiscovery.withDefaults()
            .of(tested.stream().mapToDouble(ClassChange::pValue).toArray());
    return untested.stream()
        .map(one -> tested.contains(one) ? judged(one, tests, tested.indexOf(one)) : one)
        .toList();
  }

  private static ClassChange judged(ClassChange one, FalseDiscovery.Tests tests, int i) {
    double mean = one.difference().map(Interval::mean).orElseThrow();
    ClassChange.Word found = mean < 0 ? ClassChange.Word.LOST : ClassChange.Word.WON;
    return new ClassChange(
        one.name(),
        one.rows(),
        one.ofArm(),
        one.ofBaseline(),
        one.difference(),
        one.pValue(),
        tests.adjusted().get(i),
        tests.found(i) ? found : ClassChange.Word.NOT_TOLD);
  }

  private static List<String> notes(Pairs pairs, List<ClassChange> classes) {
    List<String> notes = new ArrayList<>();
    long tested = classes.stream().filter(one -> !Double.isNaN(one.pValue())).count();
    notes.add(
        Text.format(
            "%d of %d classes tested over %s; words at a false discovery rate of 10%%, intervals at 95%% each",
            tested, classes.size(), Text.count(pairs.size(), "seed")));
    if (pairs.size() < 2) {
      notes.add("one seed cannot show how much the seed matters; add seeds");
    }
    if (!pairs.rowsStay()) {
      notes.add("test rows change from seed to seed: intervals over seeds alone");
    }
    Stream.of(pairs.arm(), pairs.baseline())
        .map(TrainingEvidence::of)
        .filter(TrainedOut::denied)
        .map(side -> side + "; what it loses here it may only not have learned yet")
        .forEach(notes::add);
    pairs.leftOut().forEach(failed -> notes.add(failed + "; its pair is left out"));
    return notes;
  }

  /** The classes on which the arm is worse. */
  public List<ClassChange> lost() {
    return with(ClassChange.Word.LOST);
  }

  /** The classes on which the arm is better. */
  public List<ClassChange> won() {
    return with(ClassChange.Word.WON);
  }

  private List<ClassChange> with(ClassChange.Word word) {
    return classes.stream().filter(one -> one.word() == word).toList();
  }

  private String sentence() {
    return Text.format(
        "%s against %s, class by class: lost %s; won %s.",
        arm, baseline, names(lost()), names(won()));
  }

  private static String names(List<ClassChange> classes) {
    return classes.isEmpty()
        ? "none"
        : classes.stream()
            .map(one -> Text.format("%s (%s points)", one.name(), change(one)))
            .collect(Collectors.joining(", "));
  }

  private static String change(ClassChange one) {
    return Words.points(one.ofArm() - one.ofBaseline());
  }

  private List<String> headers() {
    return List.of(
        "class", "rows", baseline, arm, "difference", "95% interval", "p", "adjusted", "word");
  }

  private List<List<String>> rows() {
    return classes.stream().map(ClassChange::cells).toList();
  }

  private Sheet sheet() {
    return Sheet.of(sentence()).withNotes(notes).with(headers(), rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
