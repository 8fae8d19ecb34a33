package dev.graft.data;

/** How much one look differs from another that is moved and stretched over it. */
final class Overlay {
  private static final int STEPS = 8;
  private static final int FIRST_STEPS = 3;

  /**
   * After the first steps, what still differs so much is another picture. In small too: of emoji
   * that lost a tenth of each side, one in a hundred.
   */
  private static final double HOPELESS = 50;

  /**
   * Of the side: along the border a crop has cut through what is shown, and smoothing spread it.
   */
  private static final double MARGIN = 1 / 16.0;

  /** Nothing is so small that it is enough. */
  private static final double NONE = -1;

  private static final int BLOCK = 3;
  private static final int BLOCK_IN_SMALL = 2;
  private static final int BLOCK_OF_COLOUR = 8;

  /** Compression blurs colours more than light: they are compared in large blocks. */
  private static final double WEIGHT_OF_COLOUR = 0.7;

  private final double[][] first; // grey, and colours if they count: (1 or 3, side x side)
  private final double[][] second;
  private final int side;
  private final int margin;
  private final int block;
  private final Alignment alignment;

  private Overlay(double[][] first, double[][] second, int side, int block) {
    this.first = first;
    this.second = second;
    this.side = side;
    this.block = block;
    margin = (int) Math.round(MARGIN * side);
    alignment = new Alignment(first[0], second[0], side);
  }

  /**
   * How much the two differ where they differ most: the mean difference of grey within 3 x 3 of the
   * 32 x 32 pixels, or of colour within 8 x 8. It is small for a copy and large where a single line
   * of a drawing is another; in levels of 0 to 255. Most pairs are told apart in small, by a
   * quarter of the pixels: what these differ by.
   */
  static double difference(Look one, Look other) {
    double inSmall = inSmall(one, other);
    return inSmall > HOPELESS ? inSmall : difference(one, other, NONE);
  }

  /**
   * Whether the two differ by no more than this. Nothing is looked at further that is decided: of
   * looks that are alike most differ by little at once, or by much in grey alone.
   */
  static boolean isWithin(Look one, Look other, double most) {
    return inSmall(one, other, HOPELESS) <= HOPELESS && difference(one, other, most) <= most;
  }

  /** Exact where it is at most {@code enough}, or all is asked for; the rest lies above it. */
  private static double difference(Look one, Look other, double enough) {
    double[][] first = planes(one);
    double[][] second = planes(other);
    double there = new Overlay(first, second, Look.SIDE, BLOCK).least(enough, HOPELESS);
    return there > HOPELESS || there <= enough
        ? there
        : Math.min(there, new Overlay(second, first, Look.SIDE, BLOCK).least(enough, enough));
  }

  /** The same of grey alone, within 2 x 2 of 16 x 16 pixels. */
  static double inSmall(Look one, Look other) {
    return inSmall(one, other, NONE);
  }

  private static double inSmall(Look one, Look other, double enough) {
    double[][] first = {one.small()};
    double[][] second = {other.small()};
    return new Overlay(first, second, Look.SMALL_SIDE, BLOCK_IN_SMALL).least(enough, enough);
  }

  private static double[][] planes(Look look) {
    double[][] planes = look.planes();
    return new double[][] {Look.grey(planes), planes[0], planes[2]};
  }

  /**
   * How much they differ, moved or not.
   *
   * @param enough what is found so small is not made smaller; {@link #NONE} asks for all
   * @param most above which it need not be exact
   */
  private double least(double enough, double most) {
    double bound = enough == NONE ? Double.MAX_VALUE : most;
    double unmoved = worst(bound);
    if (unmoved <= enough) {
      return unmoved;
    }
    for (int step = 0; step < STEPS; step++) {
      boolean goesOn = alignment.step();
      if (alignment.isFar()) {
        return unmoved;
      }
      if (!goesOn || step == FIRST_STEPS && worst(HOPELESS) > HOPELESS) {
        break;
      }
    }
    return Math.min(unmoved, worst(bound));
  }

  /** Exact up to this bound; of more, that it is more. */
  private double worst(double bound) {
    boolean[] shared = shared();
    double[] light = differences(0, shared);
    double worst = worst(light, shared, block, 1);
    for (int plane = 1; plane < first.length && worst <= bound; plane++) {
      double[] colour = differences(plane, shared);
      for (int at = 0; at < colour.length; at++) {
        colour[at] -= light[at];
      }
      double ofColour = worst(colour, shared, BLOCK_OF_COLOUR, BLOCK_OF_COLOUR / 2);
      worst = Math.max(worst, WEIGHT_OF_COLOUR * ofColour);
    }
    return worst;
  }

  private boolean[] shared() {
    boolean[] shared = new boolean[side * side];
    for (int y = margin; y < side - margin; y++) {
      boolean inside = alignment.isInside(alignment.down(y), margin);
      for (int x = margin; x < side - margin; x++) {
        shared[y * side + x] = inside && alignment.isInside(alignment.across(x), margin);
      }
    }
    return shared;
  }

  /** Of one plane, where both are there; else 0. */
  private double[] differences(int plane, boolean[] shared) {
    double[] differences = new double[side * side];
    for (int at = 0; at < differences.length; at++) {
      if (shared[at]) {
        double x = alignment.across(at % side);
        double y = alignment.down(at / side);
        differences[at] = alignment.at(first[plane], x, y) - second[plane][at];
      }
    }
    return differences;
  }

  private double worst(double[] differences, boolean[] shared, int block, int stride) {
    double worst = 0;
    for (int top = 0; top + block <= side; top += stride) {
      for (int left = 0; left + block <= side; left += stride) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < block * block; i++) {
          int at = (top + i / block) * side + left + i % block;
          sum += differences[at];
          count += shared[at] ? 1 : 0;
        }
        if (2 * count >= block * block) {
          worst = Math.max(worst, Math.abs(sum) / count);
        }
      }
    }
    return worst;
  }
}
