package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names that a notebook gets without asking. */
class ImportsTest {
  private static final Set<String> NOT_FOR_USERS =
      Set.of(
          "dev.graft.internal",
          "dev.graft.cluster", // Cluster of the front desk names it
          "dev.graft.spark",
          "dev.graft.show",
          "dev.graft.training",
          "dev.graft.notebook",
          "dev.graft.linear",
          "dev.graft.pack",
          "dev.graft.stats");

  /** What both kernels import by themselves: see their start-up scripts. */
  private static final List<String> KERNELS =
      List.of(
          "java.util",
          "java.io",
          "java.math",
          "java.net",
          "java.util.concurrent",
          "java.util.prefs",
          "java.util.regex",
          "java.lang");

  private static List<Class<?>> types() throws Exception {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes.resolve("dev/graft"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .<Class<?>>map(ImportsTest::loaded)
          .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isMemberClass())
          .filter(type -> !NOT_FOR_USERS.contains(type.getPackageName()))
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, ImportsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyPackageForUsersIsImported() throws Exception {
    Set<String> packages = types().stream().map(Class::getPackageName).collect(Collectors.toSet());
    Set<String> imported =
        Stream.of(Imports.LINE.split("; ?"))
            .filter(line -> line.endsWith(".*"))
            .map(line -> line.replace("import ", "").replace(".*", ""))
            .collect(Collectors.toSet());
    assertEquals(packages, imported);
  }

  @Test
  void noNameIsTakenByAnotherPackageOrByTheKernelsOwnImports() throws Exception {
    List<String> names = types().stream().map(Class::getSimpleName).sorted().toList();
    assertTrue(names.contains("Split"), names::toString);
    assertEquals(names.stream().distinct().toList(), names);
    List<String> taken =
        KERNELS.stream()
            .flatMap(kernel -> names.stream().map(name -> kernel + "." + name))
            .filter(ImportsTest::exists)
            .toList();
    assertEquals(List.of(), taken);
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void theReadmeHasTheSameLineForOtherKernels() throws Exception {
    assertTrue(Files.readString(Path.of("README.md")).contains("\n" + Imports.LINE + "\n"));
  }
}
