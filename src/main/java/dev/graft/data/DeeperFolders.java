package dev.graft.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Folders within class folders that look like patients or sessions: several, and numbered. */
final class DeeperFolders {
  /** Of each class, so that every part of a split can have one. */
  private static final int FEWEST = 3;

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
}
