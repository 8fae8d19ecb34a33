package dev.graft.model;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** One task of the engine's threads, with the class loader of the thread that asked for it. */
final class EngineTask<T> extends FutureTask<T> {
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private Thread runner;

  EngineTask(Callable<T> work) {
    super(work);
  }

  @Override
  public void run() {
    Thread.currentThread().setContextClassLoader(loader);
    begins();
    try {
      super.run();
    } finally {
      ends();
    }
  }

  private synchronized void begins() {
    runner = Thread.currentThread();
  }

  /** From here on the thread is another task's: the flag that stopped this one must not stop it. */
  private synchronized void ends() {
    runner = null;
    Thread.interrupted();
  }

  /** Keeps it from beginning, or interrupts it; unlike {@code cancel}, its outcome is kept. */
  synchronized void stop() {
    if (runner == null) {
      cancel(false);
    } else {
      runner.interrupt();
    }
  }
}
