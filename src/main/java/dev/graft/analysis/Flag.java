package dev.graft.analysis;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.show.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a reader must know beside a verdict. It changes no verdict.
 *
 * @param kind what it is about
 * @param arm whom it is about; empty where it is about all
 * @param number its size, in the unit of the kind
 * @param words the whole sentence
 */
public record Flag(Kind kind, String arm, double number, String words) implements Shown {
  private static final String ROWS = "rows: %.0f";

  /** Of each sort those that may turn a word; what is not here follows as it is declared. */
  private static final List<Kind> HEAVY =
      List.of(
          Kind.TEST_ROWS_SEEN,
          Kind.TARGET_LABELS_SEEN,
          Kind.SCORE_ROWS_NOT_KNOWN,
          Kind.NUMBERS_AS_CLASSES,
          Kind.DIRECTION_TAKEN,
          Kind.FEATURES_SAY_NOTHING,
          Kind.ONE_ROW,
          Kind.BASELINE_STILL_IMPROVING,
          Kind.CHANCE_LEVEL,
          Kind.MAJORITY_CLASS);

  /** What breaks fairness, then the rest; of each what can change a word the most. */
  static final Comparator<Flag> HEAVIEST_FIRST =
      Comparator.comparing((Flag flag) -> !flag.kind.breaksFairness())
          .thenComparing(
              flag -> HEAVY.contains(flag.kind) ? HEAVY.indexOf(flag.kind) : HEAVY.size());

  /** What flags are about. */
  public enum Kind {
    /** Number: the most passes less the fewest. */
    BUDGETS_DIFFER("budgets differ", "passes: %.3g"),
    /** Number: how many arms. */
    BUDGETS_NOT_KNOWN("budgets not known", "arms: %.0f"),
    /** Number: how many arms. */
    RATES_NOT_SEARCHED("rates not searched", "arms: %.0f"),
    /** Number: how many ways there are. */
    SEARCHES_DIFFER("searches differ", "ways: %.0f"),
    /** Number: how many scores. */
    MONITORS_DIFFER("chosen by different scores", "scores: %.0f"),
    /** Number: how many ways there are. */
    AUGMENTATION_DIFFERS("augmentation differs", "ways: %.0f"),
    /** Number: how many ways there are. */
    INPUT_DIFFERS("input differs", "ways: %.0f"),
    /** Number: how many arms. */
    SPLIT_UNKNOWN("split not known", "arms: %.0f"),
    /** Number: how many arms. */
    SCORE_ROWS_NOT_KNOWN("test rows not known", "arms: %.0f"),
    /** Number: how many arms. */
    TARGET_LABELS_SEEN("target labels seen", "arms: %.0f"),
    /** Number: the most test rows of a run that stand in training or validation too. */
    TEST_ROWS_SEEN("test rows seen", Flag.ROWS),
    /** Number: the same, where they are no more than one in a hundred. */
    SOME_TEST_ROWS_SEEN("some test rows seen", Flag.ROWS),
    /** Number: rows that equal another but for the class. */
    ROWS_CONTRADICT(DataNotes.Kind.ROWS_CONTRADICT.toString(), Flag.ROWS),
    /** Number: rows that equal an earlier one. */
    ROWS_REPEATED(DataNotes.Kind.ROWS_REPEATED.toString(), Flag.ROWS),
    /** Number: pictures that look almost like an earlier one. */
    ROWS_LOOK_ALIKE(DataNotes.Kind.ROWS_LOOK_ALIKE.toString(), Flag.ROWS),
    /** Number: rows whose names differ by a running number alone. */
    ROWS_BELONG_TOGETHER(DataNotes.Kind.ROWS_BELONG_TOGETHER.toString(), Flag.ROWS),
    /** Number: rows. */
    PARTS_NOT_HEEDED(DataNotes.Kind.PARTS_NOT_HEEDED.toString(), Flag.ROWS),
    /** Number: columns. */
    COLUMNS_LIKE_NAMES(DataNotes.Kind.COLUMNS_LIKE_NAMES.toString(), "columns: %.0f"),
    /** Number: columns. */
    COLUMNS_LIKE_CLASS(DataNotes.Kind.COLUMNS_LIKE_CLASS.toString(), "columns: %.0f"),
    /** Number: pictures. */
    FILES_SAY_CLASS(DataNotes.Kind.FILES_SAY_CLASS.toString(), "%.0f"),
    /** Number: sentences. */
    SENTENCES_SAY_CLASS(DataNotes.Kind.SENTENCES_SAY_CLASS.toString(), "%.0f"),
    /** Number: rows. */
    NUMBERS_LIKE_CODES(DataNotes.Kind.NUMBERS_LIKE_CODES.toString(), Flag.ROWS),
    /** Number: columns. */
    CODES_AS_NUMBERS(DataNotes.Kind.CODES_AS_NUMBERS.toString(), "columns: %.0f"),
    /** Number: classes. */
    CLASSES_IN_ONE(DataNotes.Kind.CLASSES_IN_ONE.toString(), "classes: %.0f"),
    /** Number: sentences. */
    LETTERS_MISREAD(DataNotes.Kind.LETTERS_MISREAD.toString(), "%.0f"),
    /** Number: pictures. */
    PICTURES_NOT_READ(DataNotes.Kind.PICTURES_NOT_READ.toString(), "%.0f"),
    /** Number: files. */
    FILES_UNREADABLE(DataNotes.Kind.FILES_UNREADABLE.toString(), "%.0f"),
    /** Number: rows. */
    ROWS_LEFT_OUT(DataNotes.Kind.ROWS_LEFT_OUT.toString(), Flag.ROWS),
    /** Number: cells. */
    CELLS_FILLED(DataNotes.Kind.CELLS_FILLED.toString(), "cells: %.0f"),
    /** Number: columns. */
    NUMBERS_AS_CATEGORIES(DataNotes.Kind.NUMBERS_AS_CATEGORIES.toString(), "columns: %.0f"),
    /** Number: spellings. */
    SPELLINGS(DataNotes.Kind.SPELLINGS.toString(), "spellings: %.0f"),
    /** Number: notes on the data. */
    ACCEPTED(DataNotes.Kind.ACCEPTED.toString(), "notes: %.0f"),
    /** Number: classes that are numbers, in the order of which wrong answers lie near. */
    NUMBERS_AS_CLASSES("numbers judged as classes", "classes: %.0f"),
    /** Number: the score whose name says no direction. */
    DIRECTION_TAKEN("direction taken", "scores: %.0f"),
    /** Number: the arm's accuracy. */
    CEILING("ceiling", "%.3f"),
    /** Number: the share of the largest class. */
    MAJORITY_CLASS("majority class", "%.3f"),
    /** Number: one over the number of classes. */
    CHANCE_LEVEL("chance level", "%.3f"),
    /** Number: gain in validation accuracy over the last quarter. */
    BASELINE_STILL_IMPROVING("baseline still improving", "%+.3f"),
    /** Number: how many arms. */
    CHOSEN_BY_ANOTHER_SCORE("chosen by another score", "arms: %.0f"),
    /** Number: how many arms. */
    TRAINING_NOT_KNOWN("training not known", "arms: %.0f"),
    /** Number: runs whose solved head found nothing in the features of its base. */
    FEATURES_SAY_NOTHING("features say nothing", "runs: %.0f"),
    /** Number: pairs of runs that share a seed. */
    SEEDS_DIFFER("seeds differ", "pairs: %.0f"),
    /** Number: test rows that not all runs answered. */
    ROWS_DIFFER("test rows differ", Flag.ROWS),
    /** Number: seeds. */
    FEW_SEEDS("few seeds", "%.0f"),
    /** Number: test rows. */
    FEW_TEST_ROWS("few test rows", "%.0f"),
    /** Number: test rows over training rows. */
    REDRAWN_ROWS("redrawn rows overlap", "%.2g"),
    /** Number: runs that are one. */
    SEEDS_ALIKE("seeds without effect", "runs: %.0f"),
    /** Number: test rows that one side answers better, at one seed at least. */
    ONE_ROW("hangs on one row", "differing rows: %.0f"),
    /** Number: how many bases. */
    BASES_DIFFER("bases differ", "bases: %.0f"),
    /** Number: how many kinds. */
    PROCESSORS_DIFFER("processors differ", "kinds: %.0f");

    private final String words;
    private final String format;

    Kind(String words, String format) {
      this.words = words;
      this.format = format;
    }

    /** Whether an arm may have had an advantage over another that is not what is compared. */
    public boolean breaksFairness() {
      return compareTo(TEST_ROWS_SEEN) <= 0;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** The kind with its number, and whom it is about: "few seeds (3)", "ceiling (scratch, 0.98)". */
  public String brief() {
    String whose = arm.isEmpty() ? "" : arm + ", ";
    return kind + " (" + whose + Text.format(kind.format, number) + ")";
  }

  boolean isOf(Kind other) {
    return kind == other;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(words), this);
  }

  @Override
  public String toString() {
    return words;
  }
}
