package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The table of claims and the index of notebooks name notebooks that are there. */
class ClaimsTest {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Pattern LINK =
      Pattern.compile("\\(([./]*(?:notebooks/)?[\\w-]+\\.ipynb)\\)");

  private static List<Path> linked(Path page) throws Exception {
    return LINK.matcher(Files.readString(page))
        .results()
        .map((MatchResult match) -> page.resolveSibling(match.group(1)).normalize())
        .toList();
  }

  @Test
  void everyClaimLeadsToANotebook() throws Exception {
    List<Path> links = linked(Path.of("src", "guide", "claims.md"));
    assertTrue(links.size() > 20, "links: " + links.size());
    links.forEach(link -> assertTrue(Files.exists(link), link.toString()));
  }

  @Test
  void theIndexListsEveryNotebookWithItsKey() throws Exception {
    Path index = NOTEBOOKS.resolve("README.md");
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".ipynb"))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> listed =
          linked(index).stream()
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, listed);
      String text = Files.readString(index);
      there.forEach(
          name ->
              assertTrue(
                  text.contains("<summary>" + name.replace(".ipynb", "") + "</summary>"),
                  "no key for " + name));
    }
  }

  @Test
  void everyNotebookHasAPredictionThatTheRunsScore() throws Exception {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
        String code =
            StreamSupport.stream(SavedNotebook.cells(file).spliterator(), false)
                .filter(SavedNotebook::isCode)
                .map(SavedNotebook::source)
                .collect(Collectors.joining("\n"));
        assertTrue(code.contains("Prediction."), file + " has no prediction");
        assertTrue(
            code.contains(".check(") || code.contains("Scorecard.of("),
            file + " scores no prediction");
      }
    }
  }
}
