package dev.graft.data;

/**
 * What a look is whatever its brightness and contrast: each value as the share of the picture's
 * values that lie below it, the mean of that in 4 x 4 cells of each colour, and of the luminance.
 */
final class Tones {
  static final int MOST_LEVEL = 255;

  private static final int LEVELS = MOST_LEVEL + 1;
  private static final int CELLS = 4;

  /** Of 255: a colour that is none differs by no more, compressed or not. */
  private static final int COLOURLESS = 6;

  /** Levels that count as one in telling whether there are many. */
  private static final int STEP = 8;

  private final Look look;
  private final double bits;
  private final boolean grey;
  private final double[] colours; // (3, 4, 4)
  private final double[] light; // (4, 4)

  Tones(Look look) {
    this.look = look;
    bits = bits(counts(look.colours()));
    grey = isGrey(look.colours());
    colours = shares(look.colours());
    light = grey ? colours : shares(greyed(look).colours());
  }

  Look look() {
    return look;
  }

  /**
   * How many tones it has: the entropy of its values in steps of 8 levels, 0 to 5 bits. A heart of
   * one colour has few, and is another heart in other tones.
   */
  double bits() {
    return bits;
  }

  private static double bits(int[] counts) {
    double bits = 0;
    for (int from = 0; from < LEVELS; from += STEP) {
      double share = 0;
      for (int level = from; level < from + STEP; level++) {
        share += (double) counts[level] / (Look.COLOURS * Look.AREA);
      }
      bits -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /** Whether it has no colours. */
  boolean isGrey() {
    return grey;
  }

  /** How far another is, with the brightness and contrast of both alike: 0 to 1. */
  double distance(Tones other) {
    return distance(colours, other.colours, false);
  }

  /** The same of the negative of the other. */
  double distanceInverted(Tones other) {
    return distance(colours, other.colours, true);
  }

  /** The same of the light alone. */
  double distanceOfLight(Tones other) {
    return distance(light, other.light, false);
  }

  private static double distance(double[] one, double[] other, boolean inverted) {
    double sum = 0;
    int cells = Math.min(one.length, other.length);
    for (int i = 0; i < cells; i++) {
      sum += Math.abs(one[i] - (inverted ? 1 - other[i] : other[i]));
    }
    return sum / cells;
  }

  /** Whether these have no colours, but for what compression makes. */
  static boolean isGrey(byte[] colours) {
    long sum = 0;
    for (int i = 0; i < Look.AREA; i++) {
      int red = colours[i] & 0xff;
      int green = colours[i + Look.AREA] & 0xff;
      int blue = colours[i + 2 * Look.AREA] & 0xff;
      sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }
    return sum <= COLOURLESS * Look.AREA;
  }

  /** The look without colours. */
  static Look greyed(Look look) {
    byte[] from = look.colours();
    byte[] grey = new byte[from.length];
    for (int i = 0; i < grey.length; i++) {
      int at = i % Look.AREA;
      double light =
          0.299 * (from[at] & 0xff)
              + 0.587 * (from[at + Look.AREA] & 0xff)
              + 0.114 * (from[at + 2 * Look.AREA] & 0xff);
      grey[i] = (byte) Math.round(light);
    }
    return new Look(grey);
  }

  /** The look as a negative. */
  static Look inverted(Look look) {
    byte[] inverted = look.colours().clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) (255 - (inverted[i] & 0xff));
    }
    return new Look(inverted);
  }

  /** The look with red for blue, as where BGR was read as RGB. */
  static Look swapped(Look look) {
    byte[] swapped = look.colours().clone();
    System.arraycopy(look.colours(), 0, swapped, 2 * Look.AREA, Look.AREA);
    System.arraycopy(look.colours(), 2 * Look.AREA, swapped, 0, Look.AREA);
    return new Look(swapped);
  }

  /** The look in the tones of another: its values in their order get those of the other. */
  static Look matched(Look look, Look to) {
    int[] below = counts(look.colours());
    int[] wanted = counts(to.colours());
    byte[] levels = new byte[LEVELS];
    int taken = 0;
    int level = 0;
    int left = wanted[0];
    for (int value = 0; value < LEVELS; value++) {
      long sum = 0;
      for (int i = 0; i < below[value]; i++) {
        while (left == 0) {
          level++;
          left = wanted[level];
        }
        sum += level;
        left--;
      }
      taken += below[value];
      levels[value] = (byte) Math.round(below[value] == 0 ? 0 : (double) sum / below[value]);
    }
    byte[] matched = look.colours().clone();
    for (int i = 0; i < taken; i++) {
      matched[i] = levels[matched[i] & 0xff];
    }
    return new Look(matched);
  }

  private static int[] counts(byte[] values) {
    int[] counts = new int[LEVELS];
    for (byte value : values) {
      counts[value & 0xff]++;
    }
    return counts;
  }

  /** The mean share of values below, in each cell. */
  private static double[] shares(byte[] values) {
    int[] counts = counts(values);
    double[] share = new double[LEVELS];
    int below = 0;
    for (int value = 0; value < LEVELS; value++) {
      share[value] = (below + counts[value] / 2.0) / values.length;
      below += counts[value];
    }
    int cell = Look.SIDE / CELLS;
    double[] means = new double[Look.COLOURS * CELLS * CELLS];
    for (int i = 0; i < values.length; i++) {
      int row = i % Look.AREA / Look.SIDE / cell;
      int place = (i / Look.AREA * CELLS + row) * CELLS + i % Look.SIDE / cell;
      means[place] += share[values[i] & 0xff] / (cell * cell);
    }
    return means;
  }
}
