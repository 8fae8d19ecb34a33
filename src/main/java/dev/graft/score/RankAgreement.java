package dev.graft.score;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.WeightedKendall;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well a ranking agreed with what training showed.
 *
 * @param treatment what was done with the bases, such as "frozen"
 * @param pairs the bases, best score first
 * @param kendall the weighted Kendall tau of score and accuracy
 * @param others the same for every score that says something of all of these bases
 */
public record RankAgreement(
    String treatment,
    List<Pair> pairs,
    WeightedKendall kendall,
    Map<Measure, WeightedKendall> others)
    implements Shown {
  private static final List<String> HEADERS = List.of("base", "arm", "score", "test accuracy");

  private static final List<String> OTHERS = List.of("had one ranked by", "tau", "p");

  /** Copies list and map. */
  public RankAgreement {
    pairs = List.copyOf(pairs);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /**
   * A base with its score and what training made of it.
   *
   * @param base what the ranking said of it
   * @param arm the arm that held it
   * @param accuracy on the test rows after it, mean over seeds
   */
  public record Pair(RankedSource base, String arm, double accuracy) {}

  /** The agreement of at least two bases. */
  public static RankAgreement of(String treatment, List<Pair> pairs) {
    List<Pair> order =
        pairs.stream().sorted(Comparator.comparingDouble(p -> -p.base().value())).toList();
    Map<Measure, WeightedKendall> others = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      boolean all = order.stream().allMatch(p -> says(p.base().scores().get(measure)));
      if (all) {
        others.put(measure, kendall(order, p -> p.base().scores().get(measure).value()));
      }
    }
    return new RankAgreement(treatment, order, kendall(order, p -> p.base().value()), others);
  }

  private static boolean says(Score score) {
    return score != null && score.saysSomething();
  }

  private static WeightedKendall kendall(List<Pair> pairs, ToDoubleFunction<Pair> score) {
    return WeightedKendall.of(
        pairs.stream().mapToDouble(score).toArray(),
        pairs.stream().mapToDouble(Pair::accuracy).toArray());
  }

  /** The agreement in words, with what so few bases can show at all. */
  public String words() {
    int number = pairs.size();
    if (Double.isNaN(kendall.tau())) {
      return Text.format(
          "%s: scores or accuracies are all level, so there is no order to agree with", treatment);
    }
    String few =
        kendall.leastPValue() > 0.05
            ? Text.format(
                "; with %d bases even full agreement is chance once in %.0f times, so this settles nothing",
                number, 1 / kendall.leastPValue())
            : "";
    String best =
        pairs.stream()
            .max(java.util.Comparator.comparingDouble(Pair::accuracy))
            .orElseThrow()
            .base()
            .name();
    String top =
        best.equals(pairs.get(0).base().name())
            ? "the first was the best"
            : Text.format(
                "the best after training was %s, not %s", best, pairs.get(0).base().name());
    return Text.format(
        "%s: weighted Kendall tau %.2f over %d bases (p = %.3f of so much by chance); %s%s",
        treatment, kendall.tau(), number, kendall.pValue(), top, few);
  }

  private List<List<String>> rows() {
    return pairs.stream()
        .map(
            pair ->
                List.of(
                    pair.base().name(),
                    pair.arm(),
                    RankingTables.brief(pair.base().value()),
                    Text.format("%.3f", pair.accuracy())))
        .toList();
  }

  private List<List<String>> otherRows() {
    return others.entrySet().stream()
        .map(
            e ->
                List.of(e.getKey().toString(), tau(e.getValue().tau()), tau(e.getValue().pValue())))
        .toList();
  }

  private static String tau(double value) {
    return Double.isNaN(value) ? "-" : Text.format("%.2f", value);
  }

  private Sheet sheet() {
    return Sheet.of(words() + ".").with(HEADERS, rows()).with(OTHERS, otherRows());
  }

  /** As HTML; all text is escaped. */
  public String html() {
    return sheet().html();
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
