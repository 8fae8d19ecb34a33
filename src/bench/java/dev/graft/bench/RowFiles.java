package dev.graft.bench;

import dev.graft.internal.Text;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.internal.Sha256;
import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import dev.graft.input.Preprocessing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a job, sums of its pixels and the first heads, for a peer to train on the same. */
final class RowFiles {
  private RowFiles() {}

  /** Writes the rows of each draw as CSV: perClass,seed,part,row,label, in the order of the draw. */
  static void write(List<ReferenceArms> arms, long[] seeds, Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of("perClass,seed,part,row,label"));
    Set<String> written = new HashSet<>();
    for (ReferenceArms arm : arms) {
      if (!written.add(arm.perClass())) {
        continue;
      }
      for (long seed : seeds) {
        Rows rows = arm.split().rows(seed);
        String prefix = arm.perClass() + "," + seed;
        add(lines, arm.split().data(), prefix + ",training,", rows.training());
        add(lines, arm.split().data(), prefix + ",validation,", rows.validation());
        add(lines, arm.split().data(), prefix + ",test,", rows.test());
      }
    }
    Files.write(file(arms, folder, "rows.csv"), lines);
  }

  private static void add(List<String> lines, Examples data, String prefix, List<Integer> rows) {
    rows.forEach(row -> lines.add(prefix + row + "," + data.label(row)));
  }

  /** Writes the SHA-256 of all pixels of the job's data as little-endian floats. */
  static void writePixelSum(List<ReferenceArms> arms, Path folder) throws IOException {
    Examples data = arms.get(0).split().data();
    Preprocessing preprocessing = arms.get(0).network().base().preprocessing();
    MessageDigest digest = Sha256.digest();
    for (int row = 0; row < data.size(); row++) {
      float[] pixels = data.numbers(row, preprocessing);
      ByteBuffer bytes =
          ByteBuffer.allocate(pixels.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(pixels);
      digest.update(bytes);
    }
    Files.writeString(file(arms, folder, "pixels.txt"), Sha256.hex(digest.digest()) + "\n");
  }

  /** Writes the head that each seed starts with: few steps leave much of it in a frozen run. */
  static void writeHeads(List<ReferenceArms> arms, long[] seeds, Path folder) throws IOException {
    for (long seed : seeds) {
      Weights first = arms.get(0).network().initialWeights(seed);
      byte[] head = Safetensors.write(first.only(name -> name.startsWith("head.")));
      Files.write(file(arms, folder, Text.format("head-%d.safetensors", seed)), head);
    }
  }

  private static Path file(List<ReferenceArms> arms, Path folder, String name) {
    return folder.resolve(arms.get(0).job().toLowerCase(Locale.ROOT) + "-" + name);
  }

  /** What names a run's rows in the results: equal sums, equal rows. */
  static String sum(Rows rows, List<Integer> tested) {
    String text =
        Stream.of(rows.training(), rows.validation(), tested)
            .map(part -> part.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
    return Sha256.of(text).substring(0, 16);
  }
}
