package dev.graft.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person reads: plain-text tables, and the one place where numbers are formatted. */
public final class Text {
  /** Of points; a smaller difference of fractions is rounding. */
  private static final double DUST = 1e-9;

  /** The sign of a number that is 0 once rounded, as "-0.00". */
  private static final Pattern SIGN_OF_ZERO = Pattern.compile("(?<![\\w.])-(?=0\\.0+(?![\\w.]))");

  private Text() {}

  /**
   * As {@link String#format}, with the same digits and the same decimal sign in every locale:
   * "0.900" beside "0,900" misleads, and names and keys of tensors must not depend on who runs it.
   * What is rounded to 0 has no minus.
   */
  public static String format(String pattern, Object... arguments) {
    return SIGN_OF_ZERO.matcher(String.format(Locale.ROOT, pattern, arguments)).replaceAll("");
  }

  /** A finite number to so many significant digits at most, without zeros at the end: "32.1". */
  public static String number(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A table with aligned columns, two spaces between them, and no trailing spaces. */
  public static String table(List<String> headers, List<? extends List<?>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(headers);
    rows.forEach(row -> lines.add(row.stream().map(String::valueOf).toList()));
    int[] widths = new int[headers.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(aligned(line, widths)).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  /** A fraction as signed percentage points: what is not 0 never looks like it. */
  public static String points(double fraction) {
    double points = 100 * fraction;
    if (Math.abs(points) < DUST) {
      return "0.0";
    }
    return Text.format(Math.abs(points) < 0.05 ? "%+.2g" : "%+.1f", points);
  }

  /** A number of things with its noun, "1 run" or "3 runs". */
  public static String count(long number, String noun) {
    return Text.format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** A number of bytes in MiB, "0.1 MiB" or "2,048.0 MiB". */
  public static String mebibytes(long bytes) {
    return Text.format("%,.1f MiB", Math.max(bytes / 1048576.0, bytes > 0 ? 0.1 : 0));
  }
}
