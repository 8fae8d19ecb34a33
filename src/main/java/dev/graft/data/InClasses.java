package dev.graft.data;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Which files of a folder lie in the folders of some classes. */
final class InClasses {
  private InClasses() {}

  /** Whether a folder of a path is called as one of the classes. */
  static boolean isOf(String path, Collection<String> classes) {
    String[] names = Normalizer.normalize(path, Normalizer.Form.NFC).split("/");
    return Arrays.stream(names, 0, names.length - 1).anyMatch(classes::contains);
  }

  static List<String> gone(List<String> before, List<String> left) {
    return before.stream().filter(name -> !left.contains(name)).toList();
  }

  /** The paths without those of classes that are gone. */
  static List<String> without(List<String> paths, Collection<String> gone) {
    return paths.stream().filter(path -> !isOf(path, gone)).toList();
  }
}
