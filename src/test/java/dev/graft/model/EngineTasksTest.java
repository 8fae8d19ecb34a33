package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTasksTest {
  private static <T> T done(Callable<T> work) throws Exception {
    try (EngineTasks tasks = EngineTasks.atMost(1)) {
      return tasks.submit(work).get();
    }
  }

  @Test
  void threadsAreUsedAgainAndNeverMoreThanWorkedAtTheSameTime() throws Exception {
    Thread first = done(Thread::currentThread);
    int made = EngineThread.made();
    for (int i = 0; i < 500; i++) {
      assertSame(first, done(Thread::currentThread));
      assertSame(first, EngineTasks.call(Thread::currentThread));
    }
    assertEquals(made, EngineThread.made());
    assertTrue(first.isDaemon(), "a virtual machine must be able to end");
    assertTrue(first.getName().startsWith("graft-run-"), first::getName);
    assertSame(null, first.getThreadGroup().getParent(), "no group that a kernel stops");
  }

  @Test
  void atMostSoManyAtATime() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Integer>> futures = new ArrayList<>();
    try (EngineTasks tasks = EngineTasks.atMost(2)) {
      for (int i = 0; i < 20; i++) {
        int number = i;
        futures.add(
            tasks.submit(
                () -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  TimeUnit.MILLISECONDS.sleep(5);
                  now.decrementAndGet();
                  return number;
                }));
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(i, futures.get(i).get());
      }
    }
    assertEquals(2, most.get());
  }

  @Test
  void oneAtATimeThatIsInTheirOrder() throws Exception {
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
    try (EngineTasks tasks = EngineTasks.atMost(1)) {
      for (Future<Boolean> task :
          numbers.stream().map(i -> tasks.submit(() -> begun.add(i))).toList()) {
        assertTrue(task.get());
      }
    }
    assertEquals(numbers, begun);
  }

  @Test
  void twoAskersWorkAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Callable<Thread> meet =
        () -> {
          both.countDown();
          assertTrue(both.await(20, TimeUnit.SECONDS), "one waited for the other to end");
          return Thread.currentThread();
        };
    try (EngineTasks one = EngineTasks.atMost(1);
        EngineTasks other = EngineTasks.atMost(1)) {
      Future<Thread> first = one.submit(meet);
      assertNotSame(other.submit(meet).get(), first.get());
    }
  }

  @Test
  void stoppingEndsItsOwnTasksAndNoOthers() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    Set<String> events = ConcurrentHashMap.newKeySet();
    try (EngineTasks other = EngineTasks.atMost(1)) {
      Future<Boolean> untouched =
          other.submit(
              () -> {
                begun.countDown();
                go.await();
                return Thread.currentThread().isInterrupted();
              });
      EngineTasks stopped = EngineTasks.atMost(1);
      stopped.submit(() -> untilInterrupted(begun, events));
      Future<?> never = stopped.submit(() -> events.add("a waiting task began"));
      begun.await();
      stopped.close();
      assertEquals(Set.of("the batch ended"), events, "it waits for the end of the batch");
      assertThrows(CancellationException.class, never::get);
      assertFalse(done(() -> Thread.currentThread().isInterrupted()), "works on at once");
      go.countDown();
      assertFalse(untouched.get());
    }
  }

  private static boolean untilInterrupted(CountDownLatch begun, Set<String> events) {
    begun.countDown();
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return events.add("the batch ended"); // its flag is still set
  }

  @Test
  void noTaskInheritsAFlagOrAClassLoader() throws Exception {
    Thread mine = Thread.currentThread();
    ClassLoader before = mine.getContextClassLoader();
    Thread used =
        done(
            () -> {
              Thread.currentThread().interrupt();
              return Thread.currentThread();
            });
    try (URLClassLoader cell = new URLClassLoader(new URL[0], before)) {
      mine.setContextClassLoader(cell);
      assertSame(cell, done(() -> Thread.currentThread().getContextClassLoader()));
      assertSame(cell, EngineTasks.call(() -> Thread.currentThread().getContextClassLoader()));
    } finally {
      mine.setContextClassLoader(before);
    }
    assertSame(EngineTasks.class.getClassLoader(), used.getContextClassLoader(), "cell is let go");
    assertSame(before, done(() -> Thread.currentThread().getContextClassLoader()));
    assertFalse(done(() -> Thread.currentThread().isInterrupted()));
    assertSame(used, done(Thread::currentThread));
  }

  @Test
  void anErrorReachesTheOneWhoAsked() throws Exception {
    StackOverflowError error = new StackOverflowError("deep");
    ExecutionException told =
        assertThrows(
            ExecutionException.class,
            () ->
                done(
                    () -> {
                      throw error;
                    }));
    assertSame(error, told.getCause());
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> EngineTasks.call(() -> Integer.parseInt("eleven")));
    assertTrue(
        Arrays.stream(thrown.getStackTrace())
            .anyMatch(line -> line.getClassName().equals(EngineTasksTest.class.getName())),
        "the line that asked is named");
    assertEquals("still there", EngineTasks.call(() -> "still there"));
  }

  @Test
  void anInterruptedCallIsToldAndItsFlagStays() throws Exception {
    Thread mine = Thread.currentThread();
    CancellationException stopped =
        assertThrows(
            CancellationException.class,
            () ->
                EngineTasks.call(
                    () -> {
                      mine.interrupt();
                      untilInterrupted(new CountDownLatch(1), ConcurrentHashMap.newKeySet());
                      throw new CancellationException("stopped between two batches");
                    }));
    assertEquals("stopped between two batches", stopped.getMessage());
    assertTrue(Thread.interrupted());
    assertFalse(done(() -> Thread.currentThread().isInterrupted()));
  }

  @Test
  void aCallWithinATaskStaysOnItsThread() throws Exception {
    assertTrue(done(() -> EngineTasks.call(Thread::currentThread) == Thread.currentThread()));
  }

  @Test
  void badInputIsNamed() {
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> EngineTasks.atMost(0));
    assertEquals("number (0) must be at least 1", none.getMessage());
  }
}
