package dev.graft.notebook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Sends to the kernel's channel on a thread that nobody interrupts. A cell that is stopped while it
 * sends would leave half of a message there, and fail with the channel's own error.
 */
final class WholeMessages {
  private static final Executor SENDER =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "graft-display");
            thread.setDaemon(true);
            return thread;
          });

  private WholeMessages() {}

  /** Returns when it is sent; an interruption waits until then, and stays. */
  static void send(Runnable message) {
    try {
      CompletableFuture.runAsync(message, SENDER).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
