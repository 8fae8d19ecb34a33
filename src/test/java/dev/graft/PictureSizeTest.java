package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.model.FashionNet;
import dev.graft.recipe.RateSearch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
  private static final Compare ASKED = Compare.folder("photos");

  @Test
  void fourHundredPhotographsAreSeenAtTheSizeOfTheWeights() {
    PictureSize size = PictureSize.of(ASKED, 400);
    assertEquals(224, size.pixels());
    assertEquals("the size of its weights", size.why());
    assertTrue(size.firstSeconds() < 60 && size.seconds() < 300, size.toString());
  }

  /** Reading 400 photographs of 12 megapixels takes minutes, and is over when this is said. */
  @Test
  void whatIsStillToComeDoesNotCountWhatWasRead() {
    PictureSize size = PictureSize.of(ASKED, 400);
    assertEquals(
        "read in 18 s; from here about 14 s to 64 s to the first accuracy, 3 min to 9 min in all, on one"
            + " core",
        size.cost(400, 18));
    assertEquals(
        "read in 150 s; from here about 14 s to 3 min to the first accuracy, 3 min to 11 min in all, on"
            + " one core",
        size.cost(400, 150));
  }

  @Test
  void moreAreSeenSmallerUnlessThereIsTime() {
    PictureSize many = PictureSize.of(ASKED, 800);
    assertTrue(many.pixels() < 224, many::toString);
    assertTrue(many.why().contains("its weights were made at 224 px"), many.why());
    assertEquals(224, PictureSize.of(ASKED.withMinutes(20), 800).pixels());
    PictureSize most = PictureSize.of(ASKED, 100_000);
    assertEquals(64, most.pixels());
    assertTrue(most.why().startsWith("the smallest, which is too long"), most.why());
  }

  @Test
  void fineTuningSearchesAsTheRivalDoesWhereThereIsTime() {
    PictureSize few = PictureSize.of(ASKED, 100);
    assertTrue(few.searchesAlike(), few::toString);
    assertEquals("", few.searched(100));
    assertTrue(few.seconds() <= 300, few::toString);
    PictureSize more = PictureSize.of(ASKED, 400);
    assertEquals(RateSearch.quick(), more.search());
    // 0.3 s a picture with a quick search, five times as much with a full one, beside 153 s.
    assertEquals(
        ". Fine-tuning searches its rate less than small net from scratch does (4 rates, until its"
            + " plateau, at most 20 passes or about 500 steps), for want of time;"
            + " withSize(224).withMinutes(13) searches alike",
        more.searched(400));
    for (int pictures : new int[] {300, 500, 800, 1500, 5000}) {
      PictureSize size = PictureSize.of(ASKED, pictures);
      Matcher way =
          Pattern.compile("withSize\\((\\d+)\\)\\.withMinutes\\((\\d+)\\)")
              .matcher(size.searched(pictures));
      assertEquals(!size.searchesAlike(), way.find());
      if (!size.searchesAlike()) {
        Compare asked =
            ASKED
                .withSize(Integer.parseInt(way.group(1)))
                .withMinutes(Integer.parseInt(way.group(2)));
        assertTrue(PictureSize.of(asked, pictures).searchesAlike(), size::toString);
      }
    }
    assertTrue(PictureSize.of(ASKED.withSize(64), 400).searchesAlike());
  }

  @Test
  void whoeverAsksForASizeGetsIt() {
    assertEquals(96, PictureSize.of(ASKED.withSize(96), 100_000).pixels());
    String message =
        assertThrows(IllegalArgumentException.class, () -> ASKED.withSize(4)).getMessage();
    assertEquals("size (4) must be at least 32", message);
  }

  @Test
  void aBaseThatSaysNothingOfItsWeightsKeepsItsSize() {
    int own = FashionNet.clothing().preprocessing().size();
    Compare asked = ASKED.withBase(FashionNet.clothing());
    assertEquals(own, PictureSize.of(asked, 10).pixels());
    Preprocessing other = Preprocessing.uniform(48, 3, 127, 128);
    Compare larger = ASKED.withBase(ASKED.base().withPreprocessing(other));
    assertEquals(224, PictureSize.of(larger, 10).pixels(), "what its weights were made for");
  }
}
