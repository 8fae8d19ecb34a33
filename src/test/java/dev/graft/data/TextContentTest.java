package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextContentTest {
  private static final List<String> SENTENCES =
      List.of("a good film", "a bad film", "good <fun>", "bad, bad");

  private static final List<String> LABELS = List.of("good", "bad", "good", "bad");
  private static final TextSet SET = TextSet.of("films", SENTENCES, LABELS);
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  private String refused(String name, String text) throws IOException {
    Path path = file(name, text);
    return refused(() -> TextSet.of(path, "said", "mood")).replace(path.toString(), name);
  }

  @Test
  void whatAResultDependsOnIsInTheHash() {
    assertEquals(SET.hash(), SET.withName("other").hash());
    assertNotEquals(
        SET.hash(), TextSet.of("films", SENTENCES, List.of("bad", "bad", "good", "good")).hash());
    List<String> others = List.of("A good film", "a bad film", "good <fun>", "bad, bad");
    assertNotEquals(SET.hash(), TextSet.of("films", others, LABELS).hash());
  }

  @Test
  void setsThatTeachNothingAreRefused() throws IOException {
    assertEquals(
        "text (a.csv) must have a header and rows, but it is empty", refused("a.csv", " \n"));
    assertEquals(
        "text (a.csv) must have rows, but there is a header alone",
        refused("a.csv", "said,mood\n"));
    assertEquals(
        "labels of text (a.csv), 'up' for every sentence, must be at least 2 classes; add"
            + " sentences of another",
        refused("a.csv", "said,mood\na,up\nb,up\n"));
    assertTrue(
        refused("a.csv", "said,mood\na,1.5\nb,2.5\nc,3\n").contains("3 different ones for 3"));
    assertEquals(
        "labels (1) of x must be as many as the sentences (2); give one label for each",
        refused(() -> TextSet.of("x", List.of("a", "b"), List.of("up"))));
  }
}
