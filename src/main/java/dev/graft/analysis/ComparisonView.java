package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a comparison reads: the answer first, a line per arm; then, folded in a notebook, what to
 * know beside it, how it was decided, and the arms in numbers.
 */
public final class ComparisonView {
  private static final String UNFAIR = "Not fair in every respect: ";

  private final Comparison comparison;
  private final List<Flag> flags;

  private ComparisonView(Comparison comparison) {
    this.comparison = comparison;
    this.flags = comparison.flags();
  }

  /**
   * A line per arm as HTML: its word on a coloured ground, its scores, what would settle it; then
   * what was not fair, by name.
   */
  public static String answer(Comparison comparison) {
    String lines =
        comparison.verdicts().stream()
            .map(verdict -> line(comparison, verdict))
            .collect(Collectors.joining());
    Stream<String> names =
        new ComparisonView(comparison).breakingFairness().map(flag -> flag.kind().toString());
    String unfair = names.distinct().collect(Collectors.joining(", "));
    return unfair.isEmpty() ? lines : lines + Html.paragraph(UNFAIR + unfair + ".");
  }

  private static String line(Comparison comparison, Verdict verdict) {
    Optional<Interval> interval = Optional.ofNullable(comparison.intervals().get(verdict.arm()));
    return Text.format(
        "<p>%s <b>%s</b>: %s</p>",
        VerdictHtml.word(verdict),
        Html.escape(verdict.arm()),
        Html.escape(numbers(verdict, interval)));
  }

  /** The scores, since the picture has the difference; without one, why there is none. */
  private static String numbers(Verdict verdict, Optional<Interval> interval) {
    if (interval.isEmpty() || verdict.outcome() == Outcome.FAILED_RUN) {
      return verdict.reason();
    }
    String exploratory = verdict.exploratory() ? "; exploratory, no planned look" : "";
    return Words.scores(verdict.evidence())
        + stricter(verdict, interval.get())
        + open(verdict)
        + exploratory;
  }

  /** What would settle an open answer, in its first words; nothing else is open. */
  private static String open(Verdict verdict) {
    return verdict.outcome() == Outcome.CANNOT_TELL && !verdict.reason().isEmpty()
        ? "; " + verdict.reason().split(" \\(it finds |; ", 2)[0]
        : "";
  }

  /** Where the word is more careful than the interval by itself. */
  private static String stricter(Verdict verdict, Interval alone) {
    boolean clear = !alone.contains(0);
    boolean told = verdict.outcome() == Outcome.HELPS || verdict.outcome() == Outcome.HARMS;
    boolean corrected = verdict.interval().filter(i -> i.contains(0)).isPresent();
    return clear && corrected && !told && verdict.rule().family() > 1
        ? Text.format("; no longer clear once corrected for %d arms", verdict.rule().family())
        : "";
  }

  /** What stands behind the answer, behind one click. */
  public static String rest(Comparison comparison) {
    return rest(comparison, "");
  }

  /** The same with more HTML at its end, such as a picture. */
  public static String rest(Comparison comparison, String more) {
    ComparisonView view = new ComparisonView(comparison);
    List<String> notes = Stream.of(view.unfair(), view.others()).flatMap(List::stream).toList();
    String sentences =
        comparison.verdicts().stream()
            .map(verdict -> Html.paragraph(verdict.sentence()))
            .collect(Collectors.joining());
    return Text.format(
        "<details><summary>%s</summary>%s%s%s%s%s</details>",
        Html.escape(summary(notes.size())),
        Html.list(notes),
        sentences,
        Html.paragraph(view.decided()),
        Html.table(view.headers(), view.rows()),
        more);
  }

  private static String summary(int notes) {
    String known = notes == 0 ? "" : Text.count(notes, "thing") + " to know beside it, ";
    String rest = "how it was decided, and the arms in numbers";
    return known.isEmpty() ? "H" + rest.substring(1) : known + rest;
  }

  /** The correction, where there is one; how the picture's level and the words' differ. */
  private String decided() {
    Verdict first = comparison.verdicts().get(0);
    String level =
        comparison.intervals().values().stream()
            .findFirst()
            .map(i -> Words.percent(i.confidence()))
            .orElse("95%");
    String alone = Text.format("The picture has the %s interval of each arm by itself", level);
    if (first.rule().family() < 2) {
      return alone + ".";
    }
    return Text.format(
        "%s. The words are more careful, for of %d arms one may look good by luck: by Holm's steps"
            + " the clearest arm is judged first and at the strictest level, the next at a milder"
            + " one, and so on; the sentences above have the interval of each arm's own step.",
        alone, first.rule().family());
  }

  /** The whole as text: the same order, nothing folded. */
  static String text(Comparison comparison) {
    ComparisonView view = new ComparisonView(comparison);
    StringBuilder text = new StringBuilder(TextForest.of(comparison)).append("\n\n");
    comparison.verdicts().forEach(verdict -> text.append(verdict.sentence()).append('\n'));
    if (comparison.verdicts().get(0).rule().family() > 1) {
      text.append(view.decided()).append('\n');
    }
    view.unfair().forEach(note -> text.append(note).append('\n'));
    view.others().forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.append(Text.table(view.headers(), view.rows())).toString();
  }

  private Stream<Flag> breakingFairness() {
    return flags.stream().filter(flag -> flag.kind().breaksFairness());
  }

  /** What was not the same for all arms, in one sentence; nothing where all was. */
  private List<String> unfair() {
    String words = breakingFairness().map(Flag::words).collect(Collectors.joining("; "));
    return words.isEmpty() ? List.of() : List.of(UNFAIR + words + ".");
  }

  private List<String> others() {
    return comparison.notes().stream().skip(breakingFairness().count()).toList();
  }

  private List<String> headers() {
    return ArmSummary.headers(comparison.runs());
  }

  private List<List<String>> rows() {
    return comparison.summaries().stream().map(ArmSummary::cells).toList();
  }
}
