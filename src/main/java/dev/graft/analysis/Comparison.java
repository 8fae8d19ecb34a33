package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The arms of an experiment against one of them, with a verdict for each. */
public final class Comparison implements Shown {
  /** Within it a difference counts as none: less than two seeds of one arm commonly differ by. */
  public static final double MARGIN = 0.03;

  private final Runs runs;
  private final String baseline;
  private final Terms terms;
  private final Judge judge;
  private final Judge.Judgement judgement;

  private final Usable usable;

  private Comparison(Runs given, String baseline, Terms terms) {
    this.usable = Usable.of(given, baseline, terms.metric());
    this.runs = usable.runs();
    Check.that(
        terms.margin() < 1 || !Yardstick.of(runs).share(),
        "margin (%s) must be below 1, for scores are fractions; write 0.03 for 3 points",
        terms.margin());
    this.baseline = baseline;
    this.terms = terms;
    judge = Judge.of(runs, baseline, terms);
    judgement = judge.alone();
  }

  /** Runs that wait for the name of their baseline; the terms belong fixed before a look. */
  public static final class Unjudged {
    private final Runs runs;
    private final Terms terms;

    private Unjudged(Runs runs, Terms terms) {
      this.runs = runs;
      this.terms = terms;
    }

    /** Another metric than accuracy. */
    public Unjudged withMetric(Metric metric) {
      return new Unjudged(runs, new Terms(metric, terms.margin(), terms.looks()));
    }

    /**
     * Another margin than {@link Comparison#MARGIN} within which a difference counts as none, in
     * the metric's unit.
     */
    public Unjudged withMargin(double margin) {
      return new Unjudged(runs, new Terms(terms.metric(), margin, terms.looks()));
    }

    /**
     * Several looks, at these numbers of seeds, each with its part of the 5% risk; one look is
     * planned otherwise. A look at another number of seeds is marked exploratory.
     */
    public Unjudged withLooks(int... seeds) {
      List<Integer> looks = Arrays.stream(seeds).boxed().toList();
      return new Unjudged(runs, new Terms(terms.metric(), terms.margin(), looks));
    }

    /**
     * Arms whose answers no seed changes, such as a zero-shot model, nearest neighbours or a table
     * of old answers: their one run stands beside each seed of the others, so that only these
     * others' seeds are doubted.
     *
     * @throws IllegalArgumentException if there is no such arm, or its runs do not answer alike
     */
    public Unjudged withoutSeed(String... arms) {
      return new Unjudged(Seedless.spread(runs, List.of(arms)), terms);
    }

    /**
     * The comparison of every other arm with this one. Where the runs come from a store, the look
     * is counted there.
     *
     * <p>An arm with other test rows, or with a single run of another seed, is left out, and a note
     * says why. Arms with other seeds are compared on the common ones, or as two samples.
     *
     * @throws IllegalArgumentException if there is no such arm, if no arm is left to compare, or if
     *     the runs lack what the metric needs
     */
    public Comparison against(String baseline) {
      return new Comparison(runs, Check.oneOf("arm", baseline, runs.arms()), terms);
    }

    @Override
    public String toString() {
      return Text.format(
          "runs of %s; name the baseline with against(\"%s\")",
          String.join(", ", runs.arms()), runs.arms().get(0));
    }
  }

  /**
   * Takes the runs.
   *
   * @throws IllegalArgumentException if they are not of the same split and data, or one arm's only
   */
  public static Unjudged of(Runs runs) {
    SameGround.check(runs);
    return new Unjudged(runs, Terms.DEFAULT);
  }

  /** The runs that are compared. */
  public Runs runs() {
    return runs;
  }

  /** The arm that the others are compared with. */
  public String baseline() {
    return baseline;
  }

  Judge judge() {
    return judge;
  }

  Terms terms() {
    return terms;
  }

  /** A verdict for each arm but the baseline, in the experiment's order. */
  public List<Verdict> verdicts() {
    return judgement.verdicts();
  }

  /** The verdict of one arm. */
  public Verdict verdict(String arm) {
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    Check.that(
        !usable.leftOut().containsKey(arm),
        "arm '%s' has no verdict: %s",
        arm,
        usable.leftOut().get(arm));
    Check.oneOf("arm", arm, verdicts().stream().map(Verdict::arm).toList());
    return verdicts().stream().filter(v -> v.arm().equals(arm)).findFirst().orElseThrow();
  }

  /** One row per arm: accuracies and what they cost. */
  public List<ArmSummary> summaries() {
    return runs.arms().stream().map(arm -> ArmSummary.of(arm, runs.arm(arm))).toList();
  }

  /**
   * What a reader must know before he believes the verdicts; what breaks fairness comes first, and
   * of either sort what can change a word the most.
   */
  public List<Flag> flags() {
    List<Flag> ofAll = new ArrayList<>(Fairness.of(runs.all()));
    Choices.another(runs.all(), terms.metric()).ifPresent(ofAll::add);
    Stream<Flag> beside =
        verdicts().stream()
            .flatMap(v -> v.flags().stream())
            .filter(f -> !f.kind().breaksFairness())
            .filter(f -> ofAll.stream().noneMatch(all -> all.kind() == f.kind()));
    return Stream.concat(ofAll.stream(), beside).distinct().sorted(Flag.HEAVIEST_FIRST).toList();
  }

  /** The flags in words, then which arms are left out, and what went wrong with the looks. */
  public List<String> notes() {
    return Stream.of(
            flags().stream().map(Flag::words),
            usable.words().stream(),
            judgement.troubles().stream())
        .flatMap(words -> words)
        .toList();
  }

  /** The paragraph on method for a report or paper. */
  public String methods() {
    return Methods.of(this, terms);
  }

  /**
   * Each arm's interval of its difference by itself, all at one level of confidence, cut as those
   * of the verdicts are: what a picture shows. The words come from corrected ones. Arms of which
   * nothing could be measured are left out.
   */
  public Map<String, Interval> intervals() {
    return judge.intervals();
  }

  /** A line per arm: its word, its interval drawn round 0 and in figures, the scores. */
  public String brief() {
    return TextForest.of(this);
  }

  /** A line per arm, then notes and table behind one click, as HTML. */
  public String html() {
    return ComparisonView.answer(this) + ComparisonView.rest(this);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    return ComparisonView.text(this);
  }

  /** A line per arm as CSV: verdict, difference with its interval, accuracies, costs, notes. */
  public String toCsv() {
    return ComparisonExport.csv(this);
  }

  /** Verdicts, notes and table as Markdown. */
  public String toMarkdown() {
    return ComparisonExport.markdown(this);
  }

  /** The metrics of transfer on the learning curves. */
  public TransferMetrics curves() {
    return TransferMetrics.of(runs, baseline);
  }

  /** An arm against the baseline, class by class. */
  public ByClass byClass(String arm) {
    return ByClass.of(runs, arm, baseline);
  }

  /** An arm against the baseline, test row by test row. */
  public ByExample byExample(String arm) {
    return ByExample.of(runs, arm, baseline);
  }
}
