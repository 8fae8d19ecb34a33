package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private static final int WHITE = 0xffffffff;
  private static final int RED = 0xffff0000;

  /** White but for a red corner at the top left. */
  private static BufferedImage marked(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x == 0 && y == 0 ? RED : WHITE);
      }
    }
    return image;
  }

  private static ImageSet set(BufferedImage... images) {
    List<Integer> labels = java.util.Collections.nCopies(images.length - 1, 0);
    List<Integer> all = new java.util.ArrayList<>(labels);
    all.add(1);
    return ImageSet.of("marked", List.of("a", "b"), List.of(images), all);
  }

  @Test
  void everyPictureComesFourTimesTurnedClockwise() {
    ImageSet turned = Rotations.of(set(marked(9, 9), marked(10, 10)), List.of(0, 1));
    assertEquals(8, turned.size());
    assertEquals(List.of(0, 1, 2, 3, 0, 1, 2, 3), turned.labels());
    for (int side : List.of(9, 10)) {
      int first = side == 9 ? 0 : 4;
      int[][] corners = {{0, 0}, {side - 1, 0}, {side - 1, side - 1}, {0, side - 1}};
      for (int turns = 0; turns < 4; turns++) {
        BufferedImage image = turned.image(first + turns);
        int red = 0;
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            red += image.getRGB(x, y) == RED ? 1 : 0;
            assertTrue(image.getRGB(x, y) == RED || image.getRGB(x, y) == WHITE, "no edge is lost");
          }
        }
        assertEquals(1, red);
        assertEquals(RED, image.getRGB(corners[turns][0], corners[turns][1]), "turns " + turns);
      }
    }
  }

  @Test
  void aPartIsTakenAndBadInputNamed() {
    ImageSet clothing = FashionMnist.clothing().only("Bag", "Shirt");
    long training =
        java.util.stream.IntStream.range(0, clothing.size())
            .filter(row -> clothing.part(row) == Part.TRAINING)
            .count();
    assertEquals(4 * training, Rotations.of(clothing, Part.TRAINING).size());
    assertEquals(
        "rows (0) of marked to turn must be at least 1; name rows, or a part that the set has",
        assertThrows(
                IllegalArgumentException.class,
                () -> Rotations.of(set(marked(8, 8), marked(8, 8)), Part.TEST))
            .getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> Rotations.of(set(marked(8, 9), marked(8, 8)), List.of(0)))
            .getMessage()
            .startsWith("picture of row 0 (8 x 9) must be square"));
  }
}
