package dev.graft.run;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One training run and all that is left of it.
 *
 * @param key SHA-256 of the descriptions that made it: split, network, recipe, seed, engine
 * @param arm the name it has in an experiment; not part of the key
 * @param seed the seed that pairs it with the runs of other arms
 * @param failure why it failed (a loss that is not a number, ...); empty for a good run
 * @param curve its learning curve
 * @param test its answers on the test rows; empty lists for a failed run
 * @param budget what it cost
 * @param provenance data and weight hashes, split mode, settings, versions
 */
public record Run(
    String key,
    String arm,
    long seed,
    String failure,
    Curve curve,
    Predictions test,
    Budget budget,
    Map<String, String> provenance)
    implements Shown {
  private static final String ACCURACY = "test accuracy";

  /** Checks that nothing is missing and copies the provenance, sorted by name. */
  public Run {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(curve, "curve");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(budget, "budget");
    provenance = java.util.Collections.unmodifiableMap(new TreeMap<>(provenance));
  }

  /** The same run under another arm's name. */
  public Run withArm(String name) {
    return new Run(key, name, seed, failure, curve, test, budget, provenance);
  }

  /** The same run as that of another plan, for which it was made. */
  public Run withKey(String other) {
    return new Run(other, arm, seed, failure, curve, test, budget, provenance);
  }

  /** The same run with one more fact in its provenance. */
  public <T> Run withFact(Fact<T> fact, T value) {
    Map<String, String> facts = new TreeMap<>(provenance);
    facts.put(fact.name(), fact.text(value));
    return new Run(key, arm, seed, failure, curve, test, budget, facts);
  }

  /** The same run with other answers, such as those on some of its test rows alone. */
  public Run withTest(Predictions answers) {
    return new Run(key, arm, seed, failure, curve, answers, budget, provenance);
  }

  /** The same run under another seed, for one that no seed changes. */
  public Run withSeed(long other) {
    return new Run(key, arm, other, failure, curve, test, budget, provenance);
  }

  /** What the run says of itself; empty where it does not, or in words that are not the fact's. */
  public <T> Optional<T> fact(Fact<T> fact) {
    return stated(fact).flatMap(fact::read);
  }

  /** Whether the run says this, in whatever words. */
  public boolean states(Fact<?> fact) {
    return !text(fact).isEmpty();
  }

  /** A fact in the words of the run; empty where it does not say it. */
  public Optional<String> stated(Fact<?> fact) {
    return Optional.ofNullable(provenance.get(fact.name()));
  }

  /** A fact in the words of the run; the empty text where it does not say it. */
  public String text(Fact<?> fact) {
    return stated(fact).orElse("");
  }

  /** All that the run says of itself, for people to read, sorted by name. */
  public List<Fact.Stated> facts() {
    return provenance.entrySet().stream()
        .map(fact -> new Fact.Stated(fact.getKey(), fact.getValue()))
        .toList();
  }

  /** True for a run that failed. */
  public boolean failed() {
    return !failure.isEmpty();
  }

  /** What kind of failure it was; empty for a good run. */
  public Optional<FailureKind> failureKind() {
    return FailureKind.of(failure);
  }

  /** The kind of what went wrong first: in this run, or in one that it goes on from. */
  public Optional<FailureKind> firstFailureKind() {
    return FailureKind.first(failure);
  }

  /** The passes of each phase before the last; none where there is none or the run does not say. */
  public List<Integer> earlierPhases() {
    List<Integer> phases = fact(Fact.PHASES_PASSES).orElse(List.of());
    return phases.subList(0, Math.max(0, phases.size() - 1));
  }

  /** The passes of the phases before the last together. */
  public int earlierPasses() {
    return earlierPhases().stream().mapToInt(passes -> passes).sum();
  }

  /** The points that the last phase made: a curve holds those of what it goes on from, too. */
  public List<Point> lastPhase() {
    int before = earlierPasses();
    return curve.points().stream().filter(point -> point.passes() > before).toList();
  }

  /**
   * For each point of the curve the validation score by which this run chose: see {@link Monitor}.
   */
  public List<Double> monitored() {
    return fact(Fact.MONITOR_SCORES)
        .filter(scores -> scores.size() == curve.points().size())
        .orElseGet(() -> curve.points().stream().map(Point::validationAccuracy).toList());
  }

  /** That of the point whose weights the run kept. */
  public double monitoredBest() {
    return monitored().get(curve.chosen());
  }

  /** Whether a stop-loss undid the last phase. */
  public boolean fellBack() {
    return fact(Fact.STOP_LOSS).filter(StopLossOutcome.FELL_BACK::equals).isPresent();
  }

  @Override
  public Map<String, Object> bundle() {
    List<List<String>> facts =
        facts().stream().map(fact -> List.of(fact.name(), fact.text())).toList();
    String table =
        "<details><summary>how it was made</summary>"
            + Html.table(List.of("fact", "value"), facts)
            + "</details>";
    return Shown.html(Html.paragraph(toString()) + Html.paragraph(curve.toString()) + table, this);
  }

  private String scoreName() {
    return stated(Fact.METRIC).orElse(ACCURACY);
  }

  @Override
  public String toString() {
    if (failed()) {
      return Text.format("%s, seed %d: failed, %s", arm, seed, failure);
    }
    return Text.format(
            "%s, seed %d: %s %.3f",
            arm, seed, test.rows().isEmpty() ? scoreName() : ACCURACY, test.accuracy())
        + (Double.isNaN(budget.passes()) ? "" : Text.format(" after %.0f passes", budget.passes()))
        + (Double.isNaN(budget.seconds()) ? "" : Text.format(", %.1f s", budget.seconds()))
        + (fellBack() ? "; " + text(Fact.STOP_LOSS) : "");
  }
}
