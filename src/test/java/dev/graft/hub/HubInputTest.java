package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a config says that pictures enter. */
class HubInputTest {
  @TempDir Path folder;

  private HubInput timm(String settings) throws IOException {
    return of("config.json", "{'pretrained_cfg': {'tag': 'x'" + settings + "}}");
  }

  private HubInput transformers(String settings) throws IOException {
    return of("preprocessor_config.json", settings);
  }

  private HubInput of(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    return HubInput.of(folder, HubConfig.read(folder.resolve("config.json")));
  }

  @Test
  void timmsAreReadWithImageNetsWhereTheyAreSilent() throws Exception {
    assertEquals(Preprocessing.imageNet(), timm("").preprocessing());
    HubInput found =
        timm(", 'input_size': [3, 96, 96], 'mean': [0.5, 0.4, 0.3], 'interpolation': 'bicubic'");
    assertEquals(96, found.preprocessing().size());
    assertEquals(List.of(127.5, 102.0, 76.5), found.preprocessing().mean());
    assertEquals(Preprocessing.imageNet().deviation(), found.preprocessing().deviation());
    assertTrue(found.notes().get(0).startsWith("bicubic scaling in training; Graft averages"));
    assertTrue(timm(", 'crop_pct': 0.875").notes().get(0).startsWith("the middle 0.875"));
    assertEquals(List.of(), timm(", 'crop_pct': 1.0").notes());
  }

  @Test
  void transformersHaveAFileOfTheirOwn() throws Exception {
    assertEquals(64, transformers("{'size': 64}").preprocessing().size());
    assertEquals(72, transformers("{'size': {'shortest_edge': 72}}").preprocessing().size());
    assertEquals(
        224,
        transformers("{'size': {'shortest_edge': 256}, 'crop_size': {'height': 224}}")
            .preprocessing()
            .size());
    HubInput plain = transformers("{'do_normalize': false, 'resample': 2}");
    assertEquals(List.of(255.0, 255.0, 255.0), plain.preprocessing().deviation());
    assertTrue(plain.notes().get(0).startsWith("bilinear scaling"), plain.toString());
  }

  @Test
  void whatCannotBeIsRefused() {
    String square =
        assertThrows(IllegalArgumentException.class, () -> timm(", 'input_size': [3, 96, 80]"))
            .getMessage();
    assertTrue(square.contains("must be three colours of a square"), square);
    String words =
        assertThrows(IllegalArgumentException.class, () -> timm(", 'mean': ['x']")).getMessage();
    assertTrue(words.contains("must be a list of numbers"), words);
    assertThrows(IllegalArgumentException.class, () -> timm(", 'std': [0, 1, 1]"));
  }
}
