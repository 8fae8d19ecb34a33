package dev.graft.run;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The same run with one more fact in its provenance. */
  public Run withFact(String name, String value) {
    Map<String, String> facts = new TreeMap<>(provenance);
    facts.put(name, value);
    return new Run(key, arm, seed, failure, curve, test, budget, facts);
  }

  /** True for a run that failed. */
  public boolean failed() {
    return !failure.isEmpty();
  }

  @Override
  public Map<String, Object> bundle() {
    List<List<String>> facts =
        provenance.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
    String table =
        "<details><summary>how it was made</summary>"
            + Html.table(List.of("fact", "value"), facts)
            + "</details>";
    return Shown.html(Html.paragraph(toString()) + Html.paragraph(curve.toString()) + table, this);
  }

  @Override
  public String toString() {
    String stopLoss = provenance.getOrDefault("stopLoss", "");
    return failed()
        ? Text.format("%s, seed %d: failed, %s", arm, seed, failure)
        : Text.format(
                "%s, seed %d: test accuracy %.3f after %.0f passes, %.1f s",
                arm, seed, test.accuracy(), budget.passes(), budget.seconds())
            + (stopLoss.startsWith("fell back") ? "; " + stopLoss : "");
  }
}
