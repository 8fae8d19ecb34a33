package dev.graft.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How many runs are computed at the same time.
 *
 * @param number of threads, each with one run
 * @param boundedByMemory whether there would be more if memory were larger
 */
record Workers(int number, boolean boundedByMemory) {
  /** The rest is for the pictures, the features and whatever else the machine does. */
  private static final double SHARE_OF_MEMORY = 0.7;

  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  /** As many as the experiment asks for, or as fit the largest of its runs. */
  static Workers of(Experiment experiment, List<Job> jobs) {
    double most = jobs.stream().mapToDouble(job -> job.plan().mebibytesOfRun()).max().orElse(0);
    return experiment.workers() == Experiment.AS_MEMORY_ALLOWS
        ? standard(most)
        : new Workers(experiment.workers(), false);
  }

  /** One per core, but no more than fit into the memory that is left; at least one. */
  static Workers standard(double mebibytesPerRun) {
    return fitting(Runtime.getRuntime().availableProcessors(), available(), mebibytesPerRun);
  }

  static Workers fitting(int cores, double availableMebibytes, double mebibytesPerRun) {
    double fitting = SHARE_OF_MEMORY * availableMebibytes / Math.max(1, mebibytesPerRun);
    int number = (int) Math.max(1, Math.min(cores, fitting));
    return new Workers(number, number < cores);
  }

  /** The smaller of what the machine has left and what the container's limit leaves, in MiB. */
  static double available() {
    long machine = line("/proc/meminfo", "MemAvailable:").orElse(Long.MAX_VALUE / 1024) * 1024;
    long version2 = left("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current");
    long version1 =
        left(
            "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            "/sys/fs/cgroup/memory/memory.usage_in_bytes");
    // Files that were read and may be forgotten count as used there.
    version2 += version2 == 0 ? 0 : stat("/sys/fs/cgroup/memory.stat", "inactive_file ");
    version1 +=
        version1 == 0 ? 0 : stat("/sys/fs/cgroup/memory/memory.stat", "total_inactive_file ");
    long least =
        LongStream.of(machine, version2, version1).filter(x -> x > 0).min().orElse(Long.MAX_VALUE);
    return least == Long.MAX_VALUE ? UNKNOWN : least / 1048576.0;
  }

  /** What a limit leaves, at least 1; 0 where there is none. */
  private static long left(String limit, String used) {
    return number(limit) == 0 ? 0 : Math.max(1, number(limit) - number(used));
  }

  private static long stat(String file, String name) {
    return line(file, name).orElse(0);
  }

  private static OptionalLong line(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }

  /** The number that a file holds; 0 where there is no such file or no limit. */
  private static long number(String file) {
    return lines(file).stream()
        .filter(line -> line.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      return List.of(); // another system: nothing to find out
    }
  }
}
