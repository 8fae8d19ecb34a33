package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Class folders that hold folders alone: these may be the classes, and the outer ones domains. */
final class OuterFolders {
  private static final String HOLDS_THE_SAME = " holds folders of the same names";
  private static final String HOLDS_FOLDERS = " holds folders alone";
  private static final int DEEPEST = 5;

  private final List<Outer> all;

  private OuterFolders(List<Outer> all) {
    this.all = all;
  }

  /** What lies in each of them, by class. */
  private record Outer(String name, Set<String> names, List<String> shown, boolean alone) {
    static Outer of(Path folder) {
      Path inner = inner(folder);
      List<Path> folders = FolderLayout.folders(inner);
      List<String> names = folders.stream().map(FolderFile::className).toList();
      return new Outer(
          FolderFile.className(folder),
          new TreeSet<>(names),
          folders.stream().map(OuterFolders::shown).toList(),
          folders.size() > 1 && FolderLayout.pictures(inner) == 0);
    }
  }

  /** Looks into class folders. */
  static OuterFolders of(List<Path> folders) {
    boolean parts = !folders.isEmpty() && folders.stream().allMatch(FolderChecks::mentionsPart);
    OuterFolders outer = new OuterFolders(folders.stream().map(Outer::of).toList());
    Check.that(
        !parts || !holdTheSame(outer.all),
        "folders (%s), each with %s in it, must have the names of parts where they are parts: call"
            + " them train, validation and test",
        Listing.of(outer.all.stream().map(Outer::name).toList()),
        parts ? Listing.of(List.copyOf(outer.all.get(0).names())) : "");
    return outer;
  }

  /** What is said of those of some classes. */
  Optional<DataNotes.Note> note(List<String> classes) {
    List<Outer> some = all.stream().filter(one -> classes.contains(one.name())).toList();
    return holdTheSame(some) ? Optional.of(theSame(some)) : holdFolders(some);
  }

  /** Folders that hold the same folders may be classes of two days, or parts of two classes. */
  private static boolean holdTheSame(List<Outer> folders) {
    return folders.size() > 1
        && folders.stream().map(Outer::names).distinct().count() == 1
        && folders.get(0).names().size() > 1;
  }

  private static DataNotes.Note theSame(List<Outer> folders) {
    String words =
        Text.format(
            "Each class (%s)"
                + HOLDS_THE_SAME
                + " (%s): where those are the classes, rename the outer ones train and test, or open"
                + " one of them, or two for Domains.of(source, target).",
            Listing.of(folders.stream().map(Outer::name).toList()),
            Listing.of(List.copyOf(folders.get(0).names())));
    return new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, 0, words);
  }

  /** Of other names, as in two languages; numbered ones are patients, days or folds. */
  private static Optional<DataNotes.Note> holdFolders(List<Outer> folders) {
    List<String> within = folders.stream().flatMap(one -> one.shown().stream()).toList();
    long numbered = within.stream().filter(name -> name.matches(".*/.*\\d.*")).count();
    boolean alone = folders.size() > 1 && folders.stream().allMatch(Outer::alone);
    String words =
        Text.format(
            "Each class (%s)"
                + HOLDS_FOLDERS
                + " (%s), whose pictures count as of the outer one: where the inner ones are the"
                + " classes, and the outer ones cameras, places or languages, open one of them, or two"
                + " for Domains.of(source, target); where they are kinds of their class, accepting(...)"
                + " says so.",
            Listing.of(folders.stream().map(Outer::name).toList()),
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

  /** Whether it is the note on folders of the same names. */
  static boolean saysTheSame(DataNotes.Note note) {
    return note.words().startsWith("Each class (") && note.words().contains(HOLDS_THE_SAME);
  }

  /** Whether it is the note on folders of other names. */
  static boolean saysFolders(DataNotes.Note note) {
    return note.words().startsWith("Each class (") && note.words().contains(HOLDS_FOLDERS);
  }
}
