package dev.graft.data;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Decoded pixels by picture and preprocessing, so that all arms and seeds of an experiment decode a
 * picture once. When it is full, the pixels that were not asked for the longest time go. Threads
 * that ask for the same pixels at once wait for one of them to decode.
 */
final class PixelCache {
  /** Holds the 1,636 emoji at 160 x 160 in colour, or the whole of Fashion-MNIST. */
  static final int MOST_MIB = 512;

  /** On a small machine, such as Binder's, the training needs the larger part of the heap. */
  static final int SHARE_OF_HEAP = 4;

  /** The one cache of this process. */
  static final PixelCache SHARED =
      new PixelCache(
          Math.min((long) MOST_MIB << 20, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));

  private record Key(Picture picture, Preprocessing preprocessing) {
    long bytes() {
      return PixelCache.bytes(preprocessing);
    }
  }

  private final long mostBytes;
  private final Map<Key, FutureTask<float[]>> pixels = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  PixelCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The pixels as an array of the caller's own. */
  float[] pixels(Picture picture, Preprocessing preprocessing) {
    Key key = new Key(picture, preprocessing);
    FutureTask<float[]> decoding = decoding(key);
    decoding.run();
    try {
      return decoding.get().clone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Pixels.of(picture.image(), preprocessing);
    } catch (ExecutionException e) {
      forget(key, decoding);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("cannot decode a picture: " + e.getCause(), e.getCause());
    }
  }

  /** Whether the pixels of so many pictures would all stay, each as it is wanted. */
  boolean holds(int pictures, List<Preprocessing> wanted) {
    return wanted.stream().mapToLong(PixelCache::bytes).sum() * pictures <= mostBytes;
  }

  /** Keeps the pixels of a picture that was decoded for another reason. */
  void keep(Picture picture, BufferedImage image, Preprocessing preprocessing) {
    Key key = new Key(picture, preprocessing);
    FutureTask<float[]> made = new FutureTask<>(() -> Pixels.of(image, preprocessing));
    made.run();
    synchronized (this) {
      if (pixels.get(key) == null) {
        add(key, made);
      }
    }
  }

  long mostBytes() {
    return mostBytes;
  }

  /** How much it holds now, at most its bound. */
  synchronized long bytes() {
    return bytes;
  }

  private static long bytes(Preprocessing preprocessing) {
    long area = (long) preprocessing.size() * preprocessing.size();
    return Float.BYTES * preprocessing.channels() * area;
  }

  private synchronized FutureTask<float[]> decoding(Key key) {
    FutureTask<float[]> known = pixels.get(key);
    if (known != null) {
      return known;
    }
    FutureTask<float[]> decoding =
        new FutureTask<>(() -> Pixels.of(key.picture().image(), key.preprocessing()));
    add(key, decoding);
    return decoding;
  }

  private void add(Key key, FutureTask<float[]> task) {
    if (key.bytes() <= mostBytes) {
      bytes += key.bytes();
      makeRoom();
      pixels.put(key, task);
    }
  }

  private void makeRoom() {
    Iterator<Key> oldest = pixels.keySet().iterator();
    while (bytes > mostBytes) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  private synchronized void forget(Key key, FutureTask<float[]> failed) {
    if (pixels.remove(key, failed)) {
      bytes -= key.bytes();
    }
  }
}
