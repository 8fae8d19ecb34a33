package dev.graft.cause;

import static dev.graft.cause.CauseFixtures.FINE;
import static dev.graft.cause.CauseFixtures.SCRATCH;
import static dev.graft.cause.CauseFixtures.causes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void whereNothingIsWrongItSaysSo() {
    Causes causes = causes(FINE);
    assertEquals(List.of(), causes.found());
    assertEquals(
        """
        frozen against scratch: validation accuracy 0.900 against 0.900, training loss at the end \
        0.100 against 0.100
        - no cause found in the numbers
        - not known, a run would tell: a random base shows what the knowledge is worth; \
        experiment.with(suggestion).run() adds the arm 'frozen, control: random base', 10 passes""",
        causes.toString());
  }

  @Test
  void whatIsShownIsEscapedAndBadInputIsNamed() {
    Runs runs = RunFixtures.runs(SCRATCH.as("scratch"), FINE.as("<b>"));
    Causes causes = Causes.of(runs, "<b>", "scratch");
    String html = causes.bundle().get("text/html").toString();
    assertTrue(html.contains("&lt;b&gt; against scratch") && !html.contains("<b>"), html);
    assertTrue(html.contains("<li>no cause found in the numbers</li>"), html);
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> Causes.of(runs, "c", "scratch"));
    assertTrue(none.getMessage().startsWith("no arm 'c'"), none.getMessage());
    IllegalArgumentException self =
        assertThrows(IllegalArgumentException.class, () -> Causes.of(runs, "scratch", "scratch"));
    assertEquals("arm 'scratch' is the baseline itself; name another arm", self.getMessage());
    IllegalArgumentException name =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Suggestion("a", "a", new Suggestion.ReEstimate(), "", 1));
    assertEquals("newArm (a) must be a name other than that of the arm itself", name.getMessage());
  }
}
