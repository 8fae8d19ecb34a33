package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arms of an experiment against one of them, with a verdict for each. */
public final class Comparison implements Shown {
  /** Within it a difference counts as none: less than two seeds of one arm commonly differ by. */
  public static final double MARGIN = 0.03;

  private static final String UNFAIR = "Not fair in every respect: ";

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

  /** What a reader must know before he believes the verdicts; what breaks fairness comes first. */
  public List<Flag> flags() {
    Stream<Flag> beside =
        verdicts().stream()
            .flatMap(v -> v.flags().stream())
            .filter(f -> !f.kind().breaksFairness());
    return Stream.concat(Fairness.of(runs.all()).stream(), beside).distinct().toList();
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

  /** The first line where the arms had not the same chances; empty where they had. */
  private String unfair() {
    return flags().stream()
        .filter(flag -> flag.kind().breaksFairness())
        .map(Flag::words)
        .collect(Collectors.joining("; "));
  }

  private List<String> otherNotes() {
    long unfair = flags().stream().filter(flag -> flag.kind().breaksFairness()).count();
    return notes().stream().skip(unfair).toList();
  }

  /** Verdicts, notes and table, as HTML. */
  public String html() {
    String first = unfair().isEmpty() ? "" : Html.paragraph(UNFAIR + unfair() + ".");
    String sentences = verdicts().stream().map(VerdictHtml::of).collect(Collectors.joining());
    String notes =
        otherNotes().stream()
            .map(note -> "<li>" + Html.escape(note) + "</li>")
            .collect(Collectors.joining());
    return first + sentences + "<ul>" + notes + "</ul>" + Html.table(headers(), rows());
  }

  private List<String> headers() {
    return ArmSummary.headers(runs);
  }

  private List<List<String>> rows() {
    return summaries().stream().map(ArmSummary::cells).toList();
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!unfair().isEmpty()) {
      text.append(UNFAIR).append(unfair()).append(".\n");
    }
    verdicts().forEach(verdict -> text.append(verdict).append('\n'));
    otherNotes().forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.append(Text.table(headers(), rows())).toString();
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
