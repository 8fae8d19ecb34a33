package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the class folders are.
 *
 * @param parts the folder that holds the class folders of each part
 * @param ignored the names of what else lies there
 * @param notes what was made of the folders' names, for the reader
 */
record FolderLayout(Map<Part, Path> parts, List<String> ignored, List<DataNotes.Note> notes) {
  private static final String SHOULD_BE =
      "make one folder for each class, named like it, with its pictures in it, or such folders"
          + " within train, validation and test";

  private static final String HOLDS_THE_SAME = " holds folders of the same names";

  /** Nobody packs a folder into more folders. */
  private static final int DEEPEST = 5;

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
    checkHoldsNoParts(folder, shown);
    List<DataNotes.Note> notes = new ArrayList<>();
    Map<Part, Path> parts = parts(folders, notes);
    if (parts.isEmpty()) {
      parts.put(Part.NONE, folder);
      PartAmongClasses.check(folders, shown);
      holdTheSame(folders).ifPresent(notes::add);
    } else {
      checkNothingBeside(folders, shown);
    }
    parts.forEach((part, root) -> checkClassFolders(part, root, parts.get(Part.TRAINING)));
    return new FolderLayout(parts, ignored(folder, parts), List.copyOf(notes));
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
    return folders(root);
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
    return folderNames(root);
  }

  /** Archives are unpacked into folders that hold one folder. */
  private static void checkHoldsNoParts(Path folder, Path shown) {
    Path within = folder;
    for (int i = 0; i < DEEPEST && folders(within).size() == 1; i++) {
      Path only = folders(within).get(0);
      Check.that(
          FolderChecks.isPart(only) || !holdsParts(only),
          "folder (%s) must hold class folders or parts, and holds one folder with parts in it; open"
              + " that: %s",
          shown,
          only);
      within = only;
    }
  }

  private static List<Path> folders(Path folder) {
    return visible(folder).stream().filter(Files::isDirectory).toList();
  }

  private static boolean holdsParts(Path folder) {
    return visible(folder).stream()
        .anyMatch(in -> FolderChecks.partOf(in) == Part.TRAINING && Files.isDirectory(in));
  }

  static long pictures(Path folder) {
    return visible(folder).stream()
        .filter(path -> !Files.isDirectory(path) && Images.isNamedLikeOne(path))
        .count();
  }

  private static void checkClassFolders(Part part, Path root, Path training) {
    boolean any = visible(root).stream().anyMatch(Files::isDirectory);
    if (!any && part == Part.TEST && pictures(root) > 0) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s, %d pictures) must have class folders: without labels it is no test;"
                  + " open ImageFolder.of(Path.of(\"%s\")), and ask experiment.predict(path) for"
                  + " these pictures",
              root, pictures(root), training));
    }
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

  // A folder named train is a part if it holds folders; it may also be the class of railway trains.
  private static Map<Part, Path> parts(List<Path> folders, List<DataNotes.Note> notes) {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    List<Path> named = folders.stream().filter(FolderChecks::isPart).toList();
    if (named.stream().flatMap(part -> visible(part).stream()).anyMatch(Files::isDirectory)) {
      for (Path folder : named) {
        Part part = FolderChecks.partOf(folder);
        Path other = parts.put(part, folder);
        Check.that(
            other == null,
            "folders (%s, %s) must not both be the %s part; merge them or rename one",
            other,
            folder,
            FolderChecks.word(part));
      }
    }
    if (!parts.isEmpty() && !parts.containsKey(Part.TRAINING)) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s) must have a training part beside it; name that folder train",
              parts.values().iterator().next()));
    }
    if (parts.containsKey(Part.VALIDATION) && !parts.containsKey(Part.TEST)) {
      Path only = parts.remove(Part.VALIDATION);
      parts.put(Part.TEST, only);
      notes.add(testedOn(only));
    }
    return parts;
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

  /** Folders that hold the same folders may be classes of two days, or parts of two classes. */
  private static Optional<DataNotes.Note> holdTheSame(List<Path> folders) {
    Set<Set<String>> within =
        folders.stream().map(FolderLayout::folderNames).collect(Collectors.toSet());
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
                + " (%s): where those are the classes,"
                + " rename the outer ones train and test, or open one of them.",
            outer,
            inner);
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, 0, words));
  }

  /** Whether it is the note on folders of the same names. */
  static boolean saysTheSame(DataNotes.Note note) {
    return note.words().startsWith("Each class (") && note.words().contains(HOLDS_THE_SAME);
  }

  private static Set<String> folderNames(Path folder) {
    return folders(folder).stream()
        .map(FolderFile::className)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void checkNothingBeside(List<Path> folders, Path shown) {
    List<String> others =
        folders.stream()
            .filter(folder -> !FolderChecks.isPart(folder))
            .map(folder -> folder.getFileName().toString())
            .toList();
    Check.that(
        others.isEmpty(),
        "folder (%s) must have only train, validation and test in it, not %s too; move them into"
            + " the parts or out of the folder",
        shown,
        Listing.of(others));
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
