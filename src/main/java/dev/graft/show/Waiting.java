package dev.graft.show;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A sign of life in a call that may take long: what takes less than a second shows nothing, the
 * rest says how far it is and at its end how long it took. The thread that waits shows it, since a
 * kernel's channel bears one.
 */
public final class Waiting {
  private static final long QUIET_MILLISECONDS = 1000;
  private static final long SHOWN_EVERY_MILLISECONDS = 500;

  private final long start = System.nanoTime();
  private final String doing;
  private final int all;
  private final AtomicInteger done = new AtomicInteger();

  private Waiting(String doing, int all) {
    this.doing = doing;
    this.all = all;
  }

  /**
   * The result of the work, which counts its parts as they are done.
   *
   * @param doing the words before and behind the counts, "reading %,d of %,d pictures"
   * @param all how many parts there are
   * @throws CancellationException if the thread that waits is interrupted
   */
  public static <T> T on(String doing, int all, Function<AtomicInteger, T> work) {
    Waiting waiting = new Waiting(doing, all);
    return waiting.await(CompletableFuture.supplyAsync(() -> work.apply(waiting.done)));
  }

  private <T> T await(CompletableFuture<T> future) {
    try {
      try {
        return future.get(QUIET_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return shown(future);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while " + words());
    } catch (ExecutionException | CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private <T> T shown(CompletableFuture<T> future) throws InterruptedException, ExecutionException {
    Display.Slot slot = Display.current().open(bundle());
    while (true) {
      try {
        T result = future.get(SHOWN_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        slot.finish(bundle());
        return result;
      } catch (TimeoutException e) {
        double share = all == 0 ? 0 : (double) done.get() / all;
        slot.progress(new Progress(words(), 0, share, 0, java.util.List.of()));
      }
    }
  }

  private java.util.Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(words()), words());
  }

  private String words() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return Text.format(doing, done.get(), all) + Text.format(", %.0f s", seconds);
  }
}
