package dev.graft.data;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded pixels in a temporary file, for a heap that has no room for them: to read them back takes
 * a hundredth of the time in which a large photograph is decoded. The file goes with this process.
 * Where it cannot be written, nothing is kept.
 */
final class PixelFile {
  /** Some 1,700 pictures at 224 x 224 in colour. */
  static final long MOST_BYTES = 1L << 30;

  /** So much of what is free on the disk is left to others. */
  private static final int SHARE_OF_DISK = 4;

  private final long mostBytes;
  private final Map<PixelCache.Key, Long> places = new HashMap<>();
  // Not a channel, which a notebook's stop button would close for all that comes after it.
  private RandomAccessFile file;
  private long end;

  PixelFile(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether so many bytes may be kept; what was kept before goes where it is in their way. */
  synchronized boolean makesRoom(long bytes) {
    if (bytes > mostBytes || !isOpen(bytes)) {
      return false;
    }
    if (end + bytes > mostBytes) {
      forget();
    }
    return true;
  }

  private boolean isOpen(long bytes) {
    try {
      if (file == null) {
        File created = Files.createTempFile("graft-pixels", null).toFile(); // the user's alone
        file = new RandomAccessFile(created, "rw");
        if (!created.delete()) { // Windows keeps what is open
          created.deleteOnExit();
        }
      }
      return bytes
          <= new File(System.getProperty("java.io.tmpdir")).getUsableSpace() / SHARE_OF_DISK;
    } catch (IOException e) {
      return false;
    }
  }

  synchronized void keep(PixelCache.Key key, float[] pixels) {
    if (file == null || places.containsKey(key) || end + key.bytes() > mostBytes) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * pixels.length);
    bytes.asFloatBuffer().put(pixels);
    try {
      file.seek(end);
      file.write(bytes.array());
      places.put(key, end);
      end += bytes.capacity();
    } catch (IOException e) {
      forget(); // the disk is full: leave it to others
    }
  }

  /** What was kept of them, as an array of the caller's own. */
  synchronized Optional<float[]> pixels(PixelCache.Key key) {
    Long place = places.get(key);
    if (place == null) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(key.bytes()));
    try {
      file.seek(place);
      file.readFully(bytes.array());
    } catch (IOException e) {
      places.remove(key);
      return Optional.empty();
    }
    FloatBuffer floats = bytes.asFloatBuffer();
    float[] pixels = new float[floats.remaining()];
    floats.get(pixels);
    return Optional.of(pixels);
  }

  private void forget() {
    places.clear();
    end = 0;
    try {
      file.setLength(0);
    } catch (IOException e) {
      return; // what stands there is overwritten
    }
  }
}
