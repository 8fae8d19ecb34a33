package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.util.List;

/** Classes and categories that are spelt alike and are several, as the user said. */
final class AsWritten {
  /** The way out of a note on spellings. */
  static final String WAY_OUT =
      " Correct them where they are one; where they are several, give"
          + " CsvOptions.withDefaults().withClassesAsWritten(), or classes of pictures other names.";

  private static final String SAID =
      "Classes and categories that are spelt alike are several, as asked for"
          + " (withClassesAsWritten).";

  /** The same beside those that were merged. */
  private static final String OTHERS = SAID.replace("alike are", "alike in another way are");

  private AsWritten() {}

  /** What a set that was read so knows. */
  static List<DataNotes.Note> notes(CsvOptions options) {
    String said = options.has(CsvOptions.Asked.CLASSES_MERGED) ? OTHERS : SAID;
    return options.has(CsvOptions.Asked.CLASSES_AS_WRITTEN)
        ? List.of(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, 0, said))
        : List.of();
  }

  /** The notes without those that it answers. */
  static List<DataNotes.Note> heeded(List<DataNotes.Note> notes) {
    boolean said = notes.stream().anyMatch(note -> List.of(SAID, OTHERS).contains(note.words()));
    return notes.stream().filter(note -> !said || !note.words().endsWith(WAY_OUT)).toList();
  }
}
