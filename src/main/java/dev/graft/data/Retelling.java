package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How notes of a set are told again once some of its classes or rows are gone: what they name is in
 * the set then.
 *
 * @param told the notes as they stand in the set
 * @param anew whether others may hold of some rows that did not hold of all
 */
record Retelling(Set<DataNotes.Note> told, boolean anew, Again again) {
  /** What is said of these rows; sets of other rows than pictures give classes alone. */
  interface Again {
    List<DataNotes.Note> of(List<String> classes, List<ImageRow> rows);
  }

  Retelling {
    told = Set.copyOf(told);
  }

  /** Of notes that may go, and do not come. */
  static Retelling of(List<DataNotes.Note> told, Again again) {
    return new Retelling(Set.copyOf(told), false, again);
  }

  /** Puts what holds of the rows in the place of what held of all, and stays for the next time. */
  Retelling in(List<DataNotes.Note> notes, List<String> classes, List<ImageRow> rows) {
    int at = notes.size();
    for (int i = notes.size() - 1; i >= 0; i--) {
      if (told.contains(notes.get(i))) {
        at = i;
      }
    }
    boolean stood = notes.removeAll(told);
    List<DataNotes.Note> now = stood || anew ? new ArrayList<>(again.of(classes, rows)) : List.of();
    notes.addAll(Math.min(at, notes.size()), now);
    return new Retelling(new HashSet<>(now), anew, again);
  }
}
