package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
  @Test
  void theKnownArmsKeepTheirColours() {
    Palette first = Palette.of(List.of("scratch", "frozen", "fine-tuned"));
    Palette other = Palette.of(List.of("mine", "fine-tuned", "scratch"));
    for (String arm : List.of("scratch", "fine-tuned")) {
      assertEquals(first.colour(arm), other.colour(arm));
    }
    assertEquals("#0072B2", first.colour("frozen"));
    assertEquals("#009E73", other.colour("mine"));
  }

  @Test
  void elevenArmsHaveElevenColours() {
    List<String> arms =
        List.of("scratch", "frozen", "fine-tuned", "a", "b", "c", "d", "e", "f", "g", "h");
    Palette palette = Palette.of(arms);
    assertEquals(11, new HashSet<>(arms.stream().map(palette::colour).toList()).size());
  }
}
