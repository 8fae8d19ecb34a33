package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers what is said of a set of pictures, and how it is said of fewer of its rows. */
final class Telling {
  private final List<String> classes;
  private final List<ImageRow> rows;
  private final List<DataNotes.Note> notes = new ArrayList<>();
  private final List<Retelling> again = new ArrayList<>();

  Telling(List<String> classes, List<ImageRow> rows) {
    this.classes = classes;
    this.rows = rows;
  }

  /** What holds whichever rows are left. */
  void always(List<DataNotes.Note> more) {
    notes.addAll(more);
  }

  /** What may go with rows, and does not come. */
  void ofRows(Retelling.Again how) {
    add(false, how);
  }

  /** What may come up, too, where others are gone: a mark of one class of those that are left. */
  void anew(Retelling.Again how) {
    add(true, how);
  }

  private void add(boolean anew, Retelling.Again how) {
    List<DataNotes.Note> now = how.of(classes, rows);
    notes.addAll(now);
    again.add(new Retelling(Set.copyOf(now), anew, how));
  }

  /** Copies, pictures that look alike, names that belong together, and kinds of files. */
  void ofPictures() {
    ofRows((some, left) -> Twins.notes(left));
    ofRows((some, left) -> SetNotes.alike(left));
    ofRows((some, left) -> NamesTogether.of(left));
    anew((some, left) -> FileKinds.note(left).stream().toList());
  }

  About of(About about) {
    return about.withNotes(notes).telling(again);
  }

  /** What is said already, and this behind it. */
  About after(About about) {
    List<DataNotes.Note> all = new ArrayList<>(about.notes());
    all.addAll(notes);
    return about.withNotes(all).telling(again);
  }
}
