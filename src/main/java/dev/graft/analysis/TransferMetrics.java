package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics of transfer of each arm against the baseline, read off the learning curves:
 * jumpstart, slope, time to a threshold, asymptote, area ratio, negative-transfer gap. They
 * describe how an arm learns. Their 95% intervals are t over paired seeds, each for itself; whether
 * the arm helped is the verdict's to say.
 */
public final class TransferMetrics implements Shown {
  /** Of what the baseline settles on: late enough to matter, early enough for most arms. */
  public static final double DEFAULT_SHARE = 0.9;

  private final Runs runs;
  private final String baseline;
  private final double threshold;
  private final String origin;
  private final Map<String, PairedCurves> measures = new LinkedHashMap<>();

  private TransferMetrics(Runs runs, String baseline, double threshold, String origin) {
    this.runs = runs;
    this.baseline = baseline;
    this.threshold = threshold;
    this.origin = origin;
    for (String arm : runs.arms()) {
      if (!arm.equals(baseline)) {
        Pairs pairs = Pairs.endedWell(runs, arm, baseline);
        measures.put(arm, new PairedCurves(arm, baseline, pairs));
      }
    }
  }

  /**
   * The metrics with a threshold of 90% of the baseline's asymptote.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public static TransferMetrics of(Runs runs, String baseline) {
    Check.oneOf("arm", baseline, runs.arms());
    double asymptote =
        runs.arm(baseline).stream()
            .filter(run -> !run.failed())
            .mapToDouble(run -> Trajectory.of(run).asymptote())
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    String origin = Text.format("%.0f%% of the asymptote of %s", 100 * DEFAULT_SHARE, baseline);
    return new TransferMetrics(runs, baseline, DEFAULT_SHARE * asymptote, origin);
  }

  /** The same with another threshold of validation accuracy, in (0, 1]. */
  public TransferMetrics withThreshold(double accuracy) {
    Check.that(
        accuracy > 0 && accuracy <= 1,
        "threshold (%s) must be a validation accuracy above 0 and at most 1; write 0.8 for 80%%",
        accuracy);
    return new TransferMetrics(runs, baseline, accuracy, "as given");
  }

  /** The runs. */
  public Runs runs() {
    return runs;
  }

  /** The arm that the others are compared with. */
  public String baseline() {
    return baseline;
  }

  /** The arms but the baseline, in the experiment's order. */
  public List<String> arms() {
    return List.copyOf(measures.keySet());
  }

  /** The validation accuracy that the times are to, in (0, 1]; NaN where no curve has a point. */
  public double threshold() {
    return threshold;
  }

  /** A metric of an arm. */
  public CurveMetric metric(String arm, CurveMetric.Kind kind) {
    return measures(arm).of(kind);
  }

  /** When an arm first stands at the threshold. */
  public TimeToThreshold timeToThreshold(String arm, Clock clock) {
    return measures(arm).time(clock, threshold);
  }

  private PairedCurves measures(String arm) {
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    return measures.get(Check.oneOf("arm", arm, measures.keySet()));
  }

  /** How long an arm's source was trained before, in seconds; empty where nobody has said so. */
  public OptionalDouble sourceSeconds(String arm) {
    return SourceTime.of(runs.arm(arm)).seconds();
  }

  /** What is known of how long an arm's source was trained before, in words. */
  public String sourceTime(String arm) {
    return SourceTime.of(runs.arm(arm)).toString();
  }

  /** What a reader must know before he uses the numbers. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "descriptive: each 95% interval for itself, over paired seeds, outside the correction for"
            + " several arms; the verdict rests on the test rows");
    notes.add(thresholdWords());
    chance().ifPresent(notes::add);
    runs.arms().forEach(arm -> notes.add(arm + ": " + sourceTime(arm)));
    measures.values().stream()
        .flatMap(one -> one.pairs().leftOut().stream())
        .distinct()
        .forEach(why -> notes.add(why + "; its pairs are left out"));
    return notes;
  }

  private String thresholdWords() {
    return Double.isNaN(threshold)
        ? Text.format(
            "no threshold: no curve of %s has a validation point after training", baseline)
        : Text.format("threshold %.3f validation accuracy, %s", threshold, origin);
  }

  private Optional<String> chance() {
    int classes = runs.all().get(0).test().classes().size();
    return classes > 1 && Tolerance.atMost(threshold, 1.0 / classes)
        ? Optional.of(Text.format("the threshold is not above chance, 1 of %d classes", classes))
        : Optional.empty();
  }

  private List<String> headers() {
    return List.of("arm", "metric", "arm's", baseline + "'s", "difference (95% interval)", "how");
  }

  /** Curves from elsewhere often count epochs alone. */
  private List<Clock> clocks() {
    boolean counted =
        runs.all().stream()
            .flatMap(run -> run.curve().points().stream())
            .anyMatch(point -> point.updates() > 0);
    return List.of(counted ? Clock.UPDATES : Clock.EPOCHS, Clock.SECONDS);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (PairedCurves one : measures.values()) {
      CurveMetric.Kind other =
          clocks().contains(Clock.UPDATES)
              ? CurveMetric.Kind.SLOPE_BY_EPOCH
              : CurveMetric.Kind.SLOPE;
      Arrays.stream(CurveMetric.Kind.values())
          .filter(kind -> kind != other)
          .forEach(kind -> rows.add(row(one.of(kind))));
      for (Clock clock : clocks()) {
        TimeToThreshold time = one.time(clock, threshold);
        rows.add(
            List.of(
                one.arm(),
                clock + " to threshold",
                time.ofArm().words(clock),
                time.ofBaseline().words(clock),
                time.differenceWords(),
                time.remark()));
      }
    }
    return rows;
  }

  private static List<String> row(CurveMetric metric) {
    return List.of(
        metric.arm(),
        Text.format("%s (%s)", metric.kind(), metric.kind().unit()),
        metric.value(metric.ofArm()),
        metric.value(metric.ofBaseline()),
        metric.changeWords(),
        metric.remark());
  }

  private Sheet sheet() {
    return Sheet.empty().withNotes(notes()).with(headers(), rows());
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
