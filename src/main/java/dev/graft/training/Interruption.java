package dev.graft.training;

import java.util.concurrent.CancellationException;

/** The notebook's stop button, which interrupts a thread. */
final class Interruption {
  private Interruption() {}

  /** Ends the work if this thread was interrupted; its flag stays set for those who wait. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped; finished runs are in the store");
    }
  }
}
