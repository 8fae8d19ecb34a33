package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is lost of pictures that can be read: the pages behind the first, and the light of those
 * whose numbers fill a small part of their 16 bits, as cameras of 12 bits give them.
 */
final class PagesAndDepth {
  private static final int BITS = 16;

  /** Of 16: whoever uses no more fills a quarter of the scale, and is read as dark as that. */
  private static final int FEW_BITS = 14;

  private PagesAndDepth() {}

  /** What the reader must know of these files, which could be read. */
  static List<DataNotes.Note> notes(Path folder, List<FolderFile> files) {
    List<DataNotes.Note> notes = new ArrayList<>();
    pages(folder, files).ifPresent(notes::add);
    depth(folder, files).ifPresent(notes::add);
    return notes;
  }

  private static Optional<DataNotes.Note> pages(Path folder, List<FolderFile> files) {
    List<String> several =
        files.stream()
            .filter(file -> file.seen().pages() > 1)
            .map(file -> Text.format("%s (%d)", name(folder, file), file.seen().pages()))
            .toList();
    return several.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                several.size(),
                Text.format(
                    "Of files that hold several pages or frames the first alone is read, %d in all:"
                        + " %s; save each of the others as a picture of its own where it counts",
                    several.size(), Listing.of(several))));
  }

  /** One dark picture among others is dark; where all are, their scale ends below. */
  private static Optional<DataNotes.Note> depth(Path folder, List<FolderFile> files) {
    List<FolderFile> deep = files.stream().filter(file -> file.seen().largest() > 0).toList();
    int largest = deep.stream().mapToInt(file -> file.seen().largest()).max().orElse(0);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    if (deep.isEmpty() || bits > FEW_BITS) {
      return Optional.empty();
    }
    return Optional.of(
        note(
            deep.size(),
            Text.format(
                "Of pictures of 16 bits no number goes beyond %,d of 65,535, as where %d bits were"
                    + " stored in 16: they are read nearly black, %d in all: %s; where that is white,"
                    + " multiply by %,d and save them again",
                largest,
                bits,
                deep.size(),
                Listing.of(deep.stream().map(file -> name(folder, file)).toList()),
                1 << BITS - bits)));
  }

  private static DataNotes.Note note(int number, String words) {
    return new DataNotes.Note(DataNotes.Kind.PICTURES_NOT_READ, number, words);
  }

  private static String name(Path folder, FolderFile file) {
    return folder.relativize(file.path()).toString().replace('\\', '/');
  }
}
