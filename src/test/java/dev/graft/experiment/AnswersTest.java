package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the answers of all arms look; what they are is tested where arms are trained. */
class AnswersTest {
  private static final Answers.Answer SCRATCH = new Answers.Answer("scratch", "Bag", 0.5049, 2, 3);
  private static final Answers.Answer FROZEN = new Answers.Answer("frozen", "<i>", 0.999, 3, 3);

  @Test
  void everyArmHasALine() {
    assertEquals(
        """
        shoe.png
        arm      answer  probability  seeds
        scratch  Bag     0.50         2 of 3 agree
        frozen   <i>     1.00         3 of 3 agree""",
        new Answers("shoe.png", List.of(SCRATCH, FROZEN)).toString());
  }

  @Test
  void whatTheUserWroteStaysText() {
    Answers answers = new Answers("a <b>bold</b> film", List.of(FROZEN));
    String html = answers.bundle().get("text/html").toString();
    assertTrue(html.startsWith("<p>a &lt;b&gt;bold&lt;/b&gt; film</p>"), html);
    assertTrue(html.contains("<td>&lt;i&gt;</td>"), html);
    assertEquals(answers.toString(), answers.bundle().get("text/plain"));
  }

  @Test
  void anAnswerAddedLaterIsNotShown() {
    List<Answers.Answer> arms = new ArrayList<>(List.of(SCRATCH));
    Answers answers = new Answers("shoe.png", arms);
    arms.add(FROZEN);
    assertEquals(List.of(SCRATCH), answers.arms());
    assertFalse(answers.toString().contains("frozen"));
  }
}
