package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drawing of a network. */
class BlocksTest {
  private static Blocks.Block block(String name, long parameters, Blocks.State state) {
    return new Blocks.Block(name, "8 x 4 x 4", parameters, state, "words");
  }

  @Test
  void everyBlockHasItsColourShapeAndCount() {
    String html =
        new Blocks(
                List.of(
                    block("<stem>", 0, Blocks.State.FROZEN),
                    block("head", 12_345, Blocks.State.NEW)))
            .html();
    assertTrue(html.contains("&lt;stem&gt;") && !html.contains("<stem>"), html);
    assertTrue(html.contains("8 x 4 x 4") && html.contains("12,345"), html);
    assertTrue(html.indexOf("#0072B2") < html.indexOf("&rarr;"), "the first is frozen");
    assertTrue(html.indexOf("#009E73") > html.indexOf("&rarr;"), "the second is new");
    assertFalse(html.endsWith("&rarr;"));
  }

  @Test
  void aBarIsTheHigherTheMoreParameters() {
    String html =
        new Blocks(
                List.of(
                    block("a", 0, Blocks.State.FROZEN),
                    block("b", 9, Blocks.State.FROZEN),
                    block("c", 99, Blocks.State.FROZEN)))
            .html();
    // by hand: 6 + 66 log(1 + n) / log(100) for 0, 9 and 99
    assertTrue(html.indexOf("height:6px") < html.indexOf("height:39px"), html);
    assertTrue(html.indexOf("height:39px") < html.indexOf("height:72px"), html);
  }

  @Test
  void noTwoStatesLookAlike() {
    assertEquals(
        Blocks.State.values().length,
        Arrays.stream(Blocks.State.values()).map(Blocks.State::colour).distinct().count());
  }
}
