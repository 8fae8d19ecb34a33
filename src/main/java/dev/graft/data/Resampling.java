package dev.graft.data;

import java.util.Arrays;

/**
 * A line of pixels at another length: each new pixel is a weighted mean of neighbouring old ones.
 *
 * <p>Shrinking from n to m pixels averages areas: new pixel i covers the old pixels from i n / m to
 * (i + 1) n / m, weighted by the covered share. Growing is bilinear: new pixel i takes the two old
 * pixels on either side of (i + 1/2) n / m - 1/2, and the outermost pixel beyond the edge. At n = m
 * every weight is 1 and the pixels stay as they are.
 */
final class Resampling {
  private final int[] first;
  private final double[][] weights;

  private Resampling(int to) {
    first = new int[to];
    weights = new double[to][];
  }

  /** The weights from a length to another. */
  static Resampling between(int from, int to) {
    Resampling resampling = new Resampling(to);
    for (int i = 0; i < to; i++) {
      if (from >= to) {
        resampling.area(i, from);
      } else {
        resampling.bilinear(i, from);
      }
    }
    return resampling;
  }

  /** The new pixel i of a line that starts at offset and goes on in steps of stride. */
  double pixel(int i, double[] line, int offset, int stride) {
    double sum = 0;
    for (int k = 0; k < weights[i].length; k++) {
      sum += weights[i][k] * line[offset + (first[i] + k) * stride];
    }
    return sum;
  }

  /** All new pixels of a line in red, green and blue, three lines one behind the other. */
  void colours(int[] argb, double[] to, int at) {
    int green = at + first.length;
    int blue = green + first.length;
    for (int i = 0; i < first.length; i++) {
      double[] weight = weights[i];
      int from = first[i];
      double reds = 0;
      double greens = 0;
      double blues = 0;
      for (int k = 0; k < weight.length; k++) {
        int pixel = argb[from + k];
        double share = weight[k];
        if (pixel >>> 24 == 255) { // asked once for three colours: it is the time of photographs
          reds += share * (pixel >> 16 & 0xff);
          greens += share * (pixel >> 8 & 0xff);
          blues += share * (pixel & 0xff);
        } else {
          reds += share * Pixels.channel(pixel, 16);
          greens += share * Pixels.channel(pixel, 8);
          blues += share * Pixels.channel(pixel, 0);
        }
      }
      to[at + i] = reds;
      to[green + i] = greens;
      to[blue + i] = blues;
    }
  }

  /** The new line i of lines that lie one behind the other, each as long as the answer. */
  void line(int i, double[] lines, double[] to) {
    Arrays.fill(to, 0);
    for (int k = 0; k < weights[i].length; k++) {
      int offset = (first[i] + k) * to.length;
      double share = weights[i][k];
      for (int x = 0; x < to.length; x++) {
        to[x] += share * lines[offset + x];
      }
    }
  }

  // In units of 1 / m old pixels, so that all borders are whole numbers and nothing is lost.
  private void area(int i, int from) {
    int to = first.length;
    long start = (long) i * from;
    long end = start + from;
    first[i] = (int) (start / to);
    int last = (int) ((end - 1) / to);
    weights[i] = new double[last - first[i] + 1];
    for (int k = 0; k < weights[i].length; k++) {
      long left = (long) (first[i] + k) * to;
      weights[i][k] = (double) (Math.min(end, left + to) - Math.max(start, left)) / from;
    }
  }

  private void bilinear(int i, int from) {
    double centre = (i + 0.5) * from / first.length - 0.5;
    double inside = Math.max(0, Math.min(from - 1, centre));
    first[i] = Math.min((int) inside, Math.max(0, from - 2));
    double share = inside - first[i];
    weights[i] = from == 1 ? new double[] {1} : new double[] {1 - share, share};
  }
}
