package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A column that says the class: one cell one class, a copy of it, or numbers that cuts part. */
final class AnswerColumn {
  /** Of a cell that tells the class there are so many on average, or it is chance. */
  private static final int ROWS_PER_CELL = 10;

  /** Of two classes what says one says the other. */
  private static final int MANY = 3;

  /** A copy of the class is right in so many percent of the rows. */
  private static final long NEARLY_ALL = 90;

  /** Cohen's kappa from which an agreement is called substantial (Landis and Koch 1977). */
  private static final double SUBSTANTIAL = 0.6;

  /** From here on they call it almost perfect, and no feature was seen that reached it. */
  private static final double ALMOST_PERFECT = 0.85;

  /** So large a share is right of an answer; of an island's penguins by their flippers 0.996. */
  private static final double PARTING = 0.998;

  /** The same of a column that is called as an answer is. */
  private static final double NAMED = 0.85;

  /** What the answers of models are called, and how sure they are. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "(.*_)?(pred|preds|predicted|predictions?|y_?hat|y_?pred|proba|prob|probabilit(y|ies)"
              + "|logits?|softmax)(_.*)?|((.*_)?(model|classifier|clf|net|class)_)?scores?");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private final TableColumn column;
  private final TableContent content;

  private AnswerColumn(TableColumn column, TableContent content) {
    this.column = column;
    this.content = content;
  }

  static Optional<DataNotes.Note> note(TableColumn column, TableContent content) {
    AnswerColumn one = new AnswerColumn(column, content);
    return one.answer()
        .or(one::copy)
        .or(one::inOtherWords)
        .or(one::ofOneClass)
        .or(one::parting)
        .or(one::partingOne)
        .or(() -> OneSidedColumn.note(column, content));
  }

  private static Optional<DataNotes.Note> said(String words, Object... values) {
    return Optional.of(
        new DataNotes.Note(DataNotes.Kind.COLUMNS_LIKE_CLASS, 1, Text.format(words, values)));
  }

  /** A column of few different cells, each of which stands with one class alone. */
  private Optional<DataNotes.Note> answer() {
    List<Integer> labels = content.labels();
    Map<String, Integer> classes = new HashMap<>();
    for (int row = 0; row < labels.size(); row++) {
      Integer other = classes.putIfAbsent(column.texts().get(row), labels.get(row));
      if (other != null && !other.equals(labels.get(row))) {
        return Optional.empty();
      }
    }
    boolean few = classes.size() * ROWS_PER_CELL <= labels.size();
    return few || isCodes() && Purity.isNoChance(classes.size(), labels)
        ? said(
            "Column '%s' says the class by itself: each of its %d different cells stands with one"
                + " class alone; where it is not known before the class is, leave it out with"
                + " without(\"%s\").",
            column.name(), classes.size(), column.name())
        : Optional.empty();
  }

  /** Of three classes or more, a column whose few cells say whether a row is of one of them. */
  private Optional<DataNotes.Note> ofOneClass() {
    int different = new HashSet<>(column.texts()).size();
    int classes = content.classes().size();
    return classes < MANY || different < 2 || different * ROWS_PER_CELL > content.labels().size()
        ? Optional.empty()
        : IntStream.range(0, classes)
            .filter(this::isSaid)
            .boxed()
            .findFirst()
            .flatMap(
                label ->
                    said(
                        "Column '%s' says by itself whether a row is of class '%s': each of its %d"
                            + " different cells stands with that class alone or never; where it is"
                            + " not known before the class is, leave it out with without(\"%s\").",
                        column.name(), named(label), different, column.name()));
  }

  private boolean isSaid(int label) {
    List<Integer> labels = content.labels();
    Map<String, Boolean> known = new HashMap<>();
    int rows = 0;
    for (int row = 0; row < labels.size(); row++) {
      boolean is = labels.get(row) == label;
      Boolean before = known.putIfAbsent(column.texts().get(row), is);
      if (before != null && before != is) {
        return false;
      }
      rows += is ? 1 : 0;
    }
    return rows >= ROWS_PER_CELL && labels.size() - rows >= ROWS_PER_CELL;
  }

  /** Whether its cells may be names or numbers of things, and no measurements. */
  private boolean isCodes() {
    return column.numbers().stream().allMatch(number -> number == Math.rint(number));
  }

  /**
   * A column of the classes' own names that nearly always names the row's class. Two rare answers
   * are mostly alike without a word of one in the other, so it is agreement beyond chance that
   * counts.
   */
  private Optional<DataNotes.Note> copy() {
    Set<String> cells = new HashSet<>(column.texts());
    int rows = content.labels().size();
    if (cells.size() < 2 || !content.classes().containsAll(cells)) {
      return Optional.empty();
    }
    List<String> named = content.labels().stream().map(this::named).toList();
    long same = Agreement.same(column.texts(), named);
    return same == rows
            || 100 * same < NEARLY_ALL * rows
            || Agreement.kappa(column.texts(), named) < SUBSTANTIAL
        ? Optional.empty()
        : said(
            "Column '%s' names the class in %d of %d rows, as the answer of another model does%s leave"
                + " it out with without(\"%s\").",
            column.name(),
            same,
            rows,
            isCalledAnswer() ? ":" : ". Is it known before the class is? Else",
            column.name());
  }

  /** The same in other words: as many cells as classes, each of which goes with its own. */
  private Optional<DataNotes.Note> inOtherWords() {
    if (new HashSet<>(column.texts()).size() != content.classes().size()) {
      return Optional.empty();
    }
    List<String> named = content.labels().stream().map(this::named).toList();
    Map<String, String> words = Agreement.words(column.texts(), named);
    if (new HashSet<>(words.values()).size() != words.size()) {
      return Optional.empty();
    }
    List<String> translated = column.texts().stream().map(words::get).toList();
    double enough = isCalledAnswer() ? SUBSTANTIAL : ALMOST_PERFECT;
    return Agreement.kappa(translated, named) < enough
        ? Optional.empty()
        : said(
            "Column '%s' goes with the class in %d of %d rows ('%s' with '%s', ...), as the answer of"
                + " another model does. Is it known before the class is? Else leave it out with"
                + " without(\"%s\").",
            column.name(),
            Agreement.same(translated, named),
            named.size(),
            column.texts().get(0),
            translated.get(0),
            column.name());
  }

  private String named(int label) {
    return content.classes().get(label);
  }

  /** A column of numbers that lie apart by class, on either side of a cut. */
  private Optional<DataNotes.Note> parting() {
    if (!column.isNumeric()) {
      return Optional.empty();
    }
    boolean called = isCalledAnswer();
    double parted = Cuts.parted(column.numbers(), content.labels(), content.classes().size());
    if (parted < (called ? NAMED : PARTING)) {
      return Optional.empty();
    }
    return said(
        "Column '%s' parts the classes by itself, %s being right in %.1f%% of the rows: it looks like"
            + " the answer%s, or is a very good feature. Is it known before the answer is? Else leave"
            + " it out with without(\"%s\").",
        column.name(),
        content.classes().size() == 2 ? "one cut" : "a cut between each two",
        100 * parted,
        called ? ", as its name says" : "",
        column.name());
  }

  /** Of three classes or more, numbers called as an answer that one cut parts by one class. */
  private Optional<DataNotes.Note> partingOne() {
    int classes = content.classes().size();
    if (!column.isNumeric() || classes < MANY || !isCalledAnswer()) {
      return Optional.empty();
    }
    for (int label = 0; label < classes; label++) {
      int one = label;
      List<Integer> apart = content.labels().stream().map(other -> other == one ? 1 : 0).toList();
      double share = Collections.frequency(apart, 1) / (double) apart.size();
      double parted = Cuts.parted(column.numbers(), apart, 2);
      // Of two classes of the same size as wrong as NAMED allows.
      if (1 - parted <= 2 * (1 - NAMED) * Math.min(share, 1 - share)) {
        return said(
            "Column '%s' parts class '%s' from the others by one cut, right in %.1f%% of the rows: it"
                + " looks like the answer, as its name says. Is it known before the answer is? Else"
                + " leave it out with without(\"%s\").",
            column.name(), named(label), 100 * parted, column.name());
      }
    }
    return Optional.empty();
  }

  private boolean isCalledAnswer() {
    String name = WORDS.matcher(column.name()).replaceAll("_").toLowerCase(Locale.ROOT);
    return ANSWER.matcher(name).matches();
  }
}
