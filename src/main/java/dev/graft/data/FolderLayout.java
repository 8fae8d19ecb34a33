package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the class folders are.
 *
 * @param parts the folder that holds the class folders of each part
 * @param aside folders of pictures without labels
 * @param ignored the names of what else lies there
 * @param notes what was made of the folders' names, for the reader
 * @param outer what lies in the class folders of the first part
 */
record FolderLayout(
    Map<Part, Path> parts,
    List<Path> aside,
    List<String> ignored,
    List<DataNotes.Note> notes,
    OuterFolders outer) {
  private static final String SHOULD_BE =
      "make one folder for each class, named like it, with its pictures in it, or such folders"
          + " within train, validation and test";

  static FolderLayout of(Path folder) {
    FolderChecks.isFolder(folder);
    Path shown = folder.toAbsolutePath().normalize();
    List<Path> folders = folders(folder);
    Check.that(
        !folders.isEmpty(),
        "folder (%s, %d pictures) must have class folders; %s%s%s",
        shown,
        pictures(folder),
        SHOULD_BE,
        labelFile(folder),
        FolderChecks.isPart(folder)
            ? "; a test part without labels is no test: open the training part, and ask"
                + " experiment.predict(path) for these pictures"
            : "");
    return of(folder, folders, PartFolders.of(folders));
  }

  private static FolderLayout of(Path folder, List<Path> folders, PartFolders named) {
    Path shown = folder.toAbsolutePath().normalize();
    Map<Part, Path> parts = named.opened();
    boolean parted = !parts.isEmpty();
    List<Path> aside = Aside.of(folders, parted);
    List<Path> others = new ArrayList<>(folders);
    others.removeAll(aside);
    if (parted) {
      checkNothingBeside(others, named.named().values(), shown);
      parts.keySet().forEach(part -> checkClassFolders(part, parts));
    } else {
      parts.put(Part.NONE, folder);
      PartAmongClasses.check(others, shown);
    }
    List<DataNotes.Note> notes = new ArrayList<>(named.notes());
    Aside.note(aside, parted).ifPresent(notes::add);
    OuterFolders outer = OuterFolders.of(classes(parts.values().iterator().next(), aside));
    return new FolderLayout(parts, aside, ignored(folder, parts), notes, outer);
  }

  /** The way out where labels stand in a file beside the pictures. */
  private static String labelFile(Path folder) {
    return visible(folder).stream()
        .filter(file -> Set.of("csv", "tsv").contains(FolderChecks.suffix(file)))
        .findFirst()
        .map(
            file ->
                Text.format(
                    "; where %s holds a picture's name and its class on each line, give"
                        + " ImageFolder.of(folder, csv, id, label)",
                    file.getFileName()))
        .orElse("");
  }

  /** The class folders in one of the parts, by name. */
  List<Path> classes(Path root) {
    return classes(root, aside);
  }

  private static List<Path> classes(Path root, List<Path> aside) {
    return folders(root).stream().filter(folder -> !aside.contains(folder)).toList();
  }

  /** Says which class is missing in which part. */
  void checkSameClasses() {
    Map<Part, Set<String>> names = new EnumMap<>(Part.class);
    parts.forEach((part, root) -> names.put(part, names(root)));
    Set<String> all = new TreeSet<>();
    names.values().forEach(all::addAll);
    names.forEach(
        (part, some) -> {
          Set<String> missing = new TreeSet<>(all);
          missing.removeAll(some);
          Check.that(
              missing.isEmpty(),
              "folder (%s) must have the same classes as the other parts; it lacks %s: add or"
                  + " remove them, or check their spelling",
              parts.get(part),
              String.join(", ", missing));
        });
  }

  private Set<String> names(Path root) {
    return classes(root).stream()
        .map(FolderFile::className)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<Path> folders(Path folder) {
    return visible(folder).stream().filter(Files::isDirectory).toList();
  }

  static long pictures(Path folder) {
    return visible(folder).stream()
        .filter(path -> !Files.isDirectory(path) && Images.isNamedLikeOne(path))
        .count();
  }

  private static void checkClassFolders(Part part, Map<Part, Path> parts) {
    Path root = parts.get(part);
    long pictures = pictures(root);
    boolean any = !folders(root).isEmpty();
    if (!any && part == Part.TEST && pictures > 0) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s, %d pictures) must have class folders: without labels it is no test;"
                  + " %s, and ask experiment.predict(path) for these pictures",
              root,
              pictures,
              parts.containsKey(Part.VALIDATION)
                  ? "move it out of the folder"
                  : Text.format("open ImageFolder.of(Path.of(\"%s\"))", parts.get(Part.TRAINING))));
    }
    Check.that(
        any || pictures == 0,
        "folder (%s, %d pictures) must have class folders, since it is called like a part beside"
            + " others; %s; where it is a class itself, give it a name without such a word",
        root,
        pictures,
        SHOULD_BE);
    Check.that(any, "folder (%s) must have class folders; %s", root, SHOULD_BE);
  }

  /** The folder itself and those of its parts. */
  Set<Path> roots(Path folder) {
    return roots(folder, parts);
  }

  private static Set<Path> roots(Path folder, Map<Part, Path> parts) {
    Set<Path> roots = new LinkedHashSet<>(List.of(folder));
    roots.addAll(parts.values());
    return roots;
  }

  private static List<String> ignored(Path folder, Map<Part, Path> parts) {
    return roots(folder, parts).stream()
        .flatMap(root -> visible(root).stream())
        .filter(path -> !Files.isDirectory(path) && !PassedOver.isLost(path))
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  private static void checkNothingBeside(List<Path> folders, Collection<Path> parts, Path shown) {
    List<String> others =
        folders.stream()
            .filter(folder -> !parts.contains(folder))
            .map(folder -> folder.getFileName().toString())
            .toList();
    String one = parts.isEmpty() ? "" : FolderFile.className(parts.iterator().next());
    Check.that(
        others.isEmpty(),
        "folder (%s) must have only %s in it, not %s too; move them into the parts or out of the"
            + " folder; where %s is a class itself, give it a name that no part has",
        shown,
        parts.stream().allMatch(FolderChecks::isPart)
            ? "train, validation and test"
            : "its parts, such as " + parts.iterator().next().getFileName() + ",",
        Listing.of(others),
        one);
  }

  /** What lies in a folder, by name, without hidden files and the systems' own. */
  static List<Path> visible(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !FolderChecks.isHidden(path))
          .peek(FolderChecks::nameIsReadable)
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot list folder (%s)", folder), e);
    }
  }
}
