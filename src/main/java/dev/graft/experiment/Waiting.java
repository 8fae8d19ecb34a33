package dev.graft.experiment;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that wait for runs which are computed elsewhere, and touch no engine. */
final class Waiting implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 60;

  private final ExecutorService threads;

  Waiting(int number) {
    threads = Executors.newFixedThreadPool(number, Waiting::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "graft-waiting");
    thread.setDaemon(true);
    return thread;
  }

  <T> Future<T> submit(Callable<T> work) {
    return threads.submit(work);
  }

  /** Interrupts those that wait, and for a while waits until they have ended. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
