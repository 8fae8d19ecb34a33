package dev.graft.training;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What memory there is, asked before it is used: a machine or container that runs short kills the
 * process without a word.
 */
public final class MemoryLeft {
  /** A property: with this value, work begins whatever memory is left. */
  private static final String PROPERTY = "graft.memory";

  private static final String UNCHECKED = "unchecked";
  private static final String MACHINE = "this machine or its container has left";
  private static final String HEAP = "the Java heap may still take";
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;
  private static final double MIB = 1048576.0;

  /** How to begin all the same, for messages. */
  public static final String ALL_THE_SAME =
      "It is an estimate: java -D" + PROPERTY + "=" + UNCHECKED + " begins all the same";

  private MemoryLeft() {}

  /** Whether the user asks for it; {@code -Dgraft.memory=unchecked} begins whatever is left. */
  public static boolean isChecked() {
    return !UNCHECKED.equals(System.getProperty(PROPERTY));
  }

  /** What the Java heap may still take, in MiB, what is not yet collected counted as taken. */
  public static double mebibytesOfHeap() {
    Runtime java = Runtime.getRuntime();
    return (java.maxMemory() - java.totalMemory() + java.freeMemory()) / MIB;
  }

  /**
   * Refuses work that does not fit.
   *
   * @param work what it is, such as "one answer"
   * @param outside what it takes outside the Java heap, in MiB
   * @param heap what it takes on the heap, in MiB
   */
  static void check(String work, double outside, double heap) {
    if (!isChecked()) {
      return;
    }
    if (heap > mebibytesOfHeap()) {
      System.gc(); // what is only not yet collected is no need
    }
    checkFits(work, outside, mebibytes(), MACHINE);
    checkFits(work, heap, mebibytesOfHeap(), HEAP);
  }

  /**
   * What a run lacks here, with how much it takes and what there is; empty: it fits. What to do is
   * the caller's to say.
   */
  public static Optional<String> lack(Plan plan) {
    if (!isChecked()) {
      return Optional.empty();
    }
    double features = plan.mebibytesOfFeatures();
    if (features > mebibytesOfHeap()) {
      System.gc(); // what is only not yet collected is no need
    }
    double all = plan.mebibytesOfRun() + features;
    return lack("one run", all, mebibytes(), MACHINE)
        .or(() -> lack("one run", features, mebibytesOfHeap(), HEAP));
  }

  private static Optional<String> lack(String work, double need, double left, String whose) {
    String words = "memory (about %,.0f MiB for %s) must fit the %,.0f MiB that %s";
    return need <= left
        ? Optional.empty()
        : Optional.of(Text.format(words, need, work, left, whose));
  }

  static void checkFits(String work, double need, double left, String whose) {
    String wayOut =
        "; take smaller pictures (base.withSize(96)) or fewer rows, clear what the notebook holds,"
            + " end other programs and kernels, or give more (a larger machine; for the heap java"
            + " -Xmx4g). ";
    lack(work, need, left, whose)
        .ifPresent(
            words -> {
              throw new IllegalArgumentException(words + wayOut + ALL_THE_SAME);
            });
  }

  /** The smaller of what the machine has left and what the container's limit leaves, in MiB. */
  public static double mebibytes() {
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
