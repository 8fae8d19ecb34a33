package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Class folders that hold folders alone: these may be the classes, and the outer ones domains. */
final class OuterFolders {
  private static final String HOLDS_THE_SAME = " holds folders of the same names";
  private static final String HOLDS_FOLDERS = " holds folders alone";
  private static final int DEEPEST = 5;

  private OuterFolders() {}

  static Optional<DataNotes.Note> note(List<Path> folders) {
    return holdTheSame(folders).or(() -> holdFolders(folders));
  }

  /** Folders that hold the same folders may be classes of two days, or parts of two classes. */
  private static Optional<DataNotes.Note> holdTheSame(List<Path> folders) {
    Set<Set<String>> within =
        folders.stream().map(folder -> names(inner(folder))).collect(Collectors.toSet());
    Set<String> names = within.iterator().next();
    if (folders.size() < 2 || within.size() > 1 || names.size() < 2) {
      return Optional.empty();
    }
    String outer = Listing.of(folders.stream().map(FolderFile::className).toList());
    String inner = Listing.of(List.copyOf(names));
    Check.that(
        !folders.stream().allMatch(FolderChecks::mentionsPart),
        "folders (%s), each with %s in it, must have the names of parts where they are parts: call"
            + " them train, validation and test",
        outer,
        inner);
    String words =
        Text.format(
            "Each class (%s)"
                + HOLDS_THE_SAME
                + " (%s): where those are the classes, rename the outer ones train and test, or open"
                + " one of them, or two for Domains.of(source, target).",
            outer,
            inner);
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, 0, words));
  }

  /** Of other names, as in two languages; numbered ones are patients, days or folds. */
  private static Optional<DataNotes.Note> holdFolders(List<Path> folders) {
    List<Path> inner = folders.stream().map(OuterFolders::inner).toList();
    List<String> within =
        inner.stream()
            .flatMap(folder -> FolderLayout.folders(folder).stream())
            .map(OuterFolders::shown)
            .toList();
    long numbered = within.stream().filter(name -> name.matches(".*/.*\\d.*")).count();
    boolean alone =
        folders.size() > 1
            && inner.stream()
                .allMatch(
                    in -> FolderLayout.folders(in).size() > 1 && FolderLayout.pictures(in) == 0);
    String words =
        Text.format(
            "Each class (%s)"
                + HOLDS_FOLDERS
                + " (%s), whose pictures count as of the outer one: where the inner ones are the"
                + " classes, and the outer ones cameras, places or languages, open one of them, or two"
                + " for Domains.of(source, target); where they are kinds of their class, accepting(...)"
                + " says so.",
            Listing.of(folders.stream().map(FolderFile::className).toList()),
            Listing.of(within));
    return alone && 2 * numbered < within.size()
        ? Optional.of(new DataNotes.Note(DataNotes.Kind.CLASSES_IN_ONE, within.size(), words))
        : Optional.empty();
  }

  private static String shown(Path inner) {
    return FolderFile.className(inner.getParent()) + "/" + FolderFile.className(inner);
  }

  /** amazon/images where that is all that amazon holds. */
  private static Path inner(Path folder) {
    Path within = folder;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<Path> only = OneFolder.in(within);
      if (only.isEmpty() || FolderLayout.folders(only.get()).isEmpty()) {
        return within;
      }
      within = only.get();
    }
    return folder;
  }

  private static Set<String> names(Path folder) {
    return FolderLayout.folders(folder).stream()
        .map(FolderFile::className)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it is the note on folders of the same names. */
  static boolean saysTheSame(DataNotes.Note note) {
    return note.words().startsWith("Each class (") && note.words().contains(HOLDS_THE_SAME);
  }

  /** Whether it is the note on folders of other names. */
  static boolean saysFolders(DataNotes.Note note) {
    return note.words().startsWith("Each class (") && note.words().contains(HOLDS_FOLDERS);
  }
}
