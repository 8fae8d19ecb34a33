package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.BayesianSignedRank;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import dev.graft.stats.Wilcoxon;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One answer over several targets: does the arm help on targets like these? Each target counts the
 * same, with its mean difference; how targets differ from each other is the doubt (Dem&#353;ar
 * 2006, "Statistical comparisons of classifiers over multiple data sets"; Benavoli et al. 2017).
 *
 * @param arm the arm
 * @param verdicts what came of it on each target, in their order
 * @param leftOut targets on which nothing could be measured, or that have no such arm
 * @param outcome helps or harms where the chance that a typical difference lies beyond the margin
 *     is at least {@link #SURE}, no difference where the chance that it lies within is; cannot tell
 *     otherwise, and with fewer than {@link #FEWEST} targets
 * @param chances where a typical difference lies; empty for fewer than two targets
 * @param interval 95%, of the mean difference over targets, as a fraction, cut to what it can be;
 *     empty likewise
 * @param pValue of Wilcoxon's signed-rank test, two-sided; NaN where there is none
 */
public record OverTargets(
    String arm,
    Map<String, Verdict> verdicts,
    List<String> leftOut,
    Outcome outcome,
    Optional<BayesianSignedRank.Chances> chances,
    Optional<Interval> interval,
    double pValue)
    implements Shown {
  /** What a chance must reach for a word. */
  public static final double SURE = 0.95;

  /** With fewer targets there is no word: a signed-rank test of five cannot reach 5%. */
  public static final int FEWEST = 6;

  /** Copies the collections. */
  public OverTargets {
    verdicts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    leftOut = List.copyOf(leftOut);
  }

  /** Of the targets that have the arm, and the names of those without it. */
  static OverTargets of(String arm, Map<String, Verdict> all, List<String> without) {
    Map<String, Verdict> measured = new LinkedHashMap<>(all);
    measured.values().removeIf(v -> v.outcome() == Outcome.FAILED_RUN || v.interval().isEmpty());
    List<String> leftOut =
        Stream.concat(all.keySet().stream().filter(t -> !measured.containsKey(t)), without.stream())
            .toList();
    double[] differences =
        measured.values().stream().mapToDouble(v -> v.interval().orElseThrow().mean()).toArray();
    if (differences.length < 2) {
      return new OverTargets(
          arm,
          measured,
          leftOut,
          Outcome.CANNOT_TELL,
          Optional.empty(),
          Optional.empty(),
          Double.NaN);
    }
    double margin = measured.values().iterator().next().rule().margin();
    BayesianSignedRank.Chances chances = BayesianSignedRank.within(margin).of(differences);
    return new OverTargets(
        arm,
        measured,
        leftOut,
        outcome(chances, measured.values()),
        Optional.of(chances),
        Optional.of(interval(differences, measured.values())),
        Wilcoxon.pValue(differences));
  }

  /** Cut to what a difference of shares can be. */
  private static Interval interval(double[] differences, Collection<Verdict> verdicts) {
    Interval mean = SeedInterval.withDefaults().of(differences);
    boolean shares = verdicts.stream().allMatch(v -> v.evidence().inPoints());
    return shares ? mean.within(-1, 1) : mean;
  }

  private static Outcome outcome(BayesianSignedRank.Chances chances, Collection<Verdict> verdicts) {
    Outcome higher = higher(chances, verdicts.size());
    boolean lower = verdicts.iterator().next().evidence().yardstick().lowerIsBetter();
    return lower ? higher.mirrored() : higher;
  }

  /** The word where more is better. */
  private static Outcome higher(BayesianSignedRank.Chances chances, int targets) {
    if (targets < FEWEST) {
      return Outcome.CANNOT_TELL;
    }
    if (chances.above() >= SURE) {
      return Outcome.HELPS;
    }
    if (chances.below() >= SURE) {
      return Outcome.HARMS;
    }
    return chances.within() >= SURE ? Outcome.NO_DIFFERENCE : Outcome.CANNOT_TELL;
  }

  /**
   * On which targets whoever loses by this word, whatever the word there, was not trained out;
   * where there is none, on which the word there holds at its budget only.
   */
  public List<String> notTrainedOut() {
    return verdicts.entrySet().stream()
        .filter(entry -> binds(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean binds(Verdict verdict) {
    Standing own = verdict.standing();
    return outcome == Outcome.CANNOT_TELL ? own.binds() : standing(own).binds();
  }

  private Standing standing(Standing own) {
    return Standing.of(outcome, own.arm(), own.baseline());
  }

  private List<String> notKnown() {
    return verdicts.entrySet().stream()
        .filter(entry -> standing(entry.getValue().standing()).unknown())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The word with what bounds it. */
  public String word() {
    boolean bound = !notTrainedOut().isEmpty() && outcome != Outcome.CANNOT_TELL;
    return (bound ? "not trained out everywhere: " : "") + outcome;
  }

  private String baselines() {
    return verdicts.values().stream()
        .map(Verdict::baseline)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private String head() {
    String over = Text.count(verdicts.size(), "target");
    return switch (outcome) {
      case HELPS, HARMS ->
          Text.format(
              "%s %s against %s on targets like these %d",
              arm, outcome, baselines(), verdicts.size());
      case NO_DIFFERENCE, CANNOT_TELL, FAILED_RUN ->
          Text.format(
              "%s%s over %s: %s",
              arm, verdicts.isEmpty() ? "" : " against " + baselines(), over, outcome);
    };
  }

  /** Whose unit stands for all: it is points only where it is on every target. */
  private Verdict.Evidence unit() {
    return verdicts.values().stream()
        .map(Verdict::evidence)
        .reduce((one, other) -> one.inPoints() ? other : one)
        .orElseThrow();
  }

  private String likely(BayesianSignedRank.Chances chances) {
    double margin = verdicts.values().iterator().next().rule().margin();
    return Text.format(
        "a typical difference is more than %s above 0 with a chance of %.2f, below with %.2f, and"
            + " smaller with %.2f",
        Words.amount(margin, unit()), chances.above(), chances.below(), chances.within());
  }

  private String average(Interval mean) {
    Verdict.Evidence unit = unit();
    return Text.format(
        "%s%s on average (95%% interval over targets %s to %s; Wilcoxon's signed ranks p %.2g)",
        Words.signed(mean.mean(), unit),
        unit.inPoints() ? " points" : " of " + unit.yardstick(),
        Words.signed(mean.low(), unit),
        Words.signed(mean.high(), unit),
        pValue);
  }

  private String counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    verdicts.values().forEach(v -> counts.merge(v.outcome(), 1, Integer::sum));
    return "one by one: "
        + counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    List<String> bound = notTrainedOut();
    return Stream.of(
            chances.map(this::likely).orElse(""),
            interval.map(this::average).orElse(""),
            verdicts.size() < FEWEST
                ? Text.format("fewer than %d targets have no word in common", FEWEST)
                : "",
            counts(),
            bound.isEmpty() ? "" : "not trained out on " + String.join(", ", bound),
            notKnown().isEmpty() ? "" : "training not known on " + String.join(", ", notKnown()),
            leftOut.isEmpty() ? "" : "left out, not measured: " + String.join(", ", leftOut))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; ", head() + ": ", "."));
  }
}
