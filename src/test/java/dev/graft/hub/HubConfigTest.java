package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JSON object of others: what is not there is empty, what is of another kind is named. */
class HubConfigTest {
  @TempDir Path folder;

  private HubConfig read(String text) throws IOException {
    return HubConfig.read(Files.writeString(folder.resolve("config.json"), text));
  }

  private String refused(String text) {
    return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
  }

  @Test
  void valuesAreReadByKind() throws Exception {
    HubConfig config =
        read("{\"a\": 3, \"b\": [1, 2.5], \"c\": {\"d\": [\"x\"]}, \"e\": null, \"f\": \"t\"}");
    assertEquals(Optional.of(3), config.whole("a"));
    assertEquals(Optional.of(List.of(1.0, 2.5)), config.numbers("b"));
    assertEquals(Optional.of(List.of("x")), config.within("c").texts("d"));
    assertEquals(Optional.of("t"), config.text("f"));
    assertEquals(Optional.empty(), config.text("e"));
    assertEquals(Optional.empty(), config.number("none"));
    assertTrue(config.within("none").isEmpty());
    assertTrue(HubConfig.read(folder.resolve("none.json")).isEmpty());
  }

  @Test
  void anotherKindIsNamed() throws Exception {
    HubConfig config = read("{\"a\": 3.5, \"b\": [{}], \"c\": \"x\"}");
    for (Runnable wrong :
        List.<Runnable>of(
            () -> config.whole("a"), () -> config.texts("b").get(), () -> config.number("c"))) {
      String words = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
      assertTrue(words.matches("\"[abc]\" \\(.*\\) in .*config.json must be .*"), words);
    }
    assertTrue(refused("[1, 2").contains("is not a JSON object"));
    assertTrue(refused("[1]").contains("is not a JSON object"));
    assertTrue(refused("").contains("is not a JSON object"));
  }
}
