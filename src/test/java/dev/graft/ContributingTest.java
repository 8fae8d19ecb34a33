package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      assertEquals(rooms, table().keySet());
    }
  }

  @Test
  void everyTypeThatItNamesIsThere() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .forEach(name -> types.add(name.replace(".java", "")));
      }
    }
    Matcher named =
        Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z0-9]+)`").matcher(Files.readString(PAGE));
    Set<String> missing = new TreeSet<>();
    while (named.find()) {
      if (!types.contains(named.group(1))
          && !Set.of("NDArray", "NOTICE").contains(named.group(1))) {
        missing.add(named.group(1));
      }
    }
    assertEquals(Set.of(), missing, "these types have moved or never were");
  }
}
