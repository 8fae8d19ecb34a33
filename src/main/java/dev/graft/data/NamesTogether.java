package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names of pictures and of their folders say of pictures that belong together. */
final class NamesTogether {
  /** In each note whose way out is to draw by names. */
  private static final String ASKED = ".byGroup(name ->";

  private NamesTogether() {}

  /** What the reader must know of the files' names. */
  static List<DataNotes.Note> of(List<ImageRow> rows) {
    List<DataNotes.Note> notes = new ArrayList<>();
    Optional<CopiesByPrefix> copies = CopiesByPrefix.of(rows);
    copies.map(CopiesByPrefix::note).orElseGet(() -> Stems.note(rows)).ifPresent(notes::add);
    NamedAfter.note(rows).ifPresent(notes::add);
    return notes;
  }

  /**
   * The notes of a set whose rows were put into parts: what no part tears any more is not asked
   * for, and what one tears still is.
   */
  static About inParts(About about, List<ImageRow> rows) {
    List<DataNotes.Note> notes = inParts(PartColumn.withoutThem(about.notes()), rows);
    return about
        .withNotes(notes)
        .old()
        .telling(List.of(Retelling.of(of(rows), (classes, some) -> of(some))));
  }

  static List<DataNotes.Note> inParts(List<DataNotes.Note> notes, List<ImageRow> rows) {
    if (notes.stream().noneMatch(note -> note.words().contains(ASKED))) {
      return notes;
    }
    boolean torn = DeeperFolders.areTorn(rows);
    List<DataNotes.Note> left = new ArrayList<>();
    for (DataNotes.Note note : notes) {
      if (DeeperFolders.says(note)) {
        left.add(torn ? note : DeeperFolders.settled(note));
      } else if (OuterFolders.saysTheSame(note) ? torn : !note.words().contains(ASKED)) {
        left.add(note);
      }
    }
    left.addAll(of(rows));
    return left;
  }
}
