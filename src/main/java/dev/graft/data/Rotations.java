package dev.graft.data;

import dev.graft.internal.Check;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A task that pictures bring themselves: which way up? Each picture four times, turned by 0, 90,
 * 180 and 270 degrees, with the turn as its class. A net that learns it has learned features
 * without anybody's labels (Gidaris et al. 2018, "Unsupervised representation learning by
 * predicting image rotations"). Pictures that look the same turned teach nothing.
 */
public final class Rotations {
  /** The classes: degrees, clockwise. */
  public static final List<String> CLASSES = List.of("0", "90", "180", "270");

  private static final double QUARTER = Math.PI / 2;

  private Rotations() {}

  /** The rows that the makers of a set put into a part; their labels are not read. */
  public static ImageSet of(ImageSet set, Part part) {
    return of(
        set, IntStream.range(0, set.size()).filter(r -> set.part(r) == part).boxed().toList());
  }

  /** Some rows of a set; their labels are not read. */
  public static ImageSet of(ImageSet set, List<Integer> rows) {
    Check.that(
        !rows.isEmpty(),
        "rows (0) of %s to turn must be at least 1; name rows, or a part that the set has",
        set.name());
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int row : rows) {
      BufferedImage image = set.image(row);
      Check.that(
          image.getWidth() == image.getHeight(),
          "picture of row %d (%d x %d) must be square: turned, another shape would give the turn"
              + " away; leave the row out",
          row,
          image.getWidth(),
          image.getHeight());
      for (int turns = 0; turns < CLASSES.size(); turns++) {
        images.add(turned(image, turns));
        labels.add(turns);
      }
    }
    return ImageSet.of(set.name() + ", turned", CLASSES, images, labels);
  }

  private static BufferedImage turned(BufferedImage image, int turns) {
    if (turns == 0) {
      return image;
    }
    double middle = image.getWidth() / 2.0;
    AffineTransform turn = AffineTransform.getRotateInstance(QUARTER * turns, middle, middle);
    BufferedImage result =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(Argb.copy(image), result);
  }
}
