package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EmojiTest {
  @Test
  void hasEightCategories() {
    ImageSet noto = Emoji.noto().byCategory();
    // The counts are those of the index's column "category", by cut | sort | uniq -c.
    assertEquals(
        "Noto emoji by category, 1,636 pictures in 8 classes: Smileys & Emotion 169, People & Body"
            + " 386, Animals & Nature 159, Food & Drink 131, Travel & Places 218, Activities 85,"
            + " Objects 264, Symbols 224",
        noto.toString().lines().findFirst().orElseThrow());
    assertEquals("GRINNING FACE", noto.rowName(0));
    assertEquals("KISS: WOMAN, MAN", noto.rowName(512));
    assertTrue(noto.origin().contains("Apache-2.0"));
  }

  @Test
  void keepsSubcategoriesOfAtLeastEight() {
    ImageSet set = Emoji.noto().bySubcategory();
    // 68 by cut | sort | uniq -c | awk '$1 >= 8' on the index.
    assertEquals(68, set.classes().size());
    for (int count : SetChecks.counts(set)) {
      assertTrue(count >= Emoji.FEWEST);
    }
  }

  @Test
  void hasTheSameRowsInBothStyles() {
    ImageSet noto = Emoji.noto().byCategory();
    ImageSet twemoji = Emoji.twemoji().byCategory();
    assertEquals(noto.classes(), twemoji.classes());
    assertEquals(noto.labels(), twemoji.labels());
    assertEquals(noto.rowName(1_635), twemoji.rowName(1_635));
    assertNotEquals(noto.hash(), twemoji.hash());
    assertTrue(twemoji.origin().contains("CC BY 4.0"));
    for (long seed = 1; seed <= 20; seed++) {
      assertEquals(noto.perClass(20, 20).rows(seed), twemoji.perClass(20, 20).rows(seed));
    }
  }

  @Test
  void whateverAStyleDrawsAlikeIsKeptOnOneSideInBoth() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      ImageSet set = style.byCategory();
      Map<String, String> alike = new HashMap<>();
      int twins = 0;
      for (int row = 0; row < set.size(); row++) {
        String other = alike.putIfAbsent(set.content(row), set.alike(row));
        twins += other == null ? 0 : 1;
        assertTrue(other == null || other.equals(set.alike(row)), set.rowName(row));
      }
      assertEquals(style == Emoji.noto() ? 5 : 26, twins);
    }
  }

  @Tag("slow")
  @Test
  void decodesEveryPicture() {
    Preprocessing small = Preprocessing.uniform(64, 3, 0, 1);
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      ImageSet set = style.byCategory();
      IntStream.range(0, set.size())
          .parallel()
          .forEach(
              row -> {
                assertEquals(64, set.image(row).getWidth());
                float[] pixels = set.pixels(row, small);
                assertTrue(IntStream.range(0, pixels.length).anyMatch(i -> pixels[i] < 250));
              });
    }
  }

  @Test
  void isReadOnce() {
    assertSame(Emoji.noto(), Emoji.noto());
    assertEquals(
        "Noto emoji, 1,636 pictures; choose byCategory() or bySubcategory(). Origin: Noto Emoji by"
            + " Google and contributors, Apache-2.0, from npm's emoji-datasource-google 16.0.0",
        Emoji.noto().toString());
  }

  @Test
  void fitsIntoANotebooksOutput() {
    for (ImageSet set : List.of(Emoji.noto().byCategory(), Emoji.twemoji().bySubcategory())) {
      String html = set.bundle().get("text/html").toString();
      assertTrue(html.length() < 60_000, set.name() + " " + html.length());
      String split = set.split(0.25, 0.25, 0.5).bundle().get("text/html").toString();
      assertTrue(split.length() < 60_000, set.name() + " " + split.length());
      assertTrue(split.contains("<img "));
    }
  }

  @Test
  void aSplitShowsAPictureOfEachClassInEachPart() {
    String html =
        Emoji.noto().byCategory().split(0.25, 0.25, 0.5).bundle().get("text/html").toString();
    String[] rows = html.split("<tr>", -1);
    for (int category = 2; category < 10; category++) {
      assertTrue(rows[category].split("<img ", -1).length - 1 >= 3, rows[category]);
    }
  }
}
