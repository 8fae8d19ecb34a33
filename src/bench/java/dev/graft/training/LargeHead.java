package dev.graft.training;

import dev.graft.internal.Text;
import dev.graft.linear.LabelledFeatures;
import dev.graft.linear.StrengthSearch;
import dev.graft.model.Engines;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Solves a large head on made features: normal ones around a mean per class, which share some
 * factors as features of real networks do. A tenth as many validation rows choose the strength.
 * Prints seconds, processor seconds and the most memory that the process held. Arguments: rows
 * (50000), features (1280), classes (200).
 */
public final class LargeHead {
  private static final int FACTORS = 20;
  private static final double APART = 0.1;

  private final Random random = new Random(1);
  private final int features;
  private final float[][] means;
  private final float[][] factors;

  private LargeHead(int features, int classes) {
    this.features = features;
    means = normal(classes, APART);
    factors = normal(FACTORS, 1 / Math.sqrt(FACTORS));
  }

  /** Makes the rows and solves the head. */
  public static void main(String[] arguments) throws IOException {
    int[] sizes = {50_000, 1280, 200};
    for (int i = 0; i < arguments.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    Engines.current().newBaseManager().close();
    print("%s, empty: %.0f MB", Engines.name(), peak());
    LargeHead made = new LargeHead(sizes[1], sizes[2]);
    LabelledFeatures learned = made.rows(sizes[0]);
    LabelledFeatures validation = made.rows(Math.max(sizes[0] / 10, sizes[2]));
    print("%d rows x %d features x %d classes, %d validation rows made: %.0f MB",
        sizes[0], sizes[1], sizes[2], validation.rows(), peak());
    long start = System.nanoTime();
    double before = processor();
    try (EngineProducts engine = new EngineProducts()) {
      StrengthSearch.Solved solved =
          StrengthSearch.withDefaults().with(engine).solve(learned, validation);
      print("%s; of %d tried", solved.strength(), solved.strength().tried().size());
      print("loss %.4f, objective %.6f, gradient %.1e",
          solved.model().loss(), solved.model().objective(), solved.model().gradient());
    }
    print("%.1f s, %.1f processor seconds, at most %.0f MB",
        (System.nanoTime() - start) / 1e9, processor() - before, peak());
  }

  private float[][] normal(int rows, double deviation) {
    float[][] normal = new float[rows][features];
    for (float[] row : normal) {
      for (int j = 0; j < features; j++) {
        row[j] = (float) (deviation * random.nextGaussian());
      }
    }
    return normal;
  }

  private LabelledFeatures rows(int number) {
    float[][] rows = normal(number, 1);
    int[] labels = new int[number];
    for (int i = 0; i < number; i++) {
      labels[i] = i % means.length;
      for (int k = -1; k < FACTORS; k++) {
        float[] direction = k < 0 ? means[labels[i]] : factors[k];
        float share = k < 0 ? 1 : (float) random.nextGaussian();
        for (int j = 0; j < features; j++) {
          rows[i][j] += share * direction[j];
        }
      }
    }
    return LabelledFeatures.of(rows, labels, means.length);
  }

  private static double processor() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** The most resident memory so far, in MB of 2^20 bytes. */
  private static double peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void print(String format, Object... values) {
    System.out.println(Text.format(format, values));
  }
}
