package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The arms of an experiment against one of them, with a verdict for each. */
public final class Comparison implements Shown {
  private final Runs runs;
  private final String baseline;
  private final List<Verdict> verdicts;

  private Comparison(Runs runs, String baseline) {
    this.runs = runs;
    this.baseline = baseline;
    this.verdicts =
        runs.arms().stream()
            .filter(arm -> !arm.equals(baseline))
            .map(arm -> Judge.verdict(Pairs.of(runs, arm, baseline)))
            .toList();
  }

  /**
   * Runs that wait for the name of their baseline.
   *
   * @param runs of at least two arms, all on the same split
   */
  public record Unjudged(Runs runs) {
    /** Checks that the runs can be compared at all. */
    public Unjudged {
      SameGround.check(runs);
    }

    /**
     * The comparison of every other arm with this one.
     *
     * @throws IllegalArgumentException if there is no such arm, or if an arm has other seeds or,
     *     for a seed, other test rows
     */
    public Comparison against(String baseline) {
      return new Comparison(runs, Check.oneOf("arm", baseline, runs.arms()));
    }

    @Override
    public String toString() {
      return "runs of %s; name the baseline with against(\"%s\")"
          .formatted(String.join(", ", runs.arms()), runs.arms().get(0));
    }
  }

  /**
   * Takes the runs.
   *
   * @throws IllegalArgumentException if they are not of the same split and data, or one arm's only
   */
  public static Unjudged of(Runs runs) {
    return new Unjudged(runs);
  }

  /** The runs. */
  public Runs runs() {
    return runs;
  }

  /** The arm that the others are compared with. */
  public String baseline() {
    return baseline;
  }

  /** A verdict for each arm but the baseline, in the experiment's order. */
  public List<Verdict> verdicts() {
    return verdicts;
  }

  /** The verdict of one arm. */
  public Verdict verdict(String arm) {
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    Check.oneOf("arm", arm, verdicts.stream().map(Verdict::arm).toList());
    return verdicts.stream().filter(v -> v.arm().equals(arm)).findFirst().orElseThrow();
  }

  /** One row per arm: accuracies and what they cost. */
  public List<ArmSummary> summaries() {
    return runs.arms().stream().map(arm -> ArmSummary.of(arm, runs.arm(arm))).toList();
  }

  /** What a reader must know before he believes the verdicts. */
  public List<String> notes() {
    return Notes.of(this);
  }

  /** Verdicts, notes and table, as HTML. */
  public String html() {
    String sentences = verdicts.stream().map(VerdictHtml::of).collect(Collectors.joining());
    String notes =
        notes().stream()
            .map(note -> "<li>" + Html.escape(note) + "</li>")
            .collect(Collectors.joining());
    return sentences + "<ul>" + notes + "</ul>" + Html.table(ArmSummary.HEADERS, rows());
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
    verdicts.forEach(verdict -> text.append(verdict).append('\n'));
    notes().forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.append(Text.table(ArmSummary.HEADERS, rows())).toString();
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
