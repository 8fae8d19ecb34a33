package dev.graft.analysis;

import static dev.graft.analysis.ExampleFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestAnswersTest {
  // Right answers of scratch and frozen with three seeds, row by row: 3|0, 2|1, 1|2, 0|3, 3|3.
  private static final Runs FIVE_ROWS =
      runs(List.of("11101", "11001", "10001"), List.of("00011", "00111", "01111"));

  @Test
  void everyArmAnswersByMostOfItsSeeds() {
    TestAnswers answers = TestAnswers.of(FIVE_ROWS, 5);
    assertEquals(
        List.of(100, 101, 102, 103, 104),
        answers.rows().stream().map(TestAnswers.Row::row).toList());
    assertEquals(
        List.of(
            new TestAnswers.Answer("dog", 2, 3, true),
            new TestAnswers.Answer("<b>emu</b>", 2, 3, false)),
        answers.rows().get(1).answers(),
        "scratch is right with 2 of 3 seeds, frozen with 1");
    assertEquals("<b>emu</b> (2 of 3), wrong", answers.rows().get(1).answers().get(1).toString());
  }

  @Test
  void theRowsLieEvenly() {
    List<Integer> middle =
        TestAnswers.of(FIVE_ROWS, 1).rows().stream().map(TestAnswers.Row::row).toList();
    assertEquals(List.of(102), middle);
    List<Integer> two =
        TestAnswers.of(FIVE_ROWS, 2).rows().stream().map(TestAnswers.Row::row).toList();
    assertEquals(List.of(101, 103), two, "places 5/4 and 15/4");
  }

  @Test
  void pictureAndTextSayTheSame() {
    TestAnswers answers =
        TestAnswers.of(FIVE_ROWS, 2)
            .withPictures(
                row -> Thumbnail.picture(row, row == 101 ? "dog" : "cat", new byte[] {1}));
    String html = answers.bundle().get("text/html").toString();
    assertEquals(2, html.split("<img", -1).length - 1, html);
    assertTrue(html.contains("<td>&lt;b&gt;emu&lt;/b&gt; (2 of 3), wrong</td>"), html);
    assertTrue(answers.toString().contains("<b>emu</b> (2 of 3), wrong"), answers.toString());
  }

  @Test
  void whatCannotBeShownIsRefused() {
    var many = assertThrows(IllegalArgumentException.class, () -> TestAnswers.of(FIVE_ROWS, 6));
    assertEquals(
        "number of test rows (6) must be from 1 to 5, which is all of them", many.getMessage());
    TestAnswers two = TestAnswers.of(FIVE_ROWS, 2);
    var other =
        assertThrows(
            IllegalArgumentException.class,
            () -> two.withPictures(row -> Thumbnail.picture(row, "bird", new byte[] {1})));
    assertTrue(other.getMessage().contains("must be a 'dog'"), other.getMessage());
  }
}
