package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A user's own pictures: one folder for each class, named like it, with jpg, png or gif files in
 * it; or such folders within {@code train}, {@code validation} (also {@code val}, {@code valid})
 * and {@code test}, which become the set's parts.
 *
 * <p>Classes and files are in the order of their names, links are followed, hidden files are passed
 * over. Every picture is decoded once to check it; it is read again when it is needed, so the
 * folder must stay as it is.
 */
public final class ImageFolder {
  private final Path folder;
  private final Unreadable unreadable;
  private final List<FolderFile> files = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  private ImageFolder(Path folder, Unreadable unreadable) {
    this.folder = folder;
    this.unreadable = unreadable;
  }

  /** Opens a folder; one picture that cannot be read, and it is refused. */
  public static ImageSet of(Path folder) {
    return of(folder, Unreadable.REFUSE);
  }

  /** Opens a folder. */
  public static ImageSet of(Path folder, Unreadable unreadable) {
    return new ImageFolder(folder, unreadable).set();
  }

  private ImageSet set() {
    FolderLayout layout = FolderLayout.of(folder);
    ignored.addAll(layout.ignored());
    layout.parts().forEach((part, root) -> layout.classes(root).forEach(c -> collect(part, c)));
    List<FolderFile> readable = FolderFile.checked(files);
    List<FolderFile> bad = readable.stream().filter(file -> file.problem() != null).toList();
    if (!bad.isEmpty() && unreadable == Unreadable.REFUSE) {
      throw refusal(bad);
    }
    List<FolderFile> good = readable.stream().filter(file -> file.problem() == null).toList();
    checkClasses(layout, good);
    List<String> classes =
        List.copyOf(new TreeSet<>(good.stream().map(FolderFile::className).toList()));
    List<ImageRow> rows = good.stream().map(file -> file.row(folder, classes)).toList();
    List<String> skipped = bad.stream().map(file -> relative(file.path())).toList();
    String origin = "the folder " + folder.toAbsolutePath().normalize();
    return new ImageSet(new About(title(), origin, skipped, notes(good)), classes, rows);
  }

  private String title() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  private void collect(Part part, Path classFolder) {
    String name = classFolder.getFileName().toString();
    for (Path path : FolderLayout.visible(classFolder)) {
      if (!Files.isDirectory(path) && Images.isNamedLikeOne(path)) {
        files.add(new FolderFile(part, name, path, null, null));
      } else {
        ignored.add(relative(path));
      }
    }
  }

  private IllegalArgumentException refusal(List<FolderFile> bad) {
    return new IllegalArgumentException(
        Text.format(
                "%s; or remove it, or open the folder without such files (%d here) with",
                bad.get(0).problem(), bad.size())
            + " ImageFolder.of(path, Unreadable.SKIP)");
  }

  // Every class folder must have given a picture, and every part must have the same classes.
  private void checkClasses(FolderLayout layout, List<FolderFile> good) {
    Map<Path, Integer> counts = new HashMap<>();
    good.forEach(file -> counts.merge(file.path().getParent(), 1, Integer::sum));
    for (Path root : layout.parts().values()) {
      for (Path classFolder : layout.classes(root)) {
        Check.that(
            counts.containsKey(classFolder),
            "class '%s' (0 pictures in %s) must have pictures; add jpg, png or gif files or remove"
                + " the folder%s",
            classFolder.getFileName(),
            classFolder,
            ignored.isEmpty() ? "" : " (ignored: " + Listing.of(ignored) + ")");
      }
    }
    layout.checkSameClasses();
  }

  private List<String> notes(List<FolderFile> good) {
    List<String> notes = new ArrayList<>();
    if (!ignored.isEmpty()) {
      notes.add(Text.format("Ignored, %d in all: %s", ignored.size(), Listing.of(ignored)));
    }
    Map<String, Path> first = new HashMap<>();
    List<String> repeated = new ArrayList<>();
    for (FolderFile file : good) {
      Path other = first.putIfAbsent(file.hash(), file.path());
      if (other != null) {
        repeated.add(relative(file.path()) + " = " + relative(other));
      }
    }
    if (!repeated.isEmpty()) {
      notes.add(Text.format(Twins.NOTE + ", %d in all: %s", repeated.size(), Listing.of(repeated)));
    }
    return notes;
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
