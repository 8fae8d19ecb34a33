package dev.graft.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What takes long shows that it lives. */
class WaitingTest {
  private static final String READING = "reading %,d of %,d pictures";

  @Test
  void whatIsQuickIsQuietAndGivesItsResult() {
    int result = Waiting.on(READING, 3, done -> done.addAndGet(7));
    assertEquals(7, result);
  }

  @Test
  void whatTakesLongSaysHowFarItIs() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      CountDownLatch never = new CountDownLatch(1);
      Waiting.on(
          READING,
          1200,
          done -> {
            done.set(1100);
            try {
              return never.await(1700, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
              return false;
            }
          });
    } finally {
      System.setOut(out);
    }
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("reading 1,100 of 1,200 pictures, "), said);
  }

  @Test
  void anErrorIsTheWorksOwn() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Waiting.on(
                    READING,
                    1,
                    done -> {
                      throw new IllegalArgumentException("cannot read image (x)");
                    }));
    assertEquals("cannot read image (x)", wrong.getMessage());
  }

  @Test
  void stopEndsTheWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class,
        () ->
            Waiting.on(
                READING,
                1,
                done -> {
                  try {
                    return never.await(2, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    return false;
                  }
                }));
    assertTrue(Thread.interrupted(), "the flag stays for those who wait");
  }
}
