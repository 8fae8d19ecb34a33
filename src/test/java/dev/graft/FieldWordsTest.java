package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that uses the API's short word has the field's word for it too. */
class FieldWordsTest {
  private static final Map<Pattern, String> WORDS =
      Map.of(
          Pattern.compile("\\bpasses\\b(?! over)"), "epoch",
          Pattern.compile("\\b(a|the|its|low|high) rates?\\b(?! of)"), "learning rate",
          Pattern.compile("\\b(training|test|validation|labelled) rows\\b"), "example");

  /** Code, code in a sentence, headings, tables and quoted outputs. */
  private static final Pattern NOT_PROSE =
      Pattern.compile("(?s:```.*?```)|`[^`\\n]*`|(?m:^[#|>].*$)|\\]\\([^)]*\\)");

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    for (Path folder : List.of(Path.of("src", "guide"), Path.of("notebooks"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().matches(".*\\.(md|ipynb)"))
            .filter(file -> !file.endsWith("claims.md"))
            .filter(file -> !file.equals(Path.of("notebooks", "README.md")))
            .sorted()
            .forEach(pages::add);
      }
    }
    return pages;
  }

  private static String prose(Path page) throws IOException {
    String text = Files.readString(page);
    if (page.toString().endsWith(".ipynb")) {
      StringBuilder cells = new StringBuilder();
      for (JsonElement cell : new Gson().fromJson(text, JsonObject.class).getAsJsonArray("cells")) {
        JsonObject object = cell.getAsJsonObject();
        if (object.get("cell_type").getAsString().equals("markdown")) {
          object.getAsJsonArray("source").forEach(line -> cells.append(line.getAsString()));
          cells.append("\n\n");
        }
      }
      text = cells.toString();
    }
    return NOT_PROSE.matcher(text).replaceAll(" ");
  }

  @Test
  void theShortWordsOfTheApiAreExplained() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path page : pages()) {
      String prose = prose(page);
      WORDS.forEach(
          (word, field) -> {
            if (word.matcher(prose).find() && !prose.contains(field)) {
              missing.add(page + " says '" + word + "' and nowhere '" + field + "'");
            }
          });
    }
    assertEquals(Set.of(), missing);
    assertTrue(prose(Path.of("src", "guide", "curves.md")).length() > 1000, "prose is read");
  }
}
