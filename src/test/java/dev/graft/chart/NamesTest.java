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

  @Test
  void wrapsANameThatIsTooLongForOneLine() {
    assertEquals(List.of("digits, re-estimated"), Names.wrapped("digits, re-estimated"));
    assertEquals(
        List.of("FashionNet", "(shuffled-100)"), Names.wrapped("FashionNet (shuffled-100)"));
    assertEquals(
        List.of("nothing removed, with", "the base against from s\u2026"),
        Names.wrapped("nothing removed, with the base against from scratch"));
    assertEquals(
        List.of("abcdefghijklmnopqrstuvwx", "yz"), Names.wrapped("abcdefghijklmnopqrstuvwxyz"));
  }
}
