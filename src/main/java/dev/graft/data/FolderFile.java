package dev.graft.data;

import dev.graft.internal.Sha256;
import java.nio.file.Path;
import java.util.List;

/**
 * One picture file of a folder.
 *
 * @param hash the sum of its bytes, once it was checked
 * @param problem why it cannot be read, else null
 */
record FolderFile(Part part, String className, Path path, String hash, String problem) {
  /** Decodes every file once, on all cores, in the same order. */
  static List<FolderFile> checked(List<FolderFile> files) {
    return files.parallelStream().map(FolderFile::checked).toList();
  }

  private FolderFile checked() {
    try {
      byte[] content = Images.content(path);
      Images.decoded(content, path.toString());
      return new FolderFile(part, className, path, Sha256.of(content), null);
    } catch (IllegalArgumentException e) {
      return new FolderFile(part, className, path, null, e.getMessage());
    }
  }

  ImageRow row(Path folder, List<String> classes) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return new ImageRow(name, classes.indexOf(className), part, new FilePicture(path, hash));
  }
}
