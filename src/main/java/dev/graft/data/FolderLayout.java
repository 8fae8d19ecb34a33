package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the class folders are.
 *
 * @param parts the folder that holds the class folders of each part
 * @param ignored the names of what else lies there
 */
record FolderLayout(Map<Part, Path> parts, List<String> ignored) {
  private static final String SHOULD_BE =
      "make one folder for each class, named like it, with its pictures in it, or such folders"
          + " within train, validation and test";

  private static final Map<String, Part> PARTS =
      Map.of(
          "train", Part.TRAINING,
          "training", Part.TRAINING,
          "validation", Part.VALIDATION,
          "val", Part.VALIDATION,
          "valid", Part.VALIDATION,
          "test", Part.TEST);

  private static final Set<String> SYSTEM = Set.of("thumbs.db", "desktop.ini", "__macosx");

  static FolderLayout of(Path folder) {
    Path shown = folder.toAbsolutePath().normalize();
    Check.that(Files.exists(folder), "folder (%s) must exist; check its name", shown);
    Check.that(
        Files.isDirectory(folder),
        "folder (%s) must be a folder; to read one picture use Images.read(path)",
        shown);
    List<Path> folders = visible(folder).stream().filter(Files::isDirectory).toList();
    List<Path> files = visible(folder).stream().filter(path -> !Files.isDirectory(path)).toList();
    long pictures = files.stream().filter(Images::isNamedLikeOne).count();
    Check.that(
        !folders.isEmpty(),
        "folder (%s, %d pictures) must have class folders; %s",
        shown,
        pictures,
        SHOULD_BE);
    Map<Part, Path> parts = parts(folders);
    if (parts.isEmpty()) {
      parts.put(Part.NONE, folder);
    } else {
      checkNothingBeside(folders, shown);
    }
    parts.values().forEach(root -> checkClassFolders(root));
    return new FolderLayout(parts, ignored(folder, parts));
  }

  /** The class folders in one of the parts, by name. */
  List<Path> classes(Path root) {
    return visible(root).stream().filter(Files::isDirectory).toList();
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
    return new TreeSet<>(
        classes(root).stream().map(path -> path.getFileName().toString()).toList());
  }

  private static void checkClassFolders(Path root) {
    boolean any = visible(root).stream().anyMatch(Files::isDirectory);
    Check.that(any, "folder (%s) must have class folders; %s", root, SHOULD_BE);
  }

  private static List<String> ignored(Path folder, Map<Part, Path> parts) {
    Set<Path> roots = new LinkedHashSet<>(List.of(folder));
    roots.addAll(parts.values());
    return roots.stream()
        .flatMap(root -> visible(root).stream())
        .filter(path -> !Files.isDirectory(path))
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  // A folder named train is a part if it holds folders; it may also be the class of railway trains.
  private static Map<Part, Path> parts(List<Path> folders) {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    List<Path> named = folders.stream().filter(folder -> partOf(folder) != null).toList();
    if (named.stream().flatMap(part -> visible(part).stream()).anyMatch(Files::isDirectory)) {
      for (Path folder : named) {
        Part part = partOf(folder);
        Path other = parts.put(part, folder);
        Check.that(
            other == null,
            "folders (%s, %s) must not both be the %s part; merge them or rename one",
            other,
            folder,
            part.name().toLowerCase(Locale.ROOT));
      }
    }
    if (!parts.isEmpty() && !parts.containsKey(Part.TRAINING)) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s) must have a training part beside it; name that folder train",
              parts.values().iterator().next()));
    }
    return parts;
  }

  private static void checkNothingBeside(List<Path> folders, Path shown) {
    List<String> others =
        folders.stream()
            .filter(folder -> partOf(folder) == null)
            .map(folder -> folder.getFileName().toString())
            .toList();
    Check.that(
        others.isEmpty(),
        "folder (%s) must have only train, validation and test in it, not %s too; move them into"
            + " the parts or out of the folder",
        shown,
        Listing.of(others));
  }

  private static Part partOf(Path folder) {
    return PARTS.get(folder.getFileName().toString().toLowerCase(Locale.ROOT));
  }

  /** What lies in a folder, by name, without hidden files and the systems' own. */
  static List<Path> visible(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !hidden(path.getFileName().toString()))
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot list folder (%s)", folder), e);
    }
  }

  private static boolean hidden(String name) {
    return name.startsWith(".") || SYSTEM.contains(name.toLowerCase(Locale.ROOT));
  }
}
