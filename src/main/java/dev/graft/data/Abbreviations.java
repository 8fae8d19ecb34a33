package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Classes that are another one shortened, such as M beside Male. */
final class Abbreviations {
  /** Of more classes of a letter they are the letters that are asked for. */
  private static final int MOST_LETTERS = 3;

  /** A shorter name is no word. */
  private static final int WORD = 4;

  /** Shortened to more than a letter, and a word as short as an answer may be. */
  private static final Set<String> PAIRS =
      Set.of("y yes", "n no", "pos positive", "neg negative", "neu neutral", "unk unknown");

  private Abbreviations() {}

  static Optional<DataNotes.Note> note(List<String> labels) {
    Set<String> names = new TreeSet<>(labels);
    boolean few = names.stream().filter(name -> name.length() == 1).count() <= MOST_LETTERS;
    List<List<String>> pairs = new ArrayList<>();
    for (String name : names) {
      names.stream()
          .filter(other -> few && isOf(name, other))
          .forEach(other -> pairs.add(List.of(name, other)));
    }
    // A letter of two words is neither's.
    boolean each = pairs.stream().map(pair -> pair.get(0)).distinct().count() == pairs.size();
    return MergedClasses.note(
        "Classes that may be another one shortened", each ? pairs : List.of());
  }

  private static boolean isOf(String name, String other) {
    String shorter = MergedClasses.plain(name);
    String longer = MergedClasses.plain(other);
    return PAIRS.contains(shorter + " " + longer)
        || shorter.length() == 1
            && Character.isLetter(shorter.charAt(0))
            && longer.length() >= WORD
            && longer.startsWith(shorter);
  }
}
