package dev.graft.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.graft.csv.RunsCsv;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Reads a large table of results from elsewhere, several times, and prints seconds, processor
 * seconds and the most heap of each reading. Arguments: test rows (40000) of each of 5 arms x 5
 * seeds, and how often it is read (3). Run it with {@code -Xmx300m} to see that this is enough.
 */
public final class ResultTables {
  private static final int ARMS = 5;
  private static final int SEEDS = 5;
  private static final int CLASSES = 10;

  private ResultTables() {}

  /** Writes the table and reads it. */
  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40_000;
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path file = Files.createTempFile("results", ".csv");
    try {
      write(file, rows);
      System.out.println(
          Text.format("%,d lines, %,d bytes", ARMS * SEEDS * rows, Files.size(file)));
      for (int time = 0; time < times; time++) {
        read(file);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file, int rows) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("arm,seed,row,class,prediction\n");
      for (int arm = 0; arm < ARMS; arm++) {
        for (int seed = 1; seed <= SEEDS; seed++) {
          for (int row = 0; row < rows; row++) {
            int answer = random.nextDouble() < 0.8 ? row % CLASSES : random.nextInt(CLASSES);
            out.write("arm " + arm + ',' + seed + ',' + row);
            out.write(",class" + row % CLASSES + ",class" + answer + '\n');
          }
        }
      }
    }
  }

  /** Of the whole process, so that the collector's share is in it. */
  private static long processor() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void read(Path file) {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    long before = processor();
    Runs runs = RunsCsv.of(file).read();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor =
        (processor() - before) / 1e9;
    double peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.println(
        Text.format(
            "%d runs: %.1f s, %.1f processor seconds, at most %.0f MB of heap",
            runs.all().size(), seconds, processor, peak / 1e6));
  }
}
