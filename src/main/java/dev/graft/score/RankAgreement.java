package dev.graft.score;

import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.stats.WeightedKendall;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a ranking agreed with what training showed.
 *
 * @param treatment what was done with the bases, such as "frozen"
 * @param pairs the bases, best score first
 * @param kendall the weighted Kendall tau of score and accuracy
 */
public record RankAgreement(String treatment, List<Pair> pairs, WeightedKendall kendall)
    implements Shown {
  private static final List<String> HEADERS = List.of("base", "arm", "score", "test accuracy");

  /** Copies the list. */
  public RankAgreement {
    pairs = List.copyOf(pairs);
  }

  /**
   * A base with its score and what training made of it.
   *
   * @param base its name
   * @param arm the arm that held it
   * @param score before training
   * @param accuracy on the test rows after it, mean over seeds
   */
  public record Pair(String base, String arm, double score, double accuracy) {}

  /** The agreement of at least two bases. */
  public static RankAgreement of(String treatment, List<Pair> pairs) {
    List<Pair> order =
        pairs.stream().sorted(java.util.Comparator.comparingDouble(p -> -p.score())).toList();
    return new RankAgreement(
        treatment,
        order,
        WeightedKendall.of(
            order.stream().mapToDouble(Pair::score).toArray(),
            order.stream().mapToDouble(Pair::accuracy).toArray()));
  }

  /** The agreement in words, with what so few bases can show at all. */
  public String words() {
    int number = pairs.size();
    if (Double.isNaN(kendall.tau())) {
      return "%s: scores or accuracies are all level, so there is no order to agree with"
          .formatted(treatment);
    }
    String few =
        kendall.leastPValue() > 0.05
            ? "; with %d bases even full agreement is chance once in %.0f times, so this settles nothing"
                .formatted(number, 1 / kendall.leastPValue())
            : "";
    String best =
        pairs.stream()
            .max(java.util.Comparator.comparingDouble(Pair::accuracy))
            .orElseThrow()
            .base();
    String top =
        best.equals(pairs.get(0).base())
            ? "the first was the best"
            : "the best after training was %s, not %s".formatted(best, pairs.get(0).base());
    return String.format(
        Locale.ROOT,
        "%s: weighted Kendall tau %.2f over %d bases (p = %.3f of so much by chance); %s%s",
        treatment,
        kendall.tau(),
        number,
        kendall.pValue(),
        top,
        few);
  }

  private List<List<String>> rows() {
    return pairs.stream()
        .map(
            pair ->
                List.of(
                    pair.base(),
                    pair.arm(),
                    Score.number(pair.score()),
                    String.format(Locale.ROOT, "%.3f", pair.accuracy())))
        .toList();
  }

  /** As HTML; all text is escaped. */
  public String html() {
    return Html.paragraph(words() + ".") + Html.table(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    return words() + ".\n" + Text.table(HEADERS, rows());
  }
}
