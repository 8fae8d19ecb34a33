package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a file of cells is to be read, be they rows of a table, sentences or results from elsewhere,
 * where it is not UTF-8 with a header, commas (tabs where its name ends in .tsv; in results the
 * separator is found) and decimal points. No sign begins a comment.
 *
 * @param separator between cells; {@link #BY_NAME} where the file tells it
 * @param charset of the file's text
 * @param asked what differs from the usual
 * @param missing further signs of a missing cell, beside the usual ones, by column; those of every
 *     column under {@link #EVERY}
 * @param categories columns whose cells are categories as they are written
 * @param empty what an empty cell says, by column
 */
public record CsvOptions(
    char separator,
    Charset charset,
    Set<Asked> asked,
    Map<String, Set<String>> missing,
    Set<String> categories,
    Map<String, String> empty) {
  /** Under which stands what is missing in every column. */
  public static final String EVERY = "";

  /** The separator of a file whose name, or first line, tells it. */
  public static final char BY_NAME = '\0';

  /** What may be asked for. */
  public enum Asked {
    /** Numbers have decimal commas. */
    DECIMAL_COMMA("withDecimalComma"),
    /** Numbers have signs between thousands. */
    THOUSANDS("withThousands"),
    /** The first line is a row. */
    NO_HEADER("withoutHeader"),
    /** Rows with missing cells are left out. */
    ROWS_MISSING_DROPPED("withoutRowsMissing"),
    /** Classes that differ by case or blanks alone are one. */
    CLASSES_MERGED("withClassesMerged"),
    /** Such classes are several, and, where those are merged, all others that are spelt alike. */
    CLASSES_AS_WRITTEN("withClassesAsWritten");

    private final String call;

    Asked(String call) {
      this.call = call;
    }
  }

  /** Copies the sets. */
  public CsvOptions {
    asked = Set.copyOf(asked);
    missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    categories = Set.copyOf(categories);
    empty = Collections.unmodifiableMap(new TreeMap<>(empty));
  }

  /** The usual file. */
  public static CsvOptions withDefaults() {
    return new CsvOptions(BY_NAME, StandardCharsets.UTF_8, Set.of(), Map.of(), Set.of(), Map.of());
  }

  /** With another sign between cells, such as {@code ';'} or {@code '\t'}. */
  public CsvOptions withSeparator(char sign) {
    Check.that(
        sign != '"' && sign != '\n' && sign != '\r' && sign != BY_NAME,
        "separator (character %d) must be no quote and no line break; give the sign between cells",
        (int) sign);
    return new CsvOptions(sign, charset, asked, missing, categories, empty);
  }

  /** With decimal commas (1,5), and semicolons between cells if no other separator is given. */
  public CsvOptions withDecimalComma() {
    return with(Asked.DECIMAL_COMMA);
  }

  /**
   * With signs between thousands, which are passed over: commas (1,234.5), beside {@link
   * #withDecimalComma()} points (1.234,5), and with both blanks and apostrophes.
   */
  public CsvOptions withThousands() {
    return with(Asked.THOUSANDS);
  }

  /**
   * With another encoding of the text, by its name, such as {@code "windows-1252"}.
   *
   * @throws IllegalArgumentException if this Java knows none of that name
   */
  public CsvOptions withCharset(String name) {
    try {
      return withCharset(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          Text.format(
              "charset (%s) must be an encoding that Java knows, such as UTF-8, windows-1252 or UTF-16;"
                  + " Charset.availableCharsets() names them all",
              name),
          e);
    }
  }

  /** With another encoding of the text, such as {@code Charset.forName("windows-1252")}. */
  public CsvOptions withCharset(Charset other) {
    return new CsvOptions(separator, other, asked, missing, categories, empty);
  }

  /** Without names in the first line, which is a row: columns are called 1, 2, 3 and so on. */
  public CsvOptions withoutHeader() {
    return with(Asked.NO_HEADER);
  }

  /** With further signs of a missing cell, such as {@code "-999"} or {@code "unknown"}. */
  public CsvOptions withMissing(String... signs) {
    return withMissingIn(EVERY, signs);
  }

  /** The same in one column, such as the blood pressure 0, where another column counts from 0. */
  public CsvOptions withMissingIn(String column, String... signs) {
    Map<String, Set<String>> more = new TreeMap<>(missing);
    more.put(column, joined(more.getOrDefault(column, Set.of()), signs));
    return new CsvOptions(separator, charset, asked, more, categories, empty);
  }

  /** Rows with a missing cell are left out; the set's notes count them. */
  public CsvOptions withoutRowsMissing() {
    return with(Asked.ROWS_MISSING_DROPPED);
  }

  /**
   * With columns whose cells are categories as they are written, be they numbers, dates or usual
   * signs of a missing cell (NA for a continent).
   */
  public CsvOptions withCategories(String... columns) {
    return new CsvOptions(separator, charset, asked, missing, joined(categories, columns), empty);
  }

  /**
   * With a word for the empty cells of a column, such as "no" where only the other boxes were
   * ticked; the set's notes count them.
   */
  public CsvOptions withEmptyAs(String column, String word) {
    Check.that(!column.isBlank(), "column (blank) must be the name of one; name it");
    Check.that(
        !word.isBlank() && !MissingSigns.isUsual(word.strip()) && !isMarked(column, word),
        "word (%s) must say what an empty cell of column '%s' means, and be no sign of a missing one;"
            + " give a word such as no",
        word,
        column);
    Map<String, String> more = new TreeMap<>(empty);
    more.put(column, word);
    return new CsvOptions(separator, charset, asked, missing, categories, more);
  }

  /**
   * Classes that differ by case or blanks alone (Yes, yes) are one, spelt as in most of its rows;
   * beside {@link #withClassesAsWritten()} too, which then says so of those that are alike in
   * another way.
   */
  public CsvOptions withClassesMerged() {
    return with(Asked.CLASSES_MERGED);
  }

  /**
   * Classes that differ by case or blanks alone (letters a and A) are several, and so are classes
   * and categories that are spelt alike in another way: no note asks about them. Beside {@link
   * #withClassesMerged()} the first are one, and the others several.
   */
  public CsvOptions withClassesAsWritten() {
    return with(Asked.CLASSES_AS_WRITTEN);
  }

  private CsvOptions with(Asked one) {
    Set<Asked> more = new TreeSet<>(asked);
    more.add(one);
    return new CsvOptions(separator, charset, more, missing, categories, empty);
  }

  private static Set<String> joined(Set<String> before, String... more) {
    Set<String> all = new TreeSet<>(before);
    all.addAll(List.of(more));
    return all;
  }

  /** Whether it was asked for. */
  public boolean has(Asked one) {
    return asked.contains(one);
  }

  /** The separator of a file of this name with this text. */
  public char separatorOf(String file, String text) {
    if (separator != BY_NAME) {
      return separator;
    }
    if (CsvCells.stated(text).isPresent()) {
      return CsvCells.separator(text);
    }
    boolean tabs = file.toLowerCase(Locale.ROOT).endsWith(".tsv");
    return tabs ? '\t' : has(Asked.DECIMAL_COMMA) ? ';' : ',';
  }

  /** Whether a cell of a column says that nothing is known. */
  public boolean isMissing(String column, String cell) {
    if (cell.isEmpty()) {
      return !empty.containsKey(column);
    }
    return isMarked(column, cell) || !categories.contains(column) && MissingSigns.isUsual(cell);
  }

  /**
   * Whether a further sign of a missing cell says so: as it is written, or as the same number
   * written otherwise, -999.0 of -999.
   */
  public boolean isMarked(String column, String cell) {
    return !missing.isEmpty()
        && (isOneOf(missing.getOrDefault(EVERY, Set.of()), cell)
            || isOneOf(missing.getOrDefault(column, Set.of()), cell));
  }

  private boolean isOneOf(Set<String> signs, String cell) {
    return !signs.isEmpty()
        && (has(Asked.THOUSANDS)
            ? Thousands.areAmong(signs, cell, has(Asked.DECIMAL_COMMA))
            : MissingSigns.isOneOf(signs, cell));
  }

  /** The columns of which something is asked by name. */
  public Set<String> columns() {
    Set<String> all = new TreeSet<>(categories);
    all.addAll(missing.keySet());
    all.addAll(empty.keySet());
    all.remove(EVERY);
    return all;
  }

  /** Results have no categories, and no class of theirs may be merged or left out. */
  void checkOfResults() {
    Check.that(
        categories.isEmpty()
            && empty.isEmpty()
            && !has(Asked.THOUSANDS)
            && !has(Asked.ROWS_MISSING_DROPPED)
            && !has(Asked.CLASSES_MERGED)
            && !has(Asked.CLASSES_AS_WRITTEN),
        "options (%s) must be of separator, decimal comma, charset, header and missing signs alone"
            + " where results are read; leave the others out",
        this);
  }

  /** The Java that makes it. */
  @Override
  public String toString() {
    StringBuilder code = new StringBuilder("CsvOptions.withDefaults()");
    if (separator != BY_NAME) {
      code.append(".withSeparator(").append(JavaText.of(separator)).append(')');
    }
    if (!charset.equals(StandardCharsets.UTF_8)) {
      code.append(".withCharset(\"").append(charset).append("\")");
    }
    for (Asked one : new TreeSet<>(asked)) {
      code.append('.').append(one.call).append("()");
    }
    missing.forEach(
        (column, signs) -> {
          List<String> texts = new ArrayList<>(signs);
          if (!column.equals(EVERY)) {
            texts.add(0, column);
          }
          code.append(call(column.equals(EVERY) ? "withMissing" : "withMissingIn", texts));
        });
    code.append(call("withCategories", new TreeSet<>(categories)));
    empty.forEach((column, word) -> code.append(call("withEmptyAs", List.of(column, word))));
    return code.toString();
  }

  private static String call(String name, Collection<String> texts) {
    return texts.isEmpty()
        ? ""
        : texts.stream().map(JavaText::of).collect(Collectors.joining(", ", "." + name + "(", ")"));
  }
}
