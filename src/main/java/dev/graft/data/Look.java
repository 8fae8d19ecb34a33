package dev.graft.data;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a picture shows, as 32 x 32 colours of all of it over white, whatever its shape: copies that
 * were resized, compressed again or cropped a little are known again by it ({@link NearTwins}).
 */
final class Look {
  /** Pixels a side. */
  static final int SIDE = 32;

  static final int AREA = SIDE * SIDE;
  static final int COLOURS = 3;

  /** Pixels a side of the look in small. */
  static final int SMALL_SIDE = SIDE / 2;

  /** Of a large picture, so many columns and rows tell as much as all of them. */
  private static final int POINTS = 256;

  private static final int CELLS = 4;

  /** Of a square: four quarters, mirrored or not. */
  private static final int TURNS = 8;

  // Copies that were turned and made smaller stay below both.
  private static final double MOST_DISTANCE_TURNED = 6;
  private static final double SHARE_OF_CONTRAST = 0.1;

  private static final int[][] ORBITS = {
    {0, 3, 12, 15}, {1, 2, 4, 7, 8, 11, 13, 14}, {5, 6, 9, 10}
  };

  // Of crops by 5% at each side 95 in 100 emoji stay below both, and nearly all photographs.
  private static final double MOST_DISTANCE = 20;
  private static final int MOST_SIGNS = 7;

  private final byte[] colours; // (3, 32, 32)
  private final byte[] coarse = new byte[COLOURS * CELLS * CELLS];
  private final byte[] orbits; // coarse, sorted among the cells that turning exchanges
  private final float[] small; // (16, 16)
  private final double contrast;
  private final Signs signs;

  Look(byte[] colours) {
    this.colours = colours;
    int cell = SIDE / CELLS;
    int[] sums = new int[coarse.length];
    for (int i = 0; i < colours.length; i++) {
      int row = i % AREA / SIDE / cell;
      sums[(i / AREA * CELLS + row) * CELLS + i % SIDE / cell] += colours[i] & 0xff;
    }
    for (int i = 0; i < sums.length; i++) {
      coarse[i] = (byte) (sums[i] / (cell * cell));
    }
    orbits = orbits(coarse);
    double[] grey = grey(planes());
    small = small(grey);
    contrast = deviation(grey);
    signs = Signs.of(grey);
  }

  /** Of a picture of at least one pixel. */
  static Look of(BufferedImage image) {
    int width = points(image.getWidth());
    int height = points(image.getHeight());
    int across = image.getWidth() / width;
    int down = image.getHeight() / height;
    Resampling columns = Resampling.between(width, SIDE);
    Resampling rows = Resampling.between(height, SIDE);
    double[][] narrow = new double[COLOURS][height * SIDE];
    double[] line = new double[width];
    for (int y = 0; y < height; y++) {
      int[] argb = Argb.row(image, 0, y * down, image.getWidth());
      for (int c = 0; c < COLOURS; c++) {
        for (int x = 0; x < width; x++) {
          line[x] = Pixels.channel(argb[x * across], 16 - 8 * c);
        }
        for (int x = 0; x < SIDE; x++) {
          narrow[c][y * SIDE + x] = columns.pixel(x, line, 0, 1);
        }
      }
    }
    byte[] colours = new byte[COLOURS * AREA];
    for (int i = 0; i < colours.length; i++) {
      int place = i % AREA;
      double value = rows.pixel(place / SIDE, narrow[i / AREA], place % SIDE, SIDE);
      colours[i] = (byte) Math.round(value);
    }
    return new Look(colours);
  }

  private static int points(int length) {
    return length / Math.max(1, length / POINTS);
  }

  /** The same mirrored, and turned by quarters, mirrored or not: seven. */
  List<Look> turned() {
    return IntStream.range(1, TURNS).mapToObj(this::turned).toList();
  }

  private Look turned(int turn) {
    byte[] turned = new byte[colours.length];
    for (int i = 0; i < turned.length; i++) {
      int x = i % SIDE;
      int y = i % AREA / SIDE;
      int across = (turn & 1) == 0 ? x : SIDE - 1 - x;
      int down = (turn & 2) == 0 ? y : SIDE - 1 - y;
      int from = (turn & 4) == 0 ? down * SIDE + across : across * SIDE + down;
      turned[i] = colours[i / AREA * AREA + from];
    }
    return new Look(turned);
  }

  /** Whether it may be another that was mirrored or turned: the same colours in some order. */
  boolean mayBeTurned(Look other) {
    return Math.abs(contrast - other.contrast) <= SHARE_OF_CONTRAST * contrast
        && distance(orbits, other.orbits) <= MOST_DISTANCE_TURNED;
  }

  /** Corners, edges and middle of each colour, each in order: the closest that a turn can come. */
  private static byte[] orbits(byte[] coarse) {
    byte[] orbits = new byte[coarse.length];
    int at = 0;
    for (int c = 0; c < COLOURS; c++) {
      for (int[] cells : ORBITS) {
        int first = c * CELLS * CELLS;
        int[] sorted = IntStream.of(cells).map(i -> coarse[first + i] & 0xff).sorted().toArray();
        for (int value : sorted) {
          orbits[at++] = (byte) value;
        }
      }
    }
    return orbits;
  }

  /** Red, green and blue, 0 to 255: (3, 32, 32); not to be changed. */
  byte[] colours() {
    return colours;
  }

  /** The standard deviation of its greys, in levels of 0 to 255. */
  double contrast() {
    return contrast;
  }

  /**
   * Whether another may be a copy: its sixteenths have nearly the same colours, and nearly all low
   * frequencies that are strong in both have the same sign.
   */
  boolean mayBe(Look other) {
    return distance(coarse, other.coarse) <= MOST_DISTANCE
        && signs.differing(other.signs) <= MOST_SIGNS;
  }

  private static double distance(byte[] one, byte[] other) {
    int sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / one.length;
  }

  /** Red, green and blue, each smoothed twice by 1, 2, 1 across and down: (3, 32 x 32). */
  double[][] planes() {
    double[][] planes = new double[COLOURS][AREA];
    for (int i = 0; i < colours.length; i++) {
      planes[i / AREA][i % AREA] = colours[i] & 0xff;
    }
    for (int i = 0; i < 2 * COLOURS; i++) {
      double[] across = smoothed(planes[i % COLOURS], 1, SIDE);
      planes[i % COLOURS] = smoothed(across, SIDE, 1);
    }
    return planes;
  }

  private static double[] smoothed(double[] plane, int step, int line) {
    double[] smooth = new double[AREA];
    for (int from = 0; from < SIDE; from++) {
      for (int i = 0; i < SIDE; i++) {
        int at = from * line + i * step;
        int before = i == 0 ? at : at - step;
        int after = i == SIDE - 1 ? at : at + step;
        smooth[at] = (plane[before] + 2 * plane[at] + plane[after]) / 4;
      }
    }
    return smooth;
  }

  /** The luminance of three planes. */
  static double[] grey(double[][] planes) {
    double[] grey = new double[AREA];
    for (int i = 0; i < AREA; i++) {
      grey[i] = 0.299 * planes[0][i] + 0.587 * planes[1][i] + 0.114 * planes[2][i];
    }
    return grey;
  }

  private static float[] small(double[] grey) {
    float[] small = new float[SMALL_SIDE * SMALL_SIDE];
    for (int i = 0; i < small.length; i++) {
      int at = 2 * (i / SMALL_SIDE * SIDE + i % SMALL_SIDE);
      small[i] = (float) ((grey[at] + grey[at + 1] + grey[at + SIDE] + grey[at + SIDE + 1]) / 4);
    }
    return small;
  }

  /** How far the greys in small lie apart as they stand: the mean, in levels of 0 to 255. */
  double distance(Look other) {
    double sum = 0;
    for (int i = 0; i < small.length; i++) {
      sum += Math.abs(small[i] - other.small[i]);
    }
    return sum / small.length;
  }

  /** Its grey in small, each pixel the mean of four that were smoothed: (16 x 16). */
  double[] small() {
    double[] wide = new double[small.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = small[i];
    }
    return wide;
  }

  private static double deviation(double[] grey) {
    double sum = 0;
    double squares = 0;
    for (double value : grey) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / grey.length;
    return Math.sqrt(Math.max(0, squares / grey.length - mean * mean));
  }

  /**
   * The signs of the 8 x 8 lowest frequencies of a cosine transform but for the mean (Zauner 2010,
   * "Implementation and benchmarking of perceptual image hash functions"), and which of them are
   * strong: the sign of a weak one is chance, as of what a symmetric drawing lacks.
   */
  private record Signs(long positive, long strong) {
    private static final int LOW = 8;
    private static final double STRONG = 0.25;
    private static final double[][] COSINES = cosines();

    static Signs of(double[] grey) {
      double[] frequencies = frequencies(grey);
      double squares = 0;
      for (double frequency : frequencies) {
        squares += frequency * frequency;
      }
      double least = STRONG * Math.sqrt(squares / frequencies.length);
      long positive = 0;
      long strong = 0;
      for (int i = 0; i < frequencies.length; i++) {
        positive |= frequencies[i] > 0 ? 1L << i : 0;
        strong |= Math.abs(frequencies[i]) > least ? 1L << i : 0;
      }
      return new Signs(positive, strong);
    }

    int differing(Signs other) {
      return Long.bitCount((positive ^ other.positive) & strong & other.strong);
    }

    private static double[] frequencies(double[] grey) {
      double[] frequencies = new double[LOW * LOW];
      for (int u = 0; u < LOW; u++) {
        for (int y = 0; y < SIDE; y++) {
          double across = 0;
          for (int x = 0; x < SIDE; x++) {
            across += COSINES[u][x] * grey[y * SIDE + x];
          }
          for (int v = 0; v < LOW; v++) {
            frequencies[v * LOW + u] += COSINES[v][y] * across;
          }
        }
      }
      frequencies[0] = 0;
      return frequencies;
    }

    private static double[][] cosines() {
      double[][] cosines = new double[LOW][SIDE];
      for (int u = 0; u < LOW; u++) {
        for (int x = 0; x < SIDE; x++) {
          cosines[u][x] = Math.cos(Math.PI * u * (x + 0.5) / SIDE);
        }
      }
      return cosines;
    }
  }
}
