package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Scorecard.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorecardTest {
  @Test
  void itIsATableWithItsSum() {
    Scorecard card =
        Prediction.of("the best head")
            .is("linear")
            .check("linear")
            .and(Prediction.of("arms ahead").isAbout(2, 0).check(1))
            .and(Prediction.of("the <end>").is("first").check(Optional.empty()));
    assertEquals(
        """
        prediction     you said  the runs say  scored
        the best head  linear    linear        right
        arms ahead     2         1             wrong
        the <end>      first     none          not settled
        1 right, 1 wrong, 1 not settled""",
        card.toString());
    assertEquals(1, card.count(Mark.NOT_SETTLED));
    String html = (String) card.bundle().get("text/html");
    assertTrue(html.contains("<td>the &lt;end&gt;</td>"), html);
    assertTrue(html.endsWith("<p>1 right, 1 wrong, 1 not settled</p>"), html);
    assertEquals("arms ahead: you said 2, the runs say 1: wrong", card.lines().get(1).toString());
  }

  @Test
  void oneWithoutLinesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Scorecard(List.of()));
  }
}
