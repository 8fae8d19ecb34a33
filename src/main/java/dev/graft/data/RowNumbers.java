package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Columns of whole numbers, all different, that may be the numbers of their rows. */
final class RowNumbers {
  /** Fewer numbers in order may well be measurements. */
  private static final int FEWEST = 10;

  /** What the number of a row is called; the column that R or pandas wrote for it has no name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(.*_)?(id|ids|uid|row_?(names?|num(ber)?|no|nr|id)|serial|record)"
              + "|((row|sample|record|case|obs|item|data|df|original|old|level(_\\d+)?)_)?(index|idx)"
              + "|unnamed(_\\d+)?|c0|nr|no|sno|#?",
          Pattern.CASE_INSENSITIVE);

  /** What of such numbers in order measures. */
  private static final Set<String> MEASURES =
      Set.of(
          ("year years jahr month monat week woche day days tag hour hours stunde minute minutes second"
                  + " seconds time date age alter dose dosis temp temperature price income amount"
                  + " distance depth height width length weight speed mg kg g ml l mm cm m km s ms"
                  + " min h hz khz usd eur")
              .split(" "));

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\d]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private RowNumbers() {}

  static Optional<DataNotes.Note> note(TableColumn column) {
    boolean named = isNamedSo(column.name());
    if (!are(column) && !(named && areWholeAndDifferent(column))) {
      return Optional.empty();
    }
    List<Double> numbers = column.numbers();
    boolean counted = isCountedThrough(numbers) && !isMeasure(column.name());
    String how =
        !are(column)
            ? "called so"
            : isInOrder(numbers) ? "in order" : "one after the other, shuffled";
    String way =
        named || counted
            ? "like the number of a row: leave it out with without(\"%s\")."
            : "which the number of a row has too: where it says only when or where a row was written,"
                + " leave it out with without(\"%s\"); where it measures, keep it.";
    String words =
        Text.format(
            "Column '%s' holds whole numbers, all different and %s (%s to %s), " + way,
            column.name(),
            how,
            column.texts().get(0),
            column.texts().get(column.texts().size() - 1),
            column.name());
    return Optional.of(new DataNotes.Note(DataNotes.Kind.COLUMNS_LIKE_NAMES, 1, words));
  }

  /** Whether its numbers are in order or counted through, whatever it is called. */
  static boolean are(TableColumn column) {
    return areWholeAndDifferent(column)
        && (isInOrder(column.numbers()) || isCountedThrough(column.numbers()));
  }

  private static boolean areWholeAndDifferent(TableColumn column) {
    List<Double> numbers = column.numbers();
    return numbers.size() >= FEWEST
        && numbers.stream().allMatch(number -> number == Math.rint(number))
        && new HashSet<>(numbers).size() == numbers.size();
  }

  private static boolean isNamedSo(String name) {
    return NAME.matcher(String.join("_", WORDS.split(name))).matches();
  }

  /** Whether its name says that it is a time or an amount. */
  static boolean isMeasure(String name) {
    return WORDS
        .splitAsStream(name)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(MEASURES::contains);
  }

  private static boolean isInOrder(List<Double> numbers) {
    boolean up =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) > numbers.get(i - 1));
    boolean down =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) < numbers.get(i - 1));
    return up || down;
  }

  /** Whether it holds each number of a range once, in whatever order. */
  private static boolean isCountedThrough(List<Double> numbers) {
    var range = numbers.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return range.getMax() - range.getMin() == numbers.size() - 1;
  }
}
