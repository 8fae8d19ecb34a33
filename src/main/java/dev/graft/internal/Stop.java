package dev.graft.internal;

import java.util.concurrent.CancellationException;

/** The notebook's stop button, which interrupts a thread, where work goes on without a pause. */
public final class Stop {
  private Stop() {}

  /**
   * Ends the work if this thread was interrupted; its flag stays set for those who wait.
   *
   * @param work what is ended, and what is left of it
   * @throws CancellationException if it was
   */
  public static void check(String work) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped while " + work);
    }
  }
}
