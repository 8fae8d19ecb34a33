package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Stop;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What lies in the class folders, at any depth: pictures to be read, pictures of kinds that are not
 * read, and the rest.
 */
final class FolderWalk {
  /** A class may lose one picture in so many, which is said, and no more. */
  private static final int TOLERATED = 10;

  /** More may well be scenes, of which one is not to stand in training and test. */
  private static final int FEW_DEEPER = 10;

  private final Path folder;
  private final List<FolderFile> files = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> deeper = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final Map<String, Map<String, Integer>> unread = new TreeMap<>();
  private final Map<String, Integer> inDeeper = new TreeMap<>();

  FolderWalk(Path folder) {
    this.folder = folder;
  }

  /** Takes in one class folder of a part. */
  void collect(Part part, Path classFolder) {
    FolderFile first = new FolderFile(part, FolderFile.className(classFolder), classFolder);
    Set<Path> above = new LinkedHashSet<>(List.of(real(folder), real(classFolder.getParent())));
    above.add(real(classFolder));
    collect(first, classFolder, above);
  }

  private void collect(FolderFile from, Path in, Set<Path> above) {
    for (Path path : PassedOver.hidden(in)) {
      countUnread(from, path, PassedOver.HIDDEN, PassedOver.pictures(path));
    }
    for (Path path : FolderLayout.visible(in)) {
      Stop.check("a folder was looked through");
      if (Files.isDirectory(path)) {
        descend(from, path, above);
      } else if (!isPipe(path) && Images.isPicture(path)) {
        files.add(new FolderFile(from.part(), from.className(), path));
        inDeeper.merge(from.className(), in.equals(from.path()) ? 0 : 1, Integer::sum);
      } else {
        Optional<String> suffix = PictureKind.unreadSuffix(path);
        countUnread(from, path, suffix.orElse(""), suffix.isPresent() ? 1 : 0);
        if (suffix.isEmpty()) {
          (PassedOver.isLost(path) ? lost : ignored).add(relative(path));
        }
      }
    }
  }

  private void countUnread(FolderFile from, Path path, String what, int pictures) {
    if (pictures > 0) {
      ignored.add(relative(path));
      unread
          .computeIfAbsent(place(from), place -> new TreeMap<>())
          .merge(what, pictures, Integer::sum);
    }
  }

  /** What never ends when it is read; a link that leads nowhere is none. */
  private static boolean isPipe(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private void descend(FolderFile from, Path path, Set<Path> above) {
    Path real = real(path);
    if (above.contains(real)) {
      ignored.add(relative(path)); // a link back up
      return;
    }
    Check.that(
        !PartFolders.isPart(path) || !hasPictures(path),
        "class folder (%s) must not hold parts such as %s: training pictures would be drawn from"
            + " it; put the parts outside, %s/%s",
        from.path(),
        path.getFileName(),
        path.getFileName(),
        from.className());
    int before = inDeeper(from);
    Set<Path> with = new LinkedHashSet<>(above);
    with.add(real);
    collect(from, path, with);
    if (inDeeper(from) > before && path.getParent().equals(from.path())) {
      deeper.add(relative(path));
    }
  }

  private int inDeeper(FolderFile from) {
    return inDeeper.getOrDefault(from.className(), 0);
  }

  private static boolean hasPictures(Path folder) {
    return FolderLayout.visible(folder).stream()
        .anyMatch(path -> !Files.isDirectory(path) && Images.isPicture(path));
  }

  List<FolderFile> files() {
    return files;
  }

  List<String> ignored() {
    return ignored;
  }

  /** Refuses a folder whose class would lose more than a tenth of its pictures. */
  void checkLosses() {
    unread.forEach(
        (place, suffixes) -> {
          int lost = suffixes.values().stream().mapToInt(Integer::intValue).sum();
          long read = files.stream().filter(file -> place(file).equals(place)).count();
          Check.that(
              lost * TOLERATED <= lost + read,
              "class %s must not lose %d of its %d pictures, which are not read (%s); %s, or open the"
                  + " folder without them with ImageFolder.of(path, Unreadable.SKIP), which"
                  + " Graft.compare takes too",
              place,
              lost,
              lost + read,
              counts(suffixes),
              wayOut(suffixes.keySet()));
        });
  }

  private static String wayOut(Set<String> kinds) {
    boolean hidden = kinds.contains(PassedOver.HIDDEN);
    String others =
        Text.format("save %s again as %s", hidden ? "others" : "them", PictureKind.READ);
    return !hidden ? others : "rename them without it" + (kinds.size() == 1 ? "" : ", " + others);
  }

  /** What lies there and was not read, for the reader. */
  List<DataNotes.Note> ignoredNote() {
    return ignoredNote(ignored);
  }

  static List<DataNotes.Note> ignoredNote(List<String> ignored) {
    return ignored.isEmpty()
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.IGNORED,
                ignored.size(),
                Text.format("Ignored, %d in all: %s", ignored.size(), Listing.of(ignored))));
  }

  /** What the reader must know of what was found, but for classes that are gone. */
  List<DataNotes.Note> notes(List<String> gone) {
    List<DataNotes.Note> notes = new ArrayList<>(unreadNotes(gone));
    List<String> folders = InClasses.without(deeper, gone);
    if (!folders.isEmpty()) {
      boolean things =
          DeeperFolders.areThings(
              files.stream().filter(file -> !gone.contains(file.className())).toList());
      int pictures =
          inDeeper.entrySet().stream()
              .filter(one -> !gone.contains(one.getKey()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      DataNotes.Kind kind =
          things ? DataNotes.Kind.ROWS_BELONG_TOGETHER : DataNotes.Kind.ARRANGEMENT;
      DataNotes.Note note = DeeperFolders.note(kind, pictures, folders);
      boolean asking = things || folders.size() >= FEW_DEEPER;
      notes.add(asking ? DeeperFolders.asking(note, folders) : note);
    }
    return notes;
  }

  /** Of these, what is lost. */
  List<DataNotes.Note> unreadNotes(List<String> gone) {
    List<DataNotes.Note> notes =
        new ArrayList<>(PassedOver.lostNote(InClasses.without(lost, gone)));
    Map<String, Map<String, Integer>> places = new TreeMap<>(unread);
    places
        .keySet()
        .removeIf(place -> gone.stream().anyMatch(name -> place.startsWith("'" + name + "'")));
    if (!places.isEmpty()) {
      String each =
          places.entrySet().stream()
              .map(place -> place.getKey() + " " + counts(place.getValue()))
              .collect(Collectors.joining("; "));
      int all =
          places.values().stream()
              .flatMap(suffixes -> suffixes.values().stream())
              .mapToInt(Integer::intValue)
              .sum();
      notes.add(
          new DataNotes.Note(
              DataNotes.Kind.PICTURES_NOT_READ, all, "Pictures that are not read: " + each));
    }
    return notes;
  }

  private static String counts(Map<String, Integer> suffixes) {
    return suffixes.entrySet().stream()
        .map(suffix -> suffix.getValue() + " " + suffix.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String place(FolderFile file) {
    return file.part() == Part.NONE
        ? "'" + file.className() + "'"
        : "'" + file.className() + "' (" + FolderChecks.word(file.part()) + ")";
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot follow folder (%s)", path), e);
    }
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
