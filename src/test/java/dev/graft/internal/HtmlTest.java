package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void htmlIsEscaped() {
    assertEquals(
        "<table><thead><tr><th>a&lt;b</th></tr></thead>"
            + "<tbody><tr><td>&quot;&amp;&quot;</td></tr></tbody></table>",
        Html.table(List.of("a<b"), List.of(List.of("\"&\""))));
  }

  @Test
  void aListOfNothingIsNoList() {
    assertEquals("", Html.list(List.of()));
    assertEquals("<ul><li>a &lt; b</li><li>c</li></ul>", Html.list(List.of("a < b", "c")));
  }

  @Test
  void textBetweenDollarSignsIsNoFormula() {
    assertEquals(
        "<p>shoes <span>$</span>600 = pretty, iPad <span>$</span>600</p>",
        Html.paragraph("shoes $600 = pretty, iPad $600"));
    assertEquals("$x$", Html.escape("$x$"), "as attributes and drawings need it");
  }
}
