package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of the folders beside one another are parts: train and test, or seg_train and seg_test.
 *
 * @param named by part; empty where they are classes
 * @param notes what was made of their names, for the reader
 */
record PartFolders(Map<Part, Path> named, List<DataNotes.Note> notes) {
  /** What a folder of a part is called that archives put around its class folders. */
  private static final Set<String> CONTAINERS =
      Set.of("images", "image", "imgs", "img", "data", "pictures", "photos", "jpg", "classes");

  private static final int DEEPEST = 5;

  /** A word of another language that stands alone among others may be any word. */
  private static List<Path> named(List<Path> folders) {
    List<Path> named = folders.stream().filter(FolderChecks::isPart).toList();
    boolean alone = named.size() == 1 && folders.size() > 1;
    return alone && FolderChecks.isForeign(named.get(0)) ? List.of() : named;
  }

  static PartFolders of(List<Path> folders) {
    List<Path> named = named(folders);
    if (named.stream()
        .flatMap(part -> FolderLayout.visible(part).stream())
        .anyMatch(Files::isDirectory)) {
      return of(
          named,
          named.stream().anyMatch(FolderChecks::isForeign) ? List.of(readSo(named)) : List.of());
    }
    Map<String, List<Path>> sets = sets(folders);
    Check.that(
        sets.size() < 2,
        "folders (%s) must be the parts of one set, not of several (%s): where those are classes, make"
            + " train/%s, test/%s and so on; where they are sets, make a folder of each, and open one",
        Listing.of(
            sets.values().stream().flatMap(List::stream).map(FolderFile::className).toList()),
        Listing.of(List.copyOf(sets.keySet())),
        sets.keySet().stream().findFirst().orElse(""),
        sets.keySet().stream().findFirst().orElse(""));
    List<Path> set = sets.values().stream().findFirst().orElse(List.of());
    return of(set, named.containsAll(set) ? List.of() : List.of(readSo(set)));
  }

  private static DataNotes.Note readSo(List<Path> set) {
    List<String> each =
        set.stream()
            .map(
                folder ->
                    Text.format(
                        "'%s' (%s)", FolderFile.className(folder), FolderChecks.word(part(folder))))
            .toList();
    return new DataNotes.Note(
        DataNotes.Kind.ARRANGEMENT, 0, "Read as parts, by their names: " + Listing.of(each));
  }

  private static Part part(Path folder) {
    return PartName.of(folder).orElseThrow().part();
  }

  /**
   * Folders of the same rest of a name, of which one trains and another does not. A train and a
   * test alone are parts without class folders too; among others they may be classes.
   */
  private static Map<String, List<Path>> sets(List<Path> folders) {
    Map<String, List<Path>> sets = new TreeMap<>();
    for (Path folder : folders) {
      PartName.of(folder)
          .ifPresent(name -> sets.computeIfAbsent(name.of(), any -> new ArrayList<>()).add(folder));
    }
    sets.values()
        .removeIf(
            some -> {
              Set<Part> parts = some.stream().map(PartFolders::part).collect(Collectors.toSet());
              return !parts.contains(Part.TRAINING) || parts.size() < 2;
            });
    List<Path> plain = sets.getOrDefault("", List.of());
    if (!plain.isEmpty()
        && !folders.stream()
            .allMatch(folder -> plain.contains(folder) || Aside.isCalledSo(folder))) {
      sets.remove("");
    }
    return sets;
  }

  /** Whether it is a part, or one beside others of the same rest of a name. */
  static boolean isPart(Path folder) {
    return FolderChecks.isPart(folder)
        || PartName.of(folder).isPresent()
            && sets(FolderLayout.folders(folder.getParent())).values().stream()
                .anyMatch(set -> set.contains(folder));
  }

  private static PartFolders of(List<Path> folders, List<DataNotes.Note> notes) {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    for (Path folder : folders) {
      Part part = part(folder);
      Path other = parts.put(part, folder);
      Check.that(
          other == null,
          "folders (%s, %s) must not both be the %s part; merge them or rename one",
          other,
          folder,
          FolderChecks.word(part));
    }
    if (!parts.isEmpty() && !parts.containsKey(Part.TRAINING)) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s) must have a training part beside it; name that folder train",
              parts.values().iterator().next()));
    }
    List<DataNotes.Note> all = new ArrayList<>(notes);
    if (parts.containsKey(Part.VALIDATION) && !parts.containsKey(Part.TEST)) {
      Path only = parts.remove(Part.VALIDATION);
      parts.put(Part.TEST, only);
      all.add(testedOn(only));
    }
    nested(parts).ifPresent(all::add);
    return new PartFolders(parts, all);
  }

  private static DataNotes.Note testedOn(Path only) {
    return new DataNotes.Note(
        DataNotes.Kind.ARRANGEMENT,
        0,
        Text.format(
            "There is no test folder, so '%s' is the test part, and a fifth of each class's"
                + " training pictures serves for validation; withoutParts() gives all parts up",
            only.getFileName()));
  }

  private static Optional<DataNotes.Note> nested(Map<Part, Path> parts) {
    List<String> nested =
        parts.values().stream()
            .filter(folder -> !opened(folder).equals(folder))
            .map(folder -> "'" + folder.getParent().relativize(opened(folder)) + "'")
            .toList();
    String words =
        Text.format(
            "Opened was %s, since the part's pictures lie in that alone",
            Listing.of(nested).replace('\\', '/'));
    return nested.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, 0, words));
  }

  /** The folders that hold what the parts hold: seg_train/seg_train where that is all of it. */
  Map<Part, Path> opened() {
    Map<Part, Path> opened = new EnumMap<>(Part.class);
    named.forEach((part, folder) -> opened.put(part, opened(folder)));
    return opened;
  }

  static Path opened(Path folder) {
    Path within = folder;
    for (int i = 0; i < DEEPEST; i++) {
      Path around = within;
      Optional<Path> only =
          OneFolder.in(within).or(() -> besideLabels(around)).filter(one -> isTheSame(around, one));
      if (only.isEmpty()) {
        return within;
      }
      within = only.get();
    }
    return within;
  }

  /** Of images beside labels that are no pictures, which not each part has, the images. */
  private static Optional<Path> besideLabels(Path folder) {
    List<Path> folders = FolderLayout.folders(folder);
    List<Path> others =
        folders.stream()
            .filter(one -> !FolderNames.isOfLabels(one) || PassedOver.pictures(one) > 0)
            .toList();
    return others.size() == 1 && folders.size() > 1 && FolderLayout.pictures(folder) == 0
        ? Optional.of(others.get(0))
        : Optional.empty();
  }

  private static boolean isTheSame(Path around, Path within) {
    String name = FolderFile.className(within).toLowerCase(Locale.ROOT);
    Optional<PartName> part = PartName.of(within);
    return name.equals(FolderFile.className(around).toLowerCase(Locale.ROOT))
        || CONTAINERS.contains(name)
        || part.isPresent() && part.equals(PartName.of(around));
  }
}
