package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Folders within class folders that look like patients or sessions: several, and numbered. */
final class DeeperFolders {
  /** Of each class, so that every part of a split can have one. */
  private static final int FEWEST = 3;

  private static final String SAID = " in folders within class folders were taken into their class";

  private static final String ASKED = "; where each shows one thing";

  private DeeperFolders() {}

  /**
   * Whether each class has several folders called by a number, of several pictures each, and nearly
   * no picture beside them. Makers' parts keep what they keep.
   */
  static boolean areThings(List<FolderFile> files) {
    Map<String, Map<Path, Long>> classes =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    FolderFile::className,
                    TreeMap::new,
                    Collectors.groupingBy(
                        file -> file.path().getParent(), TreeMap::new, Collectors.counting())));
    return files.stream().allMatch(file -> file.part() == Part.NONE)
        && classes.values().stream().allMatch(DeeperFolders::hasThings);
  }

  private static boolean hasThings(Map<Path, Long> folders) {
    List<Long> counts =
        folders.entrySet().stream()
            .filter(folder -> folder.getKey().getFileName().toString().matches(".*\\d.*"))
            .map(Map.Entry::getValue)
            .filter(pictures -> pictures > 1)
            .toList();
    return counts.size() >= FEWEST && 2 * counts.size() > folders.size();
  }

  /** A note on so many pictures in these folders, by their paths in the set's. */
  static DataNotes.Note note(DataNotes.Kind kind, int pictures, List<String> folders) {
    String words =
        Text.format("%s%s: %s", Text.count(pictures, "picture"), SAID, Listing.of(folders));
    return new DataNotes.Note(kind, pictures, words);
  }

  /** The same with the way to keep together what one folder holds. */
  static DataNotes.Note asking(DataNotes.Note note, List<String> folders) {
    Set<String> several = inSeveralClasses(folders);
    String how =
        several.isEmpty()
            ? ", keep it together: split(0.5, 0.2, 0.3).byGroup(name -> name.substring(0,"
                + " name.lastIndexOf('/')))"
            : Text.format(
                ", in whichever class (several have %s), keep it together: split(0.5, 0.2, 0.3)"
                    + ".byGroup(name -> name.split(\"/\")[%d])",
                Listing.of(List.copyOf(several)), folders.get(0).split("/").length - 1);
    return new DataNotes.Note(note.kind(), note.number(), note.words() + ASKED + how);
  }

  static boolean says(DataNotes.Note note) {
    return note.words().contains(SAID);
  }

  /** What is left of the note where no part tears what a folder holds. */
  static DataNotes.Note settled(DataNotes.Note note) {
    String words = note.words();
    int asked = words.indexOf(ASKED);
    return new DataNotes.Note(
        DataNotes.Kind.ARRANGEMENT, note.number(), asked < 0 ? words : words.substring(0, asked));
  }

  /** Names of folders that stand in several class folders: of class/folder/, or with a part. */
  private static Set<String> inSeveralClasses(Collection<String> folders) {
    Map<String, Set<String>> classes = new HashMap<>();
    for (String folder : folders) {
      String[] names = Stems.folders(folder).split("/");
      if (names.length > 1) {
        classes.computeIfAbsent(names[1], any -> new HashSet<>()).add(names[0]);
      }
    }
    classes.values().removeIf(some -> some.size() < 2);
    return new TreeSet<>(classes.keySet());
  }

  /** Whether pictures of one folder, or of folders of one name, stand in several parts. */
  static boolean areTorn(List<ImageRow> rows) {
    List<String> folders =
        rows.stream()
            .map(row -> row.name().substring(0, row.name().lastIndexOf('/') + 1))
            .map(Stems::folders)
            .toList();
    Set<String> several = inSeveralClasses(folders);
    Map<String, Set<Part>> parts = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      String[] names = folders.get(row).split("/");
      if (names.length > 1 && rows.get(row).part() != Part.NONE) {
        String thing = several.contains(names[1]) ? names[1] : folders.get(row);
        parts.computeIfAbsent(thing, any -> new HashSet<>()).add(rows.get(row).part());
      }
    }
    return parts.values().stream().anyMatch(some -> some.size() > 1);
  }
}
