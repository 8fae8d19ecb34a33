package dev.graft.training;

/** A 3 x 3 convolution of a 28 x 28 picture, written out. */
final class PlainConvolution {
  private static final int SIDE = 28;

  private PlainConvolution() {}

  /** The sum over all positions of the first output channel, zeros round the picture. */
  static double sum(float[] pixels, float[] kernels) {
    double total = 0;
    for (int position = 0; position < SIDE * SIDE; position++) {
      for (int k = 0; k < 9; k++) {
        int y = position / SIDE + k / 3 - 1;
        int x = position % SIDE + k % 3 - 1;
        boolean inside = y >= 0 && y < SIDE && x >= 0 && x < SIDE;
        total += inside ? kernels[k] * pixels[y * SIDE + x] : 0;
      }
    }
    return total;
  }
}
