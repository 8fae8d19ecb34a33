package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ComparisonTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void showsTheVerdictFirst() {
    String text = compare(RunFixtures.threeArms(3)).toString();
    assertTrue(text.startsWith("against scratch  verdict "), text);
    List<String> lines = text.lines().toList();
    assertTrue(lines.get(1).matches("frozen +cannot tell .*[-o|]+.* against 0.*"), lines.get(1));
    assertTrue(lines.get(2).matches("fine-tuned +helps .*--o--.* against 0.*"), lines.get(2));
    assertTrue(text.contains("\nfrozen against scratch: cannot tell: "), text);
    assertFalse(text.contains("beside it"), "flags stand once, in the notes");
    assertTrue(text.contains("\nfine-tuned helps against scratch: +"), text);
    assertTrue(text.contains("\nNote: few seeds (3): a first look"), text);
    assertFalse(text.contains("fair"), text);
    assertTrue(text.contains("\narm         seeds  test accuracy  sd over seeds  "), text);
    assertTrue(text.indexOf("Note: ") < text.indexOf("test accuracy  sd"), text);
  }

  @Test
  void htmlIsEscapedAndVerdictFirst() {
    Runs runs = runs(SCRATCH.seeds(3), Arm.of("a<b>", 0.8).seeds(3));
    String html = compare(runs).html();
    assertTrue(html.startsWith("<p><span style=\"background:#0072B2;color:#FFFFFF;"), html);
    assertTrue(html.contains("<b>helps</b></span> <b>a&lt;b&gt;</b>: 0."), html);
    String folded = html.substring(html.indexOf("<details>"));
    assertTrue(folded.contains("<p>a&lt;b&gt; helps against scratch: +"), html);
    assertTrue(folded.contains("<table>") && folded.endsWith("</details>"), html);
    assertFalse(html.contains("a<b>"));
    assertEquals(html, compare(runs).bundle().get("text/html"));
    assertEquals(compare(runs).toString(), compare(runs).bundle().get("text/plain"));
  }

  @Test
  void thePictureHasOneLevelAndHolmIsExplainedWhereItOpens() {
    Comparison comparison = compare(RunFixtures.threeArms(5));
    comparison
        .intervals()
        .forEach((arm, interval) -> assertEquals(0.95, interval.confidence(), 1e-12, arm));
    assertEquals(List.of("frozen", "fine-tuned"), List.copyOf(comparison.intervals().keySet()));
    assertTrue(comparison.html().contains("by Holm's steps"), comparison.html());
    Runs one = runs(SCRATCH.seeds(3), Arm.of("one", 0.8).seeds(3));
    assertFalse(compare(one).html().contains("Holm"), compare(one).html());
  }

  @Test
  void suggestsTheArmThatWasMeant() {
    assertSays(
        "no arm 'scrach'; did you mean 'scratch'? Known: scratch, frozen, fine-tuned",
        () -> Comparison.of(RunFixtures.threeArms(2)).against("scrach"));
    assertSays(
        "no arm 'finetuned'; did you mean 'fine-tuned'? Known: frozen, fine-tuned",
        () -> compare(RunFixtures.threeArms(2)).verdict("finetuned"));
    assertSays(
        "arm 'scratch' is the baseline itself; name another arm",
        () -> compare(RunFixtures.threeArms(2)).verdict("scratch"));
    assertEquals(
        "runs of scratch, frozen, fine-tuned; name the baseline with against(\"scratch\")",
        Comparison.of(RunFixtures.threeArms(2)).toString());
  }

  @Test
  void refusesTermsThatAreNone() {
    Comparison.Unjudged unjudged = Comparison.of(RunFixtures.threeArms(2));
    assertSays("margin (0.0) must be a number above 0", () -> unjudged.withMargin(0));
    for (int[] looks : new int[][] {{3, 3}, {1, 4}}) {
      assertSays(
          Text.format(
              "looks (%d, %d) must be numbers of seeds, at least 2 and rising; as in withLooks(3, 5, 10)",
              looks[0], looks[1]),
          () -> unjudged.withLooks(looks));
    }
  }
}
