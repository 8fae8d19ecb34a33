package dev.graft.data;

import dev.graft.internal.Sha256;
import dev.graft.show.Waiting;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;

/**
 * One picture file of a folder.
 *
 * @param picture its content, once it was checked and could be read
 * @param problem why it cannot be read, else null
 */
record FolderFile(Part part, String className, Path path, FilePicture picture, String problem) {
  FolderFile(Part part, String className, Path path) {
    this(part, className, path, null, null);
  }

  /** The class of a folder's name; in one Unicode form, since systems write letters differently. */
  static String className(Path classFolder) {
    return Normalizer.normalize(classFolder.getFileName().toString(), Normalizer.Form.NFC);
  }

  /** Decodes every file once, on all cores, in the same order. */
  static List<FolderFile> checked(List<FolderFile> files) {
    return Waiting.on(
        "reading %,d of %,d pictures",
        files.size(),
        done ->
            files.parallelStream()
                .map(
                    file -> {
                      FolderFile checked = file.checked();
                      done.incrementAndGet();
                      return checked;
                    })
                .toList());
  }

  private FolderFile checked() {
    try {
      byte[] content = Images.content(path);
      String reading = Images.decode(content, path.toString()).reading();
      FilePicture checked = new FilePicture(path, Sha256.of(content), reading);
      return new FolderFile(part, className, path, checked, null);
    } catch (IllegalArgumentException e) {
      return new FolderFile(part, className, path, null, e.getMessage());
    }
  }

  boolean isReadable() {
    return picture != null;
  }

  ImageRow row(Path folder, List<String> classes) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return new ImageRow(name, classes.indexOf(className), part, picture);
  }
}
