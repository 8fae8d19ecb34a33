package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
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
  void noTwoArmsShareAColour() {
    List<String> arms = new ArrayList<>(List.of("scratch", "frozen", "fine-tuned"));
    IntStream.range(0, 97).forEach(i -> arms.add("arm " + i));
    Palette palette = Palette.of(arms);
    arms.forEach(arm -> assertTrue(palette.colour(arm).matches("#[0-9A-F]{6}"), arm));
    assertEquals(100, new HashSet<>(arms.stream().map(palette::colour).toList()).size());
  }
}
