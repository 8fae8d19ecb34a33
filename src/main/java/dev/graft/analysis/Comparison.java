package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Map;

/** The arms of an experiment against one of them, with a verdict for each. */
public final class Comparison implements Shown {
  private final Runs runs;
  private final String baseline;

  private Comparison(Runs runs, String baseline) {
    this.runs = runs;
    this.baseline = baseline;
  }

  /** Runs that wait for the name of their baseline. */
  public record Unjudged(Runs runs) {
    /** The comparison of every other arm with this one. */
    public Comparison against(String baseline) {
      Check.oneOf("arm", baseline, runs.arms());
      return new Comparison(runs, baseline);
    }
  }

  /**
   * Takes the runs.
   *
   * @throws IllegalArgumentException if they are not of the same split
   */
  public static Unjudged of(Runs runs) {
    Check.that(!runs.all().isEmpty(), "runs (0) must be at least 1; run the experiment first");
    Run first = runs.all().get(0);
    for (Run run : runs.all()) {
      checkSame("split", first, run);
      checkSame("data.hash", first, run);
    }
    return new Unjudged(runs);
  }

  private static void checkSame(String fact, Run first, Run run) {
    Check.that(
        first.provenance().getOrDefault(fact, "").equals(run.provenance().getOrDefault(fact, "")),
        "arm '%s' and arm '%s' differ in their %s: only runs on the same split are compared",
        first.arm(),
        run.arm(),
        fact);
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
    return runs.arms().stream().filter(arm -> !arm.equals(baseline)).map(this::verdict).toList();
  }

  /** The verdict of one arm. */
  public Verdict verdict(String arm) {
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    return Judge.verdict(new Pairs(runs, arm, baseline));
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
    StringBuilder html = new StringBuilder();
    verdicts().forEach(verdict -> html.append(sentence(verdict)));
    notes().forEach(note -> html.append(Html.paragraph("Note: " + note)));
    return html.append(Html.table(ArmSummary.HEADERS, rows())).toString();
  }

  private static String sentence(Verdict verdict) {
    // Blue and orange of Okabe and Ito: told apart by colour-blind readers; the word stands there.
    String colour =
        switch (verdict.outcome()) {
          case HELPS -> "#0072B2";
          case HARMS -> "#D55E00";
          default -> "#767676";
        };
    return "<p style=\"border-left:6px solid %s;padding-left:8px\"><b>%s</b>: %s</p>"
        .formatted(colour, Html.escape(verdict.outcome()), Html.escape(verdict));
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
    verdicts().forEach(verdict -> text.append(verdict).append('\n'));
    notes().forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.append(Text.table(ArmSummary.HEADERS, rows())).toString();
  }
}
