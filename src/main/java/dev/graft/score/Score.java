package dev.graft.score;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One score with what is needed to read it.
 *
 * @param measure what it measures, and which direction is better
 * @param value the score
 * @param range the values it can take
 * @param size what it was computed from
 * @param cautions what a reader must know before he believes it
 */
public record Score(Measure measure, double value, Range range, Size size, List<Caution> cautions)
    implements Shown {
  /** Copies the list. */
  public Score {
    cautions = List.copyOf(cautions);
  }

  /**
   * The values that a score can take.
   *
   * @param low the least; may be infinite
   * @param high the greatest; may be infinite
   */
  public record Range(double low, double high) {
    /** From 0 to 1. */
    static final Range SHARE = new Range(0, 1);

    @Override
    public String toString() {
      return (Double.isInfinite(low) ? "(" : "[")
          + (Double.isInfinite(low) ? "-infinity" : number(low))
          + ", "
          + (Double.isInfinite(high) ? "infinity)" : number(high) + "]");
    }
  }

  /**
   * What a score was computed from.
   *
   * @param rows n
   * @param features d; for LEEP and NCE the number of source classes
   * @param classes C, those that occur; 0 where labels play no part
   */
  public record Size(int rows, int features, int classes) {
    /** n / d. */
    public double rowsPerFeature() {
      return (double) rows / features;
    }

    @Override
    public String toString() {
      return Text.format("n = %d, d = %d, n/d = %.3g", rows, features, rowsPerFeature());
    }
  }

  /** False where any labels would score the same, so that nothing may be ranked by it. */
  public boolean saysSomething() {
    return cautions.stream().noneMatch(c -> c.kind() == Caution.Kind.SAYS_NOTHING);
  }

  static String number(double value) {
    return Text.format("%.4g", value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
    String classes = size.classes() == 0 ? "" : ", C = " + size.classes();
    String notes =
        cautions.stream()
            .map(caution -> " Caution: " + caution + ".")
            .collect(Collectors.joining());
    return Text.format(
        "%s %s%s in %s, %s is better; %s%s.%s",
        measure,
        number(value),
        unit,
        range,
        measure.higherIsBetter() ? "higher" : "lower",
        size,
        classes,
        notes);
  }
}
