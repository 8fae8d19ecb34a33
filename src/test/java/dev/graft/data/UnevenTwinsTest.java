package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnevenTwinsTest {
  private final Random random = new Random(5);

  /** Of the first class so many are alike, of the second all differ. */
  private ImageSet set(int alike, int others, boolean equal) {
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    BufferedImage sky = Samples.noise(random);
    for (int i = 0; i < alike + others; i++) {
      boolean same = i < alike;
      BufferedImage image = same ? copy(sky) : Samples.noise(random);
      image.setRGB(i % 16, i / 16, equal && same ? image.getRGB(i % 16, i / 16) : 0xff000000 + i);
      images.add(image);
      labels.add(same ? 0 : 1);
    }
    return ImageSet.of("sky", List.of("clear", "clouds"), images, labels);
  }

  private static BufferedImage copy(BufferedImage image) {
    BufferedImage copy = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    copy.setData(image.getData());
    return copy;
  }

  private static String leftOut(ImageSet set) {
    DataNotes.Note note =
        set.noted().orElseThrow().all().stream()
            .filter(one -> one.kind() == DataNotes.Kind.ROWS_LEFT_OUT)
            .findFirst()
            .orElseThrow();
    assertTrue(note.kind().weighs());
    return note.words();
  }

  @Test
  void aClassThatLosesMostOfItsPicturesIsNamed() {
    String said =
        "; mostly of one class ('clear' 30 before, 1 after; all pictures 60 before, 31 after): what is"
            + " left is no fair sample. Where they are no copies, as of an empty scene, keep them:"
            + " accepting(...) answers the note on them";
    ImageSet near = set(30, 30, false).withoutNearTwins();
    assertEquals(31, near.size());
    assertTrue(leftOut(near).endsWith(said), leftOut(near));
    assertTrue(leftOut(set(30, 30, true).withoutTwins()).endsWith(said));
  }

  @Test
  void aClassOfWhichFewAreLeftIsNamedToo() {
    List<String> classes = new ArrayList<>();
    BitSet lost = new BitSet();
    for (int i = 0; i < 40; i++) {
      classes.add(i % 4 == 0 ? "few" : "many");
      lost.set(i, i % 4 == 0 ? i < 24 : i % 4 == 1 || i % 8 == 2);
    }
    assertTrue(
        UnevenLoss.ofCopies(classes, lost)
            .startsWith("; mostly of one class ('few' 10 before, 4 after;"),
        UnevenLoss.ofCopies(classes, lost));
  }

  @Test
  void copiesOfAllClassesAreNot() {
    assertFalse(leftOut(set(4, 30, true).withoutTwins()).contains("mostly"), "few");
    List<String> classes = new ArrayList<>();
    BitSet lost = new BitSet();
    for (int i = 0; i < 80; i++) {
      classes.add(i % 2 == 0 ? "a" : "b");
      lost.set(i, i % 4 < 2);
    }
    assertEquals("", UnevenLoss.ofCopies(classes, lost));
  }
}
