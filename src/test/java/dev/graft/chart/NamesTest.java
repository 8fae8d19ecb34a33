package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void cutsLongNamesAndKeepsThemApart() {
    assertEquals(
        List.of("short", "shuffled weights, same \u2026", "shuffled weights, sa\u2026 2"),
        Names.shortened(
            List.of("short", "shuffled weights, same mean", "shuffled weights, same deviation")));
  }
}
