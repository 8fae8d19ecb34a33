package dev.graft.training;

import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Features on disk, one file per key: the SHA-256 sum of the rest, then a safetensors file with the
 * row numbers and their values. A damaged file is deleted and computed again; where nothing can be
 * written, training goes on without it.
 */
final class FeatureFolder {
  /** Beyond this, the files used longest ago are deleted. */
  static final long BOUND_MIB = 1024;

  private static final int SUM = 64;
  private static final int PART = 1 << 24;
  private static final String SUFFIX = ".features";

  private final Path folder;

  FeatureFolder(Path folder) {
    this.folder = folder;
  }

  /** Puts the rows that the file of a key holds into the features; says how many. */
  int read(String key, Features into) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try {
      int rows = parse(Files.readAllBytes(file), into);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return rows;
    } catch (IOException e) {
      return 0; // says nothing of what it holds
    } catch (IllegalArgumentException e) {
      delete(file);
      return 0;
    }
  }

  private static int parse(byte[] all, Features into) {
    byte[] body = Arrays.copyOfRange(all, Math.min(SUM, all.length), all.length);
    String sum = new String(all, 0, Math.min(SUM, all.length), StandardCharsets.US_ASCII);
    if (!sum(body).equals(sum)) {
      throw new IllegalArgumentException("not what was written");
    }
    Weights read = Safetensors.read("features", body);
    float[] rows = read.values("rows");
    float[] values = read.values("values");
    int length = Math.toIntExact(into.shape().size());
    for (int i = 0; i < rows.length; i++) {
      into.put((int) rows[i], Arrays.copyOfRange(values, i * length, (i + 1) * length));
    }
    into.costs(read.values("secondsPerRow")[0]);
    return rows.length;
  }

  /** Writes all rows; returns why it could not, or nothing. */
  Optional<String> write(String key, Features features) {
    try {
      Files.createDirectories(folder);
      Path temporary = folder.resolve(".writing-" + UUID.randomUUID());
      try {
        Files.write(temporary, bytes(features));
        Files.move(temporary, file(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
      trim(file(key));
      return Optional.empty();
    } catch (ClosedByInterruptException e) {
      return Optional.empty(); // who stopped it asks for nothing more
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(Text.format("features are not kept in %s: %s", folder, e));
    }
  }

  private static byte[] bytes(Features features) {
    List<Map.Entry<Integer, float[]>> rows = new ArrayList<>(features.rows().entrySet());
    rows.sort(Map.Entry.comparingByKey());
    Shape shape = features.shape();
    int length = Math.toIntExact(shape.size());
    float[] numbers = new float[rows.size()];
    float[] values = new float[Math.multiplyExact(rows.size(), length)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.get(i).getKey();
      System.arraycopy(rows.get(i).getValue(), 0, values, i * length, length);
    }
    float[] cost = {(float) features.secondsPerRow()};
    byte[] body =
        Safetensors.write(
            Weights.none()
                .with("rows", List.of(numbers.length), numbers)
                .with("values", List.of(numbers.length, length), values)
                .with("secondsPerRow", List.of(1), cost));
    byte[] sum = sum(body).getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(sum, SUM + body.length);
    System.arraycopy(body, 0, all, SUM, body.length);
    return all;
  }

  /** In parts, since some hundred megabytes take longer than who stops wants to wait. */
  private static String sum(byte[] body) {
    MessageDigest digest = Sha256.digest();
    for (int from = 0; from < body.length; from += PART) {
      Interruption.check();
      digest.update(body, from, Math.min(PART, body.length - from));
    }
    return Sha256.hex(digest.digest());
  }

  private void trim(Path keep) throws IOException {
    long bound = BOUND_MIB << 20;
    long used = bytes();
    List<Path> eldestFirst = new ArrayList<>(files());
    eldestFirst.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
    for (Path file : eldestFirst) {
      if (used <= bound) {
        return;
      }
      if (!file.equals(keep)) {
        used -= file.toFile().length();
        delete(file);
      }
    }
  }

  /** Deletes all files of features. */
  void clear() {
    files().forEach(FeatureFolder::delete);
  }

  /** The disk space in use. */
  long bytes() {
    return files().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the features in " + folder, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the features " + file, e);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + SUFFIX);
  }
}
