package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ImageSetTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void givesItsRows() {
    ImageSet set = Samples.set(2, 3);
    assertEquals(5, set.size());
    assertEquals(List.of(0, 0, 1, 1, 1), set.labels());
    assertEquals(1, set.label(4));
    assertEquals("image 4", set.rowName(4));
    assertEquals(Part.NONE, set.part(4));
    assertEquals(0xff010002, set.image(4).getRGB(0, 0));
    float[] pixels = set.pixels(4, Preprocessing.uniform(8, 3, 0, 1));
    assertEquals(192, pixels.length);
    assertEquals(2, pixels[191], 0.0);
  }

  @Test
  void keepsItsOwnCopyOfAnImage() {
    BufferedImage image = Samples.plain(8, 8, 0x111111);
    ImageSet set = ImageSet.of("two", List.of("a", "b"), List.of(image, image), List.of(0, 1));
    image.setRGB(0, 0, 0);
    set.image(0).setRGB(0, 0, 0);
    assertEquals(0xff111111, set.image(0).getRGB(0, 0));
  }

  @Test
  void choosesClassesInTheGivenOrder() {
    ImageSet chosen = Samples.set(2, 3, 1).only("c", "a");
    assertEquals(List.of("c", "a"), chosen.classes());
    assertEquals(List.of(1, 1, 0), chosen.labels());
    assertEquals("image 5", chosen.rowName(2));
    assertSays(
        "no class 'aa'; did you mean 'a'? Known: a, b, c", () -> Samples.set(2, 3, 1).only("aa"));
    assertSays("classes [a, a] must differ", () -> Samples.set(2, 3, 1).only("a", "a"));
  }

  @Test
  void changesNameLabelsAndParts() {
    ImageSet set = Samples.parted(2, 1, 1);
    assertEquals("other", set.withName("other").name());
    assertEquals(set.hash(), set.withName("other").hash());
    List<Integer> turned = new ArrayList<>(set.labels());
    Collections.reverse(turned);
    assertEquals(turned, set.withLabels(turned).labels());
    assertTrue(set.has(Part.TEST));
    assertFalse(set.withoutParts().has(Part.TEST));
  }

  @Test
  void hashesContentLabelsClassesPartsAndOrder() {
    ImageSet set = Samples.set(2, 2);
    assertEquals(set.hash(), Samples.set(2, 2).hash());
    List<String> others =
        List.of(
            Samples.set(2, 3).hash(),
            set.withLabels(List.of(0, 1, 0, 1)).hash(),
            set.only("b", "a").hash(),
            Samples.parted(2, 1, 1).hash());
    others.forEach(other -> assertNotEquals(set.hash(), other));
    assertNotEquals(Samples.parted(2, 1, 1).hash(), Samples.parted(2, 1, 1).withoutParts().hash());
    assertNotEquals(
        Samples.parted(2, 1, 1).hash(),
        Samples.parted(1, 2, 1).hash(),
        "same pictures, other parts");
  }

  @Test
  void refusesSetsThatNothingCanBeLearntFrom() {
    assertSays(
        "classes (1: a) must be at least 2; add pictures of what else it could be",
        () -> Samples.set(5));
    assertSays(
        "classes (3) must not be more than rows (2); give every class some pictures",
        () -> Samples.set(1, 1, 0));
    assertSays(
        "class 'b' (0 rows) must have rows; add pictures or leave the class out",
        () -> Samples.set(5, 0));
    assertSays(
        "labels (1) must be as many as the rows (2); give one label for each row",
        () -> Samples.set(1, 1).withLabels(List.of(0)));
    assertSays(
        "label (2) must lie between 0 and 1, the last class's index",
        () -> Samples.set(1, 1).withLabels(List.of(0, 2)));
  }

  @Test
  void namesARowThatIsNotThere() {
    ImageSet set = Samples.set(2, 2);
    assertSays("row (-1) must lie between 0 and 3; sample has 4 rows", () -> set.label(-1));
    assertSays("row (4) must lie between 0 and 3; sample has 4 rows", () -> set.image(4));
  }
}
