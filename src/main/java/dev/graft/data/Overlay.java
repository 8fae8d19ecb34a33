package dev.graft.data;

/**
 * One look laid over another, moved and stretched a little until they differ least.
 *
 * <p>A pixel (x, y) of the second is held against (x', y') of the first, x' = c + (1 + a) (x - c) +
 * b and likewise y', with c the centre. The four numbers are found by Gauss-Newton on the squared
 * differences of grey (Lucas and Kanade 1981, "An iterative image registration technique with an
 * application to stereo vision"). A crop by 5% makes |a| about 0.05 and |b| up to 0.8 pixels.
 */
final class Overlay {
  private static final int SIDE = Look.SIDE;
  private static final double CENTRE = (SIDE - 1) / 2.0;
  private static final int STEPS = 8;
  private static final int FIRST_STEPS = 3;

  /** After the first steps, what still differs so much is another picture. */
  private static final double HOPELESS = 50;

  /** In pixels: a smaller step changes nothing. */
  private static final double SMALL_STEP = 0.01;

  private static final double MOST_STRETCH = 0.13;
  private static final double MOST_MOVE = 2.5;

  /** Along the border a crop has cut through what is shown, and smoothing has spread it. */
  private static final int MARGIN = 2;

  private static final int SMALL_BLOCK = 3;
  private static final int LARGE_BLOCK = 8;

  /** Compression blurs colours more than light: they are compared in large blocks. */
  private static final double WEIGHT_OF_COLOUR = 0.7;

  private final double[][] first;
  private final double[][] second;
  private final double[] grey;
  private final double[] target;
  private double stretchX;
  private double moveX;
  private double stretchY;
  private double moveY;

  private Overlay(double[][] first, double[][] second) {
    this.first = first;
    this.second = second;
    grey = Look.grey(first);
    target = Look.grey(second);
  }

  /**
   * How much the two differ where they differ most: the mean difference of grey within 3 x 3 of the
   * 32 x 32 pixels, or of colour within 8 x 8. It is small for a copy and large where a single line
   * of a drawing is another; in levels of 0 to 255.
   */
  static double difference(Look one, Look other) {
    double[][] first = one.planes();
    double[][] second = other.planes();
    double there = new Overlay(first, second).least();
    return there > HOPELESS ? there : Math.min(there, new Overlay(second, first).least());
  }

  private double least() {
    double unmoved = worst();
    double[] slopesX = slopes(1);
    double[] slopesY = slopes(SIDE);
    double[][] products = products(slopesX, slopesY);
    for (int step = 0; step < STEPS; step++) {
      double change = step(slopesX, slopesY, products);
      boolean far = Math.max(Math.abs(stretchX), Math.abs(stretchY)) > MOST_STRETCH;
      if (far || !(Math.max(Math.abs(moveX), Math.abs(moveY)) <= MOST_MOVE)) {
        return unmoved;
      }
      if (change < SMALL_STEP || step == FIRST_STEPS && worst() > HOPELESS) {
        break;
      }
    }
    return Math.min(unmoved, worst());
  }

  /** Of the second's grey, towards the next pixel that lies so far on. */
  private double[] slopes(int next) {
    double[] slopes = new double[Look.AREA];
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int at = y * SIDE + x;
        slopes[at] = (target[at + next] - target[at - next]) / 2;
      }
    }
    return slopes;
  }

  /** The sums of products of what each of the four numbers does to each pixel: (4, 4). */
  private static double[][] products(double[] slopesX, double[] slopesY) {
    double[][] products = new double[4][4];
    double[] row = new double[4];
    for (int at = 0; at < Look.AREA; at++) {
      effects(row, at, slopesX, slopesY);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          products[i][j] += row[i] * row[j];
        }
      }
    }
    return products;
  }

  private static void effects(double[] row, int at, double[] slopesX, double[] slopesY) {
    row[0] = slopesX[at] * (at % SIDE - CENTRE);
    row[1] = slopesX[at];
    row[2] = slopesY[at] * (at / SIDE - CENTRE);
    row[3] = slopesY[at];
  }

  /** One step of the search; how far it moved the corners, in pixels. */
  private double step(double[] slopesX, double[] slopesY, double[][] products) {
    double[][] equations = new double[4][5];
    double[] row = new double[4];
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        double atX = across(x);
        double atY = down(y);
        if (isInside(atX, 0) && isInside(atY, 0)) {
          int at = y * SIDE + x;
          effects(row, at, slopesX, slopesY);
          double missing = target[at] - at(grey, atX, atY);
          for (int i = 0; i < 4; i++) {
            equations[i][4] += row[i] * missing;
          }
        }
      }
    }
    for (int i = 0; i < 4; i++) {
      System.arraycopy(products[i], 0, equations[i], 0, 4);
    }
    double[] change = solved(equations);
    stretchX += change[0];
    moveX += change[1];
    stretchY += change[2];
    moveY += change[3];
    double stretched = CENTRE * (Math.abs(change[0]) + Math.abs(change[2]));
    return stretched + Math.abs(change[1]) + Math.abs(change[3]);
  }

  /** Of four linear equations; a little is added where a picture has edges one way only. */
  private static double[] solved(double[][] rows) {
    for (int i = 0; i < 4; i++) {
      rows[i][i] = rows[i][i] * 1.001 + 1e-6;
    }
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double times = j == i ? 0 : rows[j][i] / rows[i][i];
        for (int k = i; k < 5; k++) {
          rows[j][k] -= times * rows[i][k];
        }
      }
    }
    double[] solution = new double[4];
    for (int i = 0; i < 4; i++) {
      solution[i] = rows[i][4] / rows[i][i];
    }
    return solution;
  }

  private double worst() {
    double[] light = new double[Look.AREA];
    double[] red = new double[Look.AREA];
    double[] blue = new double[Look.AREA];
    boolean[] shared = new boolean[Look.AREA];
    for (int y = MARGIN; y < SIDE - MARGIN; y++) {
      for (int x = MARGIN; x < SIDE - MARGIN; x++) {
        double atX = across(x);
        double atY = down(y);
        int at = y * SIDE + x;
        shared[at] = isInside(atX, MARGIN) && isInside(atY, MARGIN);
        if (shared[at]) {
          light[at] = at(grey, atX, atY) - target[at];
          red[at] = at(first[0], atX, atY) - second[0][at] - light[at];
          blue[at] = at(first[2], atX, atY) - second[2][at] - light[at];
        }
      }
    }
    double ofLight = worst(light, shared, SMALL_BLOCK, 1);
    double ofRed = worst(red, shared, LARGE_BLOCK, LARGE_BLOCK / 2);
    double ofBlue = worst(blue, shared, LARGE_BLOCK, LARGE_BLOCK / 2);
    return Math.max(ofLight, WEIGHT_OF_COLOUR * Math.max(ofRed, ofBlue));
  }

  private static double worst(double[] differences, boolean[] shared, int block, int stride) {
    double worst = 0;
    for (int top = 0; top + block <= SIDE; top += stride) {
      for (int left = 0; left + block <= SIDE; left += stride) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < block * block; i++) {
          int at = (top + i / block) * SIDE + left + i % block;
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

  private double across(int x) {
    return CENTRE + (1 + stretchX) * (x - CENTRE) + moveX;
  }

  private double down(int y) {
    return CENTRE + (1 + stretchY) * (y - CENTRE) + moveY;
  }

  private static boolean isInside(double at, int margin) {
    return at >= margin && at <= SIDE - 1 - margin;
  }

  private static double at(double[] plane, double x, double y) {
    int left = Math.min(SIDE - 2, (int) x);
    int top = Math.min(SIDE - 2, (int) y);
    int at = top * SIDE + left;
    double above = plane[at] + (x - left) * (plane[at + 1] - plane[at]);
    double below = plane[at + SIDE] + (x - left) * (plane[at + SIDE + 1] - plane[at + SIDE]);
    return above + (y - top) * (below - above);
  }
}
