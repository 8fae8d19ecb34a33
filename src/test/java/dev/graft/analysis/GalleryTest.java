package dev.graft.analysis;

import static dev.graft.analysis.ExampleFixtures.THREE;
import static dev.graft.analysis.ExampleFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryTest {
  // Right answers of scratch and frozen with three seeds: 3|0, 2|1, 1|2, 0|3, 3|3.
  private static final Runs FIVE_ROWS =
      runs(List.of("11101", "11001", "10001"), List.of("00011", "00111", "01111"));

  private static Thumbnail picture(int row) {
    return Thumbnail.picture(row, THREE.get((row - 100) % 3), new byte[600]);
  }

  @Test
  void theGalleryShowsThePicturesAndIsBounded() {
    String all = "1".repeat(90);
    String none = "0".repeat(90);
    ByExample examples =
        ByExample.of(runs(List.of(all, all), List.of(none, none)), "frozen", "scratch");
    String html = html(examples.withPictures(GalleryTest::picture));
    assertEquals(24, html.split("<img ", -1).length - 1);
    assertTrue(html.contains("<p>and 66 more</p>"), html);
    assertTrue(html.contains("data:image/png;base64,AAAA"), html);
    assertTrue(
        html.contains(
            "row 102, &lt;b&gt;emu&lt;/b&gt;: scratch 2 of 2, frozen 0 of 2; answered cat"),
        html);
    assertFalse(html.contains("<b>"), html);
    assertTrue(html.endsWith("<p>Won: none</p>"), html);
    assertTrue(html.length() < 60_000, html.length() + " characters");
    // Large pictures: fewer of them, and the rest is counted.
    String large =
        html(examples.withPictures(row -> Thumbnail.picture(row, label(row), new byte[3_000])));
    int shown = large.split("<img ", -1).length - 1;
    assertTrue(shown >= 5 && shown < 10, shown + " pictures");
    assertTrue(large.contains("<p>and " + (90 - shown) + " more</p>"), large);
  }

  private static String label(int row) {
    return THREE.get((row - 100) % 3);
  }

  private static String html(ByExample examples) {
    return examples.bundle().get("text/html").toString();
  }

  @Test
  void sentencesTakeThePlaceOfPictures() {
    String html =
        html(
            ByExample.of(FIVE_ROWS, "frozen", "scratch")
                .withPictures(row -> Thumbnail.text(row, label(row), "so <i>good</i>")));
    assertTrue(html.contains("<q>so &lt;i&gt;good&lt;/i&gt;</q>"), html);
  }

  @Test
  void withoutPicturesThereIsATable() {
    String html = html(ByExample.of(FIVE_ROWS, "frozen", "scratch"));
    assertTrue(
        html.contains("<td>100</td><td>cat</td><td>3 of 3 right</td><td>0 of 3 right</td>"), html);
  }
}
