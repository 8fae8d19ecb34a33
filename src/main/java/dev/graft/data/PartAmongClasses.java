package dev.graft.data;

import dev.graft.internal.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Loose pictures to be answered, unpacked beside the class folders: they are no class. */
final class PartAmongClasses {
  /** Beside one folder alone they may be one, as of control and test. */
  private static final int FEWEST = 3;

  /** Names of parts that are names of kinds of people, papers and things as well. */
  private static final Set<String> WORDS_TOO = Set.of("dev", "development", "evaluation", "valid");

  private PartAmongClasses() {}

  /** Refuses a folder called test, val, test1, test_images or the like among others. */
  static void check(List<Path> folders, Path shown) {
    for (Path folder : folders) {
      String name = FolderFile.className(folder);
      Check.that(
          folders.size() < FEWEST || !isCalledSo(name),
          "folder (%s) must hold class folders alone, not '%s' (%d pictures) too, which is called"
              + " like a part: move it out, and ask experiment.predict(path) for its pictures; where"
              + " they have classes, make class folders in it and put the others into train; where"
              + " it is a class itself, call it %s-class",
          shown,
          name,
          FolderLayout.pictures(folder),
          name);
    }
  }

  private static boolean isCalledSo(String name) {
    Part part = FolderChecks.partOf(name.replaceFirst("[ _-]*\\d{1,2}$", ""));
    return (part == Part.TEST || part == Part.VALIDATION)
        && !WORDS_TOO.contains(name.toLowerCase(Locale.ROOT));
  }
}
