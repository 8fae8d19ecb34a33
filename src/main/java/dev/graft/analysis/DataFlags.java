package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What the runs state of their data: test rows that trained, and what the set knows of itself. */
final class DataFlags {
  /** The share of test rows that may stand in training too: a point of accuracy at the most. */
  private static final double SEEN = 0.01;

  private DataFlags() {}

  /** A row that trained is no test; it helps most whoever learns rows by heart. */
  static Optional<Flag> seen(List<Run> runs) {
    return mostSeen(runs)
        .filter(DataFlags::tooMany)
        .map(run -> seen(Flag.Kind.TEST_ROWS_SEEN, run));
  }

  /** Those that break no fairness, what weighs most first. */
  static List<Flag> of(List<Run> runs) {
    List<Flag> flags = new ArrayList<>();
    mostSeen(runs)
        .filter(run -> seen(run) > 0 && !tooMany(run))
        .ifPresent(run -> flags.add(seen(Flag.Kind.SOME_TEST_ROWS_SEEN, run)));
    Map<DataNotes.Kind, List<DataNotes.Note>> kinds =
        stated(runs).orElse(DataNotes.NONE).weighing().stream()
            .collect(
                Collectors.groupingBy(
                    DataNotes.Note::kind,
                    () -> new EnumMap<>(DataNotes.Kind.class),
                    Collectors.toList()));
    kinds.forEach((kind, notes) -> flags.add(flag(kind, notes)));
    return flags;
  }

  /** What any of these runs states of its data; empty where none does. */
  static Optional<DataNotes> stated(List<Run> runs) {
    return runs.stream()
        .flatMap(run -> run.fact(Fact.DATA_NOTES).stream())
        .distinct()
        .reduce(DataNotes::and);
  }

  /** The most test rows of a run that stand in training too; empty where no run counts them. */
  static OptionalInt mostSeenRows(List<Run> runs) {
    return runs.stream()
        .flatMap(run -> run.fact(Fact.ROWS_TWINS).stream())
        .mapToInt(Integer::intValue)
        .max();
  }

  private static Optional<Run> mostSeen(List<Run> runs) {
    return runs.stream().max(Comparator.comparingInt(DataFlags::seen));
  }

  private static boolean tooMany(Run run) {
    return seen(run) > SEEN * run.test().rows().size();
  }

  private static int seen(Run run) {
    return run.fact(Fact.ROWS_TWINS).orElse(0);
  }

  private static Flag seen(Flag.Kind kind, Run run) {
    String words =
        Text.format(
            "%s: %,d of the %,d test rows stand in training or validation too, so that what was"
                + " learned by heart counts as right; leave them out with withoutTwins()",
            kind, seen(run), run.test().rows().size());
    return new Flag(kind, "", seen(run), words);
  }

  private static Flag flag(DataNotes.Kind kind, List<DataNotes.Note> notes) {
    int number = notes.stream().mapToInt(DataNotes.Note::number).sum();
    String words =
        notes.stream()
            .map(DataNotes.Note::clause)
            .collect(Collectors.joining("; ", kind + ": ", ""));
    return new Flag(kind(kind), "", number, words);
  }

  private static Flag.Kind kind(DataNotes.Kind kind) {
    return switch (kind) {
      case ROWS_CONTRADICT -> Flag.Kind.ROWS_CONTRADICT;
      case ROWS_REPEATED -> Flag.Kind.ROWS_REPEATED;
      case ROWS_LOOK_ALIKE -> Flag.Kind.ROWS_LOOK_ALIKE;
      case ROWS_BELONG_TOGETHER -> Flag.Kind.ROWS_BELONG_TOGETHER;
      case PARTS_NOT_HEEDED -> Flag.Kind.PARTS_NOT_HEEDED;
      case COLUMNS_LIKE_NAMES -> Flag.Kind.COLUMNS_LIKE_NAMES;
      case COLUMNS_LIKE_CLASS -> Flag.Kind.COLUMNS_LIKE_CLASS;
      case FILES_SAY_CLASS -> Flag.Kind.FILES_SAY_CLASS;
      case SENTENCES_SAY_CLASS -> Flag.Kind.SENTENCES_SAY_CLASS;
      case NUMBERS_LIKE_CODES -> Flag.Kind.NUMBERS_LIKE_CODES;
      case CODES_AS_NUMBERS -> Flag.Kind.CODES_AS_NUMBERS;
      case CLASSES_IN_ONE -> Flag.Kind.CLASSES_IN_ONE;
      case LETTERS_MISREAD -> Flag.Kind.LETTERS_MISREAD;
      case PICTURES_NOT_READ -> Flag.Kind.PICTURES_NOT_READ;
      case FILES_UNREADABLE -> Flag.Kind.FILES_UNREADABLE;
      case ROWS_LEFT_OUT -> Flag.Kind.ROWS_LEFT_OUT;
      case CELLS_FILLED -> Flag.Kind.CELLS_FILLED;
      case NUMBERS_AS_CATEGORIES -> Flag.Kind.NUMBERS_AS_CATEGORIES;
      case ACCEPTED -> Flag.Kind.ACCEPTED;
      case SPELLINGS, ARRANGEMENT, ODD_ONES, IGNORED -> Flag.Kind.SPELLINGS;
    };
  }
}
