package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Archives are unpacked into folders that hold one folder: what is meant is that within.
 *
 * @param folder the folder that holds class folders or parts
 * @param notes what was opened, for the reader
 */
record OneFolder(Path folder, List<DataNotes.Note> notes) {
  /** Nobody packs a folder into more folders. */
  private static final int DEEPEST = 5;

  /** The folder itself, or the one within that holds several. */
  static OneFolder of(Path folder) {
    FolderChecks.isFolder(folder);
    Path within = folder;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<Path> only = in(within).filter(one -> !FolderLayout.folders(one).isEmpty());
      if (only.isEmpty() || FolderLayout.pictures(only.get()) > 0) {
        break;
      }
      if (FolderChecks.isPart(only.get())) {
        return new OneFolder(within, notes(folder, within));
      }
      within = only.get();
    }
    return FolderLayout.folders(within).size() > 1
        ? new OneFolder(within, notes(folder, within))
        : new OneFolder(folder, List.of());
  }

  private static List<DataNotes.Note> notes(Path folder, Path within) {
    return within.equals(folder)
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.ARRANGEMENT,
                0,
                Text.format(
                    "Opened was '%s', since the folder holds that alone",
                    folder.relativize(within).toString().replace('\\', '/'))));
  }

  /** The one folder in another that holds no pictures beside it. */
  static Optional<Path> in(Path folder) {
    List<Path> folders = FolderLayout.folders(folder);
    return folders.size() == 1 && FolderLayout.pictures(folder) == 0
        ? Optional.of(folders.get(0))
        : Optional.empty();
  }
}
