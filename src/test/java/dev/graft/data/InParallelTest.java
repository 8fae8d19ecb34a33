package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InParallelTest {
  private static final List<Integer> THINGS = IntStream.range(0, 400).boxed().toList();

  private static int slowly(int thing) {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thing;
  }

  @Test
  void answersStandInTheirOrder() {
    assertEquals(
        THINGS.stream().map(thing -> 2 * thing).toList(),
        InParallel.of("thing", THINGS, thing -> 2 * thing));
    assertEquals(List.of(), InParallel.of("thing", List.of(), thing -> thing));
  }

  @Test
  void whatGoesWrongIsThrownAsItWas() {
    IllegalArgumentException bad = new IllegalArgumentException("bad");
    assertEquals(
        bad,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                InParallel.of(
                    "thing",
                    THINGS,
                    thing -> {
                      throw bad;
                    })));
  }

  @Test
  void stopIsHeededLongBeforeAllIsDone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger worked = new AtomicInteger();
    Function<Integer, Integer> work =
        thing -> {
          begun.countDown();
          worked.incrementAndGet();
          return slowly(thing);
        };
    FutureTask<List<Integer>> reading =
        new FutureTask<>(() -> InParallel.of("picture", THINGS, work));
    Thread cell = new Thread(reading);
    cell.start();
    begun.await();
    cell.interrupt();
    Throwable stopped = assertThrows(ExecutionException.class, reading::get).getCause();
    assertEquals(CancellationException.class, stopped.getClass());
    assertTrue(
        stopped
            .getMessage()
            .matches("stopped after \\d+ of 400 pictures; the cell reads them again"),
        stopped.getMessage());
    cell.join();
    Thread.sleep(100);
    int ended = worked.get();
    Thread.sleep(200);
    assertEquals(ended, worked.get(), "no thread goes on");
    assertTrue(ended < THINGS.size());
  }

  @Test
  void aFolderIsNotReadByAThreadThatWasStopped(@TempDir Path folder) throws Exception {
    for (String name : List.of("a", "b")) {
      Path picture = Files.createDirectories(folder.resolve(name)).resolve("1.png");
      ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    }
    Thread.currentThread().interrupt();
    try {
      String words =
          assertThrows(CancellationException.class, () -> ImageFolder.of(folder)).getMessage();
      assertTrue(words.startsWith("stopped while a folder"), words);
      assertTrue(Thread.currentThread().isInterrupted(), "who waits must see it too");
    } finally {
      Thread.interrupted();
    }
    assertEquals(2, ImageFolder.of(folder).size());
  }
}
