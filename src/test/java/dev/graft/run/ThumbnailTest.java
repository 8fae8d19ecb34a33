package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  @Test
  void aPictureStandsInThePageItself() {
    Thumbnail picture = Thumbnail.picture(3, "a <b>", new byte[] {1, 2, 3});
    assertEquals(
        "<img alt=\"row 3, a &lt;b&gt;\" width=\"40\" src=\"data:image/png;base64,AQID\"/>",
        picture.html());
    assertEquals("row 3, a <b>", picture.bundle().get("text/plain"));
  }

  @Test
  void aSentenceIsEscaped() {
    Thumbnail text = Thumbnail.text(4, "good", "<script>fine</script>");
    assertEquals("<q>&lt;script&gt;fine&lt;/script&gt;</q>", text.html());
    assertEquals("row 4, good: <script>fine</script>", text.toString());
  }

  @Test
  void hasEitherOfThem() {
    assertEquals(
        "thumbnail of row 5 must have either a picture or a sentence; use picture(...) or text(...)",
        assertThrows(IllegalArgumentException.class, () -> new Thumbnail(5, "a", "", ""))
            .getMessage());
  }

  @Test
  void budgetsRise() {
    assertEquals(
        "training rows per class [4, 2] must be above 0 and rise; write them from few to many, each"
            + " once",
        assertThrows(IllegalArgumentException.class, () -> BudgetRuns.checkRising(List.of(4, 2)))
            .getMessage());
    assertEquals(
        "training rows per class [8] must be at least 2 numbers: a curve has two points or more",
        assertThrows(IllegalArgumentException.class, () -> BudgetRuns.checkRising(List.of(8)))
            .getMessage());
  }
}
