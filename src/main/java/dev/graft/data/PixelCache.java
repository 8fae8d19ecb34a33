package dev.graft.data;

import dev.graft.input.Preprocessing;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          Math.min((long) MOST_MIB << 20, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
          new PixelFile(PixelFile.MOST_BYTES));

  /** Which pixels: of a picture, as a base takes it. */
  record Key(Picture picture, Preprocessing preprocessing) {
    long bytes() {
      return PixelCache.bytes(preprocessing);
    }
  }

  /** Where the pixels go that were decoded for another reason. */
  interface Keeper {
    void keep(Picture picture, Preprocessing preprocessing, float[] pixels);
  }

  private final long mostBytes;
  private final PixelFile file;
  private final Map<Key, FutureTask<float[]>> pixels = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  PixelCache(long mostBytes, PixelFile file) {
    this.mostBytes = mostBytes;
    this.file = file;
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
      return decoded(key);
    } catch (ExecutionException e) {
      forget(key, decoding);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("cannot decode a picture: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Keeps the pixels of so many pictures, each as it is wanted: in memory where there is room for
   * all of them, else in a file; empty if there is room in neither, or nothing is wanted.
   */
  Optional<Keeper> keeper(int pictures, List<Preprocessing> wanted) {
    long all = wanted.stream().mapToLong(PixelCache::bytes).sum() * pictures;
    if (all == 0) {
      return Optional.empty();
    }
    if (all <= mostBytes) {
      return Optional.of(this::keep);
    }
    return file.makesRoom(all) ? Optional.of(this::keepInFile) : Optional.empty();
  }

  private void keep(Picture picture, Preprocessing preprocessing, float[] decoded) {
    Key key = new Key(picture, preprocessing);
    FutureTask<float[]> made = new FutureTask<>(() -> decoded);
    made.run();
    synchronized (this) {
      if (pixels.get(key) == null) {
        add(key, made);
      }
    }
  }

  private void keepInFile(Picture picture, Preprocessing preprocessing, float[] decoded) {
    file.keep(new Key(picture, preprocessing), decoded);
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
        new FutureTask<>(() -> file.pixels(key).orElseGet(() -> decoded(key)));
    add(key, decoding);
    return decoding;
  }

  private static float[] decoded(Key key) {
    return Pixels.of(key.picture().image(), key.preprocessing());
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
