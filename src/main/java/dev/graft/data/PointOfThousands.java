package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers of which some have a point before three digits, and others, beside zeros, have none:
 * 1.450 and 523. A program of three decimals writes 523.000, and one that drops the zeros at the
 * end writes some numbers with fewer decimals, and none that ends in 0. Where neither wrote them, a
 * point parts thousands, or people typed them.
 *
 * @param pointed the different cells with a point
 * @param whole the different ones without, but for zeros
 */
record PointOfThousands(Set<String> pointed, Set<String> whole) {
  private static final Pattern POINTED = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern THIRD = Pattern.compile("\\.(333|66[67])$");
  private static final Pattern ZERO = Pattern.compile("[+-]?0+");

  /** Of so many different decimals to a thousandth three end in 0, or these were dropped. */
  private static final int ENDINGS = 30;

  /** Who parts thousands writes 9.999. */
  private static final int THOUSAND = 1000;

  /** Fewer cells of one form may be slips, or codes for none and limits. */
  private static final int FEW = 5;

  /** Of a column of numbers; empty where the point is the decimal sign for certain. */
  static Optional<PointOfThousands> of(List<String> cells) {
    PointOfThousands read = new PointOfThousands(new LinkedHashSet<>(), new LinkedHashSet<>());
    if (cells.stream().noneMatch(cell -> cell.indexOf('.') >= 0)) {
      return Optional.empty();
    }
    for (String cell : cells) {
      if (POINTED.matcher(cell).matches()) {
        read.pointed.add(cell);
      } else if (!WHOLE.matcher(cell).matches()) {
        return Optional.empty();
      } else if (!ZERO.matcher(cell).matches()) {
        read.whole.add(cell);
      }
    }
    return read.whole.isEmpty() || read.areThirds() ? Optional.empty() : Optional.of(read);
  }

  /** Means of three answers have these decimals or none. */
  private boolean areThirds() {
    return pointed.stream().allMatch(cell -> THIRD.matcher(cell).find());
  }

  /**
   * Refuses what no program of decimals wrote and as decimals would lie below the rest; else what
   * is to be said.
   *
   * @param way the options that read thousands, if any
   */
  DataNotes.Note check(String from, String name, String way) {
    List<String> beyond = beyond();
    String one = (beyond.isEmpty() ? whole.stream() : beyond.stream()).findFirst().orElseThrow();
    String first = pointed.iterator().next();
    Check.that(
        !isNoDecimal()
            || pointed.size() < FEW
            || beyond.size() < FEW
            || !isMost(beyond.size())
            || whole.stream().anyMatch(cell -> size(cell) >= THOUSAND),
        "%s, column '%s' ('%s' beside '%s') must have no sign between thousands, as it seems to be:"
            + " each stands before three digits, and other cells have none; take the sign away, or,"
            + " where it is the decimal sign, write all cells with their decimals (%s.000)%s",
        from,
        name,
        first,
        one,
        one,
        way);
    return new DataNotes.Note(
        DataNotes.Kind.CODES_AS_NUMBERS,
        1,
        Text.format(
            "Column '%s' is read with decimal points (%s beside %s), but they may part thousands:"
                + " each stands before three digits, and other cells have none. Where they do, take"
                + " them away%s; where they are decimal points, write all cells with their decimals"
                + " (%s.000): then this note goes.",
            name, first, one, way, one));
  }

  private boolean isNoDecimal() {
    return pointed.stream().anyMatch(cell -> cell.endsWith("0"))
        || pointed.stream().map(cell -> cell.substring(cell.indexOf('.'))).distinct().count()
            >= ENDINGS;
  }

  private boolean isMost(int some) {
    return 2 * some > whole.size();
  }

  /** The cells without a point that are larger than all with one, be these decimals. */
  private List<String> beyond() {
    double largest = pointed.stream().mapToDouble(PointOfThousands::size).max().orElse(0);
    return whole.stream().filter(cell -> size(cell) > largest).toList();
  }

  private static double size(String cell) {
    return Math.abs(CsvCell.number(cell));
  }
}
