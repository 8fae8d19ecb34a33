package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@Tag("slow")
class LiveArrayTest {
  private static final int WRITERS = 3;
  private static final long SECONDS = 12;

  /** Without the fence some fifteen arrays are wrong in this time. */
  @Test
  void anArrayHoldsItsValuesWhateverIsCollectedMeanwhile() throws Exception {
    Engines.current();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      Future<?> collector = threads.submit(() -> collect(over));
      List<Future<Integer>> writers = new ArrayList<>();
      for (int writer = 1; writer <= WRITERS; writer++) {
        int value = writer * 1000;
        writers.add(threads.submit(() -> wrong(value)));
      }
      int wrong = 0;
      for (Future<Integer> writer : writers) {
        wrong += writer.get();
      }
      over.set(true);
      collector.get();
      assertEquals(0, wrong);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void collect(AtomicBoolean over) throws InterruptedException {
    while (!over.get()) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return null;
  }

  private static int wrong(int value) {
    int wrong = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      try (NDManager manager = Engines.current().newBaseManager()) {
        for (int length = 32; length < 512; length += 24) {
          float[] values = new float[length];
          Arrays.fill(values, value + length);
          float[] held = LiveArray.of(manager, values, new Shape(length)).toFloatArray();
          wrong += Arrays.equals(values, held) ? 0 : 1;
        }
      }
    }
    return wrong;
  }
}
