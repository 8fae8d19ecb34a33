package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for contributors says of the code what is so. */
class ContributingTest {
  private static final Path PAGE = Path.of(".github", "CONTRIBUTING.md");
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "graft");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| [^|]+ \\| ([^|]+) \\|");

  /** Rows whose last column is a sentence; rules of their own in ArchitectureTest hold them. */
  private static final Set<String> IN_WORDS = Set.of("notebook", "dev.graft");

  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        table.put(row.group(1), row.group(2));
      }
    }
    return table;
  }

  @Test
  void theTableOfPackagesIsThatOfTheArchitectureTest() throws IOException {
    Map<String, Set<String>> said = new TreeMap<>();
    table()
        .forEach(
            (room, seen) -> {
              if (!IN_WORDS.contains(room)) {
                said.put(
                    room, seen.equals("-") ? Set.of() : new TreeSet<>(List.of(seen.split(", "))));
              }
            });
    Map<String, Set<String>> held = new TreeMap<>();
    ArchitectureTest.SEES.forEach((room, seen) -> held.put(room, new TreeSet<>(seen)));
    assertEquals(held, said, "change the table in " + PAGE + " and ArchitectureTest.SEES together");
  }

  @Test
  void everyPackageIsInTheTableAndSaysWhatItIsFor() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      Set<String> rooms =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      for (String room : rooms) {
        assertTrue(Files.isRegularFile(SOURCES.resolve(room).resolve("package-info.java")), room);
      }
      rooms.add("dev.graft");
      rooms.add("spark"); // src/spark/java
      assertEquals(rooms, table().keySet());
    }
  }

  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z]+\\.)*)([A-Z][A-Za-z0-9]+)((?:\\.[A-Za-z_]+)*)(?:\\(\\))?`");

  /** The sources by the name of their type, whatever their package. */
  private static Map<String, List<Path>> sources() throws IOException {
    Map<String, List<Path>> sources = new TreeMap<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    sources
                        .computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""),
                            name -> new ArrayList<>())
                        .add(file));
      }
    }
    return sources;
  }

  @Test
  void everyTypeAndMemberThatItNamesIsWhereItSays() throws IOException {
    Map<String, List<Path>> sources = sources();
    Set<String> missing = new TreeSet<>();
    Matcher named = NAMED.matcher(Files.readString(PAGE));
    int members = 0;
    while (named.find()) {
      if (Set.of("NDArray", "NOTICE").contains(named.group(2))) {
        continue;
      }
      String room = named.group(1).replace('.', '/');
      List<String> words = List.of(named.group(3).split("\\."));
      boolean there = false;
      for (Path file : sources.getOrDefault(named.group(2), List.of())) {
        String text = Files.readString(file);
        there |=
            file.getParent().toString().concat("/").endsWith("/" + room)
                && words.stream()
                    .allMatch(word -> Pattern.compile("\\b" + word + "\\b").matcher(text).find());
      }
      members += words.size() > 1 ? 1 : 0;
      if (!there) {
        missing.add(named.group());
      }
    }
    assertEquals(Set.of(), missing, "these have moved or never were");
    assertTrue(members > 5, "members are among what is checked: " + members);
  }

  @Test
  void everyFileAndProgramThatItNamesIsThere() throws IOException {
    String page = Files.readString(PAGE);
    Matcher named = Pattern.compile("\\bsrc/[A-Za-z/._-]*[A-Za-z]").matcher(page);
    while (named.find()) {
      assertTrue(Files.exists(Path.of(named.group())), named.group());
    }
    Matcher program = Pattern.compile("mainClass=([a-zA-Z.]+)").matcher(page);
    Set<String> programs = new TreeSet<>();
    while (program.find()) {
      programs.add(program.group(1));
      String file = program.group(1).replace('.', '/') + ".java";
      assertTrue(
          Stream.of("src/bench/java", "src/test/java")
              .anyMatch(root -> Files.exists(Path.of(root, file))),
          file);
    }
    assertTrue(programs.size() > 2, programs::toString);
  }
}
