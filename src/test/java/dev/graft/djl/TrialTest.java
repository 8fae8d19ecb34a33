package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Networks of a line each, of which some are no base. */
class TrialTest {
  private static final Preprocessing INPUT = Preprocessing.uniform(16, 1, 127.5, 127.5);
  private static final int LENGTH = 256;

  private static Trial trial(UnaryOperator<float[]> network) {
    return new Trial(Path.of("net"), INPUT, network);
  }

  private static void refused(String part, UnaryOperator<float[]> network) {
    String words = assertThrows(IllegalArgumentException.class, trial(network)::check).getMessage();
    assertTrue(words.contains(part), words);
  }

  /** The sum of a picture's numbers at these places. */
  private static float sum(float[] two, int row, int until) {
    float sum = 0;
    for (int i = 0; i < until; i++) {
      sum += two[row * LENGTH + i];
    }
    return sum;
  }

  @Test
  void aSumOfAllNumbersPassesInFourPasses() {
    AtomicInteger passes = new AtomicInteger();
    trial(
            two -> {
              passes.incrementAndGet();
              return new float[] {sum(two, 0, LENGTH), sum(two, 1, LENGTH)};
            })
        .check();
    assertEquals(4, passes.get());
  }

  @Test
  void whatIsNoBaseIsToldWhy() {
    AtomicInteger calls = new AtomicInteger();
    refused("no number", two -> new float[] {Float.NaN, 1});
    refused("two different examples alike", two -> new float[] {1, 1});
    refused("asked again", two -> new float[] {calls.incrementAndGet(), 100});
    refused("stands beside it", two -> new float[] {sum(two, 0, LENGTH) + sum(two, 1, LENGTH), 1});
    refused(
        "lower left quarter",
        two -> new float[] {sum(two, 0, LENGTH / 2), sum(two, 1, LENGTH / 2)});
  }
}
