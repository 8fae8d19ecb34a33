package dev.graft.model;

import dev.graft.internal.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tasks of one asker on the engine's threads, which all askers of this process share: at most so
 * many at a time, begun in the order in which they are submitted. A task sees the context class
 * loader of the thread that submitted it.
 */
public final class EngineTasks implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 60;

  private final int most;
  private final Queue<EngineTask<?>> waiting = new ArrayDeque<>();
  private final List<EngineTask<?>> begun = new ArrayList<>();

  /** Threads that look for a task of these. */
  private int looking;

  /** Those and the ones that have found none but are not idle yet. */
  private int busy;

  private EngineTasks(int most) {
    this.most = most;
  }

  /** No task yet, and never more than so many at a time. */
  public static EngineTasks atMost(int number) {
    Check.atLeast("number", number, 1);
    return new EngineTasks(number);
  }

  /**
   * What the work comes to, computed on a thread of the engine's while this one waits; on this one
   * if it is such a thread. A kernel may give each cell a thread of its own, and the engine keeps
   * memory for each thread that it has seen. An interruption reaches the work, which decides what
   * becomes of it; the flag stays set.
   */
  public static <T> T call(Supplier<T> work) {
    if (Thread.currentThread() instanceof EngineThread) {
      return work.get();
    }
    try (EngineTasks one = atMost(1)) {
      return outcome(one.add(new EngineTask<>(work::get)));
    }
  }

  private static <T> T outcome(EngineTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          task.stop();
        }
      }
    } catch (ExecutionException e) {
      throw here(e.getCause());
    } catch (CancellationException e) {
      throw new CancellationException("stopped before it began; run the cell again");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The error as it was thrown, with the lines that led here below those that led to it there. */
  private static RuntimeException here(Throwable thrown) {
    List<StackTraceElement> lines = new ArrayList<>(List.of(thrown.getStackTrace()));
    lines.addAll(List.of(new Throwable().getStackTrace()));
    thrown.setStackTrace(lines.toArray(StackTraceElement[]::new));
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }

  /** Has it done as soon as its turn comes. */
  public <T> Future<T> submit(Callable<T> work) {
    return add(new EngineTask<>(work));
  }

  private synchronized <T> EngineTask<T> add(EngineTask<T> task) {
    waiting.add(task);
    if (looking < most) {
      EngineThread.perform(this::work, this::idleAgain);
      looking++; // not before: a machine may have no room for a further thread
      busy++;
    }
    return task;
  }

  private void work() {
    for (EngineTask<?> task = next(); task != null; task = next()) {
      task.run();
      ended(task);
    }
  }

  private synchronized EngineTask<?> next() {
    EngineTask<?> task = waiting.poll();
    if (task == null) {
      looking--;
    } else {
      begun.add(task);
    }
    return task;
  }

  private synchronized void ended(EngineTask<?> task) {
    begun.remove(task);
  }

  private synchronized void idleAgain() {
    busy--;
    notifyAll();
  }

  /**
   * Stops what has not ended: tasks that wait never begin, those that have begun are interrupted,
   * and for a while this waits until they have really ended. Nobody else's tasks are touched.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      stop();
      awaitIdle();
    } catch (InterruptedException e) {
      interrupted = true; // they end by themselves, and their threads are used no earlier
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    waiting.forEach(EngineTask::stop);
    waiting.clear();
    begun.forEach(EngineTask::stop);
  }

  private synchronized void awaitIdle() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
    while (busy > 0 && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
  }
}
