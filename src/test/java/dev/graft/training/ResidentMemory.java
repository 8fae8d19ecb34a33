package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.NativeMemory;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What this process holds in memory, as Linux counts it. */
public final class ResidentMemory {
  private static final Pattern RANGE = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");
  private static final Pattern BOUNDS = Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");

  /** In nanoseconds. */
  private static final long PAUSE = 100_000_000;

  private ResidentMemory() {}

  /** In MiB, without the Java heap, whose own size moves by far more than a leak would. */
  public static double outsideTheHeap() throws IOException, JMException {
    collect();
    long[] heap = heap();
    long kibibytes = 0;
    boolean outside = true;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      Matcher range = RANGE.matcher(line);
      if (range.lookingAt()) {
        long start = Long.parseUnsignedLong(range.group(1), 16);
        outside = start < heap[0] || start >= heap[1];
      } else if (outside && line.startsWith("Rss:")) {
        kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kibibytes / 1024.0;
  }

  /**
   * Buffers outside the heap are freed by another thread, some time after they were collected, and
   * what is free between blocks in use goes back to the machine when it is asked for.
   */
  private static void collect() {
    long before;
    long now = Long.MAX_VALUE;
    do {
      before = now;
      System.gc();
      LockSupport.parkNanos(PAUSE);
      now =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
    } while (now < before);
    NativeMemory.trim();
  }

  /** The addresses from and to which the virtual machine has reserved its heap. */
  private static long[] heap() throws JMException {
    Object text =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcHeapInfo",
                new Object[0],
                new String[0]);
    Matcher bounds = BOUNDS.matcher(text.toString());
    assertTrue(bounds.find(), () -> "no addresses of the heap in " + text);
    return new long[] {
      Long.parseUnsignedLong(bounds.group(1), 16), Long.parseUnsignedLong(bounds.group(2), 16)
    };
  }
}
