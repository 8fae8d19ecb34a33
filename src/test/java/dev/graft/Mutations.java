package dev.graft;

import java.util.Arrays;
import java.util.Random;

/** What becomes of files on the way. */
public final class Mutations {
  private Mutations() {}

  /** A flipped bit, another digit, a block of zeros, a piece lost or twice, a shorter file. */
  public static byte[] of(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) ('0' + random.nextInt(10));
      case 2 -> Arrays.fill(bytes, at, end, (byte) 0);
      case 3 -> bytes = joined(whole, at, end);
      case 4 -> bytes = joined(whole, end, at);
      default -> bytes = Arrays.copyOf(bytes, at);
    }
    return bytes;
  }

  private static byte[] joined(byte[] whole, int until, int from) {
    byte[] bytes = Arrays.copyOf(whole, until + whole.length - from);
    System.arraycopy(whole, from, bytes, until, whole.length - from);
    return bytes;
  }
}
