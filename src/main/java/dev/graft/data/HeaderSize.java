package dev.graft.data;

import dev.graft.internal.Text;

/**
 * What a picture's header says of its size, before any memory is taken for it.
 *
 * @param name of its file
 */
record HeaderSize(String name, int width, int height) {
  /** A damaged or hostile header can claim any size; 100 million pixels are 400 MB. */
  static final long MOST_PIXELS = 100_000_000;

  /** Decoded, and once more turned upright or in other colours. */
  private static final int BYTES_PER_PIXEL = 8;

  /** One picture may take half of the heap; from an eighth on it is decoded alone. */
  private static final int MOST_OF_HEAP = 2;

  private static final int ALONE_OF_HEAP = 8;

  private static final long MIB = 1 << 20;

  private static final String SMALLER =
      "make it smaller, a base takes no more than some hundred pixels a side";

  private long pixels() {
    return (long) width * height;
  }

  private long bytes() {
    return BYTES_PER_PIXEL * pixels();
  }

  /** Whether no other should be decoded beside it, in a heap of so many bytes. */
  boolean isAlone(long heap) {
    return ALONE_OF_HEAP * bytes() > heap;
  }

  /** Refuses what is too large for anyone, or for a heap of so many bytes. */
  void check(long heap) {
    String size = Text.format("%d x %d = %,d pixels", width, height, pixels());
    if (pixels() > MOST_PIXELS) {
      throw new TooLarge(
          Text.format(
              "cannot read image (%s): it is too large, %s, at most %,d are read; %s",
              name, size, MOST_PIXELS, SMALLER));
    }
    if (MOST_OF_HEAP * bytes() > heap) {
      throw new TooLarge(
          Text.format(
              "cannot read image (%s): it is too large for this Java heap, %s take %,d MiB while it"
                  + " is decoded, at most half of the heap's %,d MiB may be taken; %s, or start Java,"
                  + " or Jupyter's kernel, with more (-Xmx%dg)",
              name,
              size,
              bytes() / MIB,
              heap / MIB,
              SMALLER,
              1 + MOST_OF_HEAP * bytes() / MIB / 1024));
    }
  }

  /** Says already what to do. */
  static final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
      super(message);
    }
  }
}
