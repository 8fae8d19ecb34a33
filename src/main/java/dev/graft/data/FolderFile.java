package dev.graft.data;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Sha256;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One picture file of a folder.
 *
 * @param seen what was seen of it, once it was checked and could be read, else null
 * @param problem why it cannot be read, else null
 */
record FolderFile(Part part, String className, Path path, Seen seen, String problem) {
  FolderFile(Part part, String className, Path path) {
    this(part, className, path, null, null);
  }

  /**
   * A picture that could be read.
   *
   * @param picture its content
   * @param pages how many the file holds, of which the first is read
   * @param largest the largest sample of 16 bits; 0 of others
   * @param width as the file says, in pixels
   * @param height the same
   */
  record Seen(FilePicture picture, int pages, int largest, int width, int height) {}

  /** The class of a folder's name; in one Unicode form, since systems write letters differently. */
  static String className(Path classFolder) {
    return Normalizer.normalize(classFolder.getFileName().toString(), Normalizer.Form.NFC);
  }

  /** Checks every file once, on all cores, in the same order. */
  static List<FolderFile> checked(List<FolderFile> files) {
    return checked(files, List.of());
  }

  /**
   * The same, and the pixels that are wanted of each are kept, in memory or a file where there is
   * room for those of all: large photographs are decoded once.
   */
  static List<FolderFile> checked(List<FolderFile> files, List<Preprocessing> wanted) {
    Optional<PixelCache.Keeper> keeper = PixelCache.SHARED.keeper(files.size(), wanted);
    return InParallel.of("picture", files, file -> file.read(wanted, keeper));
  }

  private FolderFile read(List<Preprocessing> wanted, Optional<PixelCache.Keeper> keeper) {
    try {
      byte[] content = Images.content(path);
      String name = path.toString();
      DecodedPicture decoded =
          keeper.isEmpty() ? Images.narrow(content, name) : Images.decode(content, name);
      FilePicture checked =
          new FilePicture(path, Sha256.of(content), decoded.reading(), Look.of(decoded.image()));
      keeper.ifPresent(to -> keep(checked, decoded, wanted, to));
      Seen all =
          new Seen(
              checked, PageCount.of(content), decoded.largest(), decoded.width(), decoded.height());
      return new FolderFile(part, className, path, all, null);
    } catch (IllegalArgumentException e) {
      return new FolderFile(part, className, path, null, e.getMessage());
    }
  }

  private static void keep(
      Picture picture, DecodedPicture seen, List<Preprocessing> wanted, PixelCache.Keeper to) {
    List<float[]> pixels = Pixels.of(seen.image(), wanted);
    for (int i = 0; i < pixels.size(); i++) {
      to.keep(picture, wanted.get(i), pixels.get(i));
    }
  }

  /** What is said of these files, one for each row; and of those of the rows that are left. */
  static void tell(Telling telling, Path folder, List<ImageRow> rows, List<FolderFile> files) {
    Map<String, FolderFile> byName = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byName.put(rows.get(i).name(), files.get(i));
    }
    telling.ofRows((some, left) -> PagesAndDepth.notes(folder, of(byName, left)));
    telling.anew((some, left) -> PictureMarks.of(some, left, of(byName, left)).stream().toList());
  }

  private static List<FolderFile> of(Map<String, FolderFile> byName, List<ImageRow> rows) {
    return rows.stream().map(row -> byName.get(row.name())).toList();
  }

  boolean isReadable() {
    return seen != null;
  }

  ImageRow row(Path folder, List<String> classes) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return new ImageRow(name, classes.indexOf(className), part, seen.picture());
  }
}
