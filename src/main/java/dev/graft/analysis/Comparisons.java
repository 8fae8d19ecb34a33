package dev.graft.analysis;

import static java.util.stream.Collectors.toSet;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.show.Shown;
import dev.graft.stats.Estimate;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Comparisons that belong together, such as the same arms on several targets: their arms are one
 * family, and {@link #over} gives one answer over all targets. Ten targets judged one by one at 5%
 * give a false word in up to 40% of studies in which nothing helps.
 */
public final class Comparisons implements Shown {
  private final Map<String, Comparison> targets;
  private final Correction correction;

  private Comparisons(Map<String, Comparison> targets, Correction correction) {
    this.targets = targets;
    this.correction = correction;
  }

  /** The first comparison, with the name of its target. */
  public static Comparisons of(String target, Comparison comparison) {
    return new Comparisons(Map.of(), Correction.HOLM).and(target, comparison);
  }

  /**
   * One more.
   *
   * @throws IllegalArgumentException if the target's name is taken, or metric, margin or planned
   *     looks are not those of the first
   */
  public Comparisons and(String target, Comparison comparison) {
    Check.that(
        !targets.containsKey(target),
        "target '%s' is there already (%s); give each comparison a name of its own",
        target,
        String.join(", ", targets.keySet()));
    targets.forEach((other, before) -> checkApart(target, comparison, other, before));
    for (Comparison first : targets.values()) {
      Yardstick score = Yardstick.of(first.runs());
      Check.that(
          score.equals(Yardstick.of(comparison.runs())),
          "score of target '%s' (%s) must be that of the others (%s); compare what is measured alike",
          target,
          Yardstick.of(comparison.runs()),
          score);
      Check.that(
          first.terms().equals(comparison.terms()),
          "terms of target '%s' (%s) must be those of the others (%s); judge all by one metric,"
              + " margin and plan of looks",
          target,
          comparison.terms(),
          first.terms());
    }
    Map<String, Comparison> more = new LinkedHashMap<>(targets);
    more.put(target, comparison);
    return new Comparisons(more, correction);
  }

  private static void checkApart(
      String target, Comparison comparison, String other, Comparison before) {
    Set<List<Object>> known = before.runs().all().stream().map(Comparisons::what).collect(toSet());
    Check.that(
        !comparison.runs().all().stream().map(Comparisons::what).allMatch(known::contains),
        "runs of target '%s' must not be those of target '%s': the targets are the sample, and one"
            + " counted twice is no further one; give each target its own runs",
        target,
        other);
  }

  private static List<Object> what(Run run) {
    return List.of(run.key(), run.test());
  }

  /**
   * Lets this share of the words *helps* and *harms* be wrong, in (0, 1), in place of holding the
   * risk of a single wrong one: for a list to look through, not for a claim.
   */
  public Comparisons withFalseDiscoveryRate(double rate) {
    return new Comparisons(targets, Correction.falseDiscovery(rate));
  }

  /** The names of the targets, in their order. */
  public List<String> targets() {
    return List.copyOf(targets.keySet());
  }

  /** The arms that were judged on at least one target, in the order of their first. */
  public List<String> arms() {
    return arms(verdicts());
  }

  private static List<String> arms(Map<String, List<Verdict>> verdicts) {
    return verdicts.values().stream().flatMap(List::stream).map(Verdict::arm).distinct().toList();
  }

  /** The verdicts of each target, all arms of all targets corrected together. */
  public Map<String, List<Verdict>> verdicts() {
    List<Judge> judges = targets.values().stream().map(Comparison::judge).toList();
    List<Estimate> estimates = judges.stream().flatMap(j -> j.estimates().stream()).toList();
    int family = judges.stream().mapToInt(Judge::size).sum();
    List<Interval> intervals = correction.intervals(estimates, family, first().terms().sharing());
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    int from = 0;
    for (Map.Entry<String, Comparison> target : targets.entrySet()) {
      Judge judge = target.getValue().judge();
      int to = from + judge.estimates().size();
      Judge.Family own = new Judge.Family(family, correction);
      verdicts.put(target.getKey(), judge.judgement(intervals.subList(from, to), own).verdicts());
      from = to;
    }
    return verdicts;
  }

  private Comparison first() {
    return targets.values().iterator().next();
  }

  /** The verdict of one arm on one target, in this family. */
  public Verdict verdict(String target, String arm) {
    Check.oneOf("target", target, targets());
    List<Verdict> verdicts = verdicts().get(target);
    Check.oneOf("arm", arm, verdicts.stream().map(Verdict::arm).toList());
    return verdicts.stream().filter(v -> v.arm().equals(arm)).findFirst().orElseThrow();
  }

  /**
   * One answer over all targets on which the arm was judged.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public OverTargets over(String arm) {
    return over(arm, verdicts());
  }

  private static OverTargets over(String arm, Map<String, List<Verdict>> all) {
    Check.oneOf("arm", arm, arms(all));
    Map<String, Verdict> own = new LinkedHashMap<>();
    all.forEach(
        (target, verdicts) ->
            verdicts.stream().filter(v -> v.arm().equals(arm)).forEach(v -> own.put(target, v)));
    return OverTargets.of(arm, own);
  }

  private static final List<String> HEADERS =
      List.of("target", "arm", "verdict", "difference", "interval", "seeds x rows");

  private static List<List<String>> rows(Map<String, List<Verdict>> verdicts) {
    List<List<String>> rows = new ArrayList<>();
    verdicts.forEach((target, all) -> all.forEach(verdict -> rows.add(cells(target, verdict))));
    return rows;
  }

  private static List<String> cells(String target, Verdict verdict) {
    Verdict.Evidence size = verdict.evidence();
    return List.of(
        target,
        verdict.arm(),
        verdict.word() + (verdict.exploratory() ? " (exploratory)" : ""),
        verdict.interval().map(i -> Words.signed(i.mean(), size)).orElse("-"),
        verdict
            .interval()
            .map(i -> Words.signed(i.low(), size) + " to " + Words.signed(i.high(), size))
            .orElse("-"),
        Text.format("%,d x %,d", size.seeds(), size.rows()));
  }

  private String head() {
    int family = targets.values().stream().mapToInt(c -> c.judge().size()).sum();
    String how = correction.words(family);
    return Text.format(
        "%s%s.", Text.count(targets.size(), "target"), how.isEmpty() ? "" : ", " + how);
  }

  @Override
  public Map<String, Object> bundle() {
    Map<String, List<Verdict>> verdicts = verdicts();
    StringBuilder html = new StringBuilder(Html.paragraph(head()));
    arms(verdicts).forEach(arm -> html.append(Html.paragraph(over(arm, verdicts).toString())));
    return Shown.html(html.append(Html.table(HEADERS, rows(verdicts))).toString(), text(verdicts));
  }

  @Override
  public String toString() {
    return text(verdicts());
  }

  private String text(Map<String, List<Verdict>> verdicts) {
    StringBuilder text = new StringBuilder(head()).append('\n');
    arms(verdicts).forEach(arm -> text.append(over(arm, verdicts)).append('\n'));
    return text.append(Text.table(HEADERS, rows(verdicts))).toString();
  }
}
