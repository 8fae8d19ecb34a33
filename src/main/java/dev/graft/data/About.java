package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a set says of itself.
 *
 * @param name as the user reads it
 * @param origin where it comes from, and its licence
 * @param skipped the files that could not be read and were left out
 * @param notes what the reader is told, such as what else lay in the folder
 */
record About(String name, String origin, List<String> skipped, List<DataNotes.Note> notes) {
  About {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  static About of(String name, String origin) {
    return new About(name, origin, List.of(), List.of());
  }

  /** Of sets that were joined: how, and what each knows of itself. */
  static About joined(String name, String origin, List<String> how, List<ImageSet> sets) {
    List<DataNotes.Note> notes = new ArrayList<>();
    how.forEach(words -> notes.add(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, 0, words)));
    sets.stream()
        .flatMap(set -> set.noted().orElse(DataNotes.NONE).weighing().stream())
        .distinct()
        .forEach(notes::add);
    return new About(name, origin, List.of(), notes);
  }

  About withNotes(List<DataNotes.Note> others) {
    return new About(name, origin, skipped, others);
  }

  /** Its notes, the files that were skipped first, and more. */
  DataNotes notedWith(List<DataNotes.Note> more) {
    List<DataNotes.Note> all = new ArrayList<>();
    if (!skipped.isEmpty()) {
      String words = "Skipped, because unreadable: " + Listing.of(skipped);
      all.add(new DataNotes.Note(DataNotes.Kind.FILES_UNREADABLE, skipped.size(), words));
    }
    all.addAll(notes);
    all.addAll(more);
    return new DataNotes(all);
  }

  About withName(String other) {
    return new About(other, origin, skipped, notes);
  }
}
