package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each acronym or name of a method in a notebook's prose stands in the guide's glossary. */
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("src", "guide", "glossary.md");

  /** Two capitals or more in a word, as in CKA, AdaBN or SHA-256. */
  private static final Pattern NAME =
      Pattern.compile("\\b[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\\b");

  private static final Pattern CODE_AND_LINKS = Pattern.compile("`[^`\\n]*`|\\]\\([^)]*\\)");

  private static Set<String> defined() throws IOException {
    return Files.readAllLines(GLOSSARY).stream()
        .filter(line -> line.startsWith("| "))
        .flatMap(line -> Stream.of(line.split("\\|")[1].strip().split(", ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Path notebook) throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonElement cell : SavedNotebook.cells(notebook)) {
      if (!SavedNotebook.isCode(cell)) {
        String prose = CODE_AND_LINKS.matcher(SavedNotebook.source(cell)).replaceAll(" ");
        NAME.matcher(prose).results().forEach(word -> names.add(word.group()));
      }
    }
    return names;
  }

  @Test
  void everyNameInANotebookIsExplained() throws IOException {
    Set<String> defined = defined();
    assertTrue(defined.contains("epoch") && defined.contains("CKA"), defined::toString);
    Map<String, Set<String>> missing = new TreeMap<>();
    int found = 0;
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
        Set<String> names = names(file);
        found += names.size();
        names.removeAll(defined);
        if (!names.isEmpty()) {
          missing.put(file.getFileName().toString(), names);
        }
      }
    }
    assertEquals(Map.of(), missing, "explain them in a line of " + GLOSSARY);
    assertTrue(found > 20, "names found: " + found);
  }

  @Test
  void theIndexOfTheNotebooksLeadsThere() throws IOException {
    assertTrue(
        Files.readString(Path.of("notebooks", "README.md")).contains("(../src/guide/glossary.md)"));
    assertTrue(Files.readString(Path.of("README.md")).contains("(src/guide/glossary.md)"));
  }
}
