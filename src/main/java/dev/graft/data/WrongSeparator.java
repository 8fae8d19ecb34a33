package dev.graft.data;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said of a file whose cells are parted by another sign than the one that was taken. */
final class WrongSeparator {
  private static final String OPTIONS = "CsvOptions.withDefaults()";
  private static final List<Character> SEPARATORS = List.of('\t', ';', '|', ',');

  /** Signs that part cells where none of those does. */
  private static final List<Character> RARE =
      List.of('^', '~', '\u00a6', '\u0001', '\u00a7', ':', ' ');

  /** So many lines show how a file is parted. */
  private static final int LINES = 20;

  private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"");

  private WrongSeparator() {}

  /**
   * What is said where a name is not found: a sign that parts the lines evenly is the wrong one
   * where another does, too, and its first line has all names that are asked for.
   */
  static Optional<IllegalArgumentException> parted(
      String from, String text, char separator, List<String> asked) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    // A number names a column of whatever sign: beside the one that was taken a tab alone is surer.
    boolean named = parts(text, separator) && hasNames(first, separator, asked);
    return SEPARATORS.stream()
        .filter(other -> other != separator && parts(text, other))
        .filter(other -> !named || other == '\t')
        .filter(other -> hasNames(first, other, asked))
        .findFirst()
        .map(other -> parted(from, separator, other))
        .or(() -> parted(from, text, separator));
  }

  private static boolean hasNames(String first, char separator, List<String> asked) {
    List<String> cells =
        Stream.of(first.split(Pattern.quote(String.valueOf(separator)), -1))
            .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
            .toList();
    return asked.stream()
        .allMatch(
            name ->
                cells.contains(name)
                    || name.matches("[1-9]\\d{0,3}") && Integer.parseInt(name) <= cells.size());
  }

  private static IllegalArgumentException parted(String from, char separator, char other) {
    return new IllegalArgumentException(
        Text.format(
            "%s must have columns separated by %s, but its lines are parted by %s; give"
                + " %s.withSeparator('%s'), and .withoutHeader() where the first line is a row",
            from, words(separator), words(other), OPTIONS, sign(other)));
  }

  /** What is said of a file whose cells are parted by another sign, where one is found. */
  static Optional<IllegalArgumentException> parted(String from, String text, char separator) {
    if (parts(text, separator)) {
      return Optional.empty();
    }
    boolean usual = SEPARATORS.stream().anyMatch(sign -> text.indexOf(sign) >= 0);
    return Stream.concat(
            SEPARATORS.stream().filter(other -> parts(text, other)),
            RARE.stream().filter(other -> !usual && other != separator && partsRows(text, other)))
        .findFirst()
        .map(other -> parted(from, separator, other));
  }

  /** Whether a sign stands in each of the first lines, as often as in the others. */
  private static boolean parts(String text, char sign) {
    List<Long> counts =
        text.lines()
            .filter(line -> !line.isBlank())
            .limit(LINES)
            .map(line -> QUOTED.matcher(line).replaceAll("_"))
            .map(line -> line.chars().filter(c -> c == sign).count())
            .distinct()
            .toList();
    return counts.size() == 1 && counts.get(0) > 0;
  }

  /** The same but for a name that the header lacks, as R writes it, and for signs in quotes. */
  private static boolean partsRows(String text, char sign) {
    String bare = QUOTED.matcher(text).replaceAll("_");
    String header = bare.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String rows = bare.substring(bare.indexOf(header) + header.length());
    return header.indexOf(sign) >= 0
        && !bare.contains("  ")
        && (parts(bare, sign) || parts(rows, sign) && parts(header + sign + rows, sign));
  }

  /** The name of a sign. */
  static String words(char separator) {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case ' ' -> "blanks";
      default -> "'" + shown(separator) + "'";
    };
  }

  private static String sign(char separator) {
    return separator == '\t' ? "\\t" : shown(separator);
  }

  private static String shown(char separator) {
    return separator < ' '
        ? "\\u00" + (separator < 0x10 ? "0" : "") + Integer.toHexString(separator)
        : String.valueOf(separator);
  }
}
