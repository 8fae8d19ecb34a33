package dev.graft.data;

/**
 * Where one grey plane lies on another of the same size, moved and stretched a little until the two
 * differ least.
 *
 * <p>A pixel (x, y) of the second is held against (x', y') of the first, x' = c + (1 + a) (x - c) +
 * b and likewise y', with c the centre. The four numbers are found by Gauss-Newton on the squared
 * differences of grey (Lucas and Kanade 1981, "An iterative image registration technique with an
 * application to stereo vision"). A crop by 5% makes |a| about 0.05 and |b| up to a fortieth of the
 * side.
 */
final class Alignment {
  /** Of the side: a smaller step changes nothing. */
  private static final double SMALL_STEP = 0.01 / 32;

  private static final double MOST_STRETCH = 0.13;

  /** Of the side. */
  private static final double MOST_MOVE = 2.5 / 32;

  private final double[] grey;
  private final double[] target;
  private final int side;
  private final double centre;
  private final double[] slopesX;
  private final double[] slopesY;
  private final double[][] products;
  private double stretchX;
  private double moveX;
  private double stretchY;
  private double moveY;

  /** Unmoved yet: the first over the second, both (side, side). */
  Alignment(double[] grey, double[] target, int side) {
    this.grey = grey;
    this.target = target;
    this.side = side;
    centre = (side - 1) / 2.0;
    slopesX = slopes(1);
    slopesY = slopes(side);
    products = products();
  }

  /** Of the second's grey, towards the next pixel that lies so far on. */
  private double[] slopes(int next) {
    double[] slopes = new double[side * side];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int at = y * side + x;
        slopes[at] = (target[at + next] - target[at - next]) / 2;
      }
    }
    return slopes;
  }

  /** The sums of products of what each of the four numbers does to each pixel: (4, 4). */
  private double[][] products() {
    double[][] sums = new double[4][4];
    double[] row = new double[4];
    for (int at = 0; at < side * side; at++) {
      effects(row, at);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          sums[i][j] += row[i] * row[j];
        }
      }
    }
    return sums;
  }

  private void effects(double[] row, int at) {
    row[0] = slopesX[at] * (at % side - centre);
    row[1] = slopesX[at];
    row[2] = slopesY[at] * (at / side - centre);
    row[3] = slopesY[at];
  }

  /** One step of the search; whether another can still change something. */
  boolean step() {
    double[][] equations = new double[4][5];
    double[] row = new double[4];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        double atX = across(x);
        double atY = down(y);
        if (isInside(atX, 0) && isInside(atY, 0)) {
          int at = y * side + x;
          effects(row, at);
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
    double ofCorners = centre * (Math.abs(change[0]) + Math.abs(change[2]));
    return ofCorners + Math.abs(change[1]) + Math.abs(change[3]) >= SMALL_STEP * side;
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

  /** Whether it was moved or stretched further than a copy can be. */
  boolean isFar() {
    return Math.max(Math.abs(stretchX), Math.abs(stretchY)) > MOST_STRETCH
        || !(Math.max(Math.abs(moveX), Math.abs(moveY)) <= MOST_MOVE * side);
  }

  /** Where a column of the second lies on the first, in pixels. */
  double across(int x) {
    return centre + (1 + stretchX) * (x - centre) + moveX;
  }

  /** Where a line of the second lies on the first, in pixels. */
  double down(int y) {
    return centre + (1 + stretchY) * (y - centre) + moveY;
  }

  /** Whether a place lies so many pixels within the border. */
  boolean isInside(double at, int margin) {
    return at >= margin && at <= side - 1 - margin;
  }

  /** What a plane of this size has between its pixels. */
  double at(double[] plane, double x, double y) {
    int left = Math.min(side - 2, (int) x);
    int top = Math.min(side - 2, (int) y);
    int at = top * side + left;
    double above = plane[at] + (x - left) * (plane[at + 1] - plane[at]);
    double below = plane[at + side] + (x - left) * (plane[at + side + 1] - plane[at + side]);
    return above + (y - top) * (below - above);
  }
}
