package dev.graft.data;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Display;
import dev.graft.show.Progress;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Work on each of many things on all cores, with answers in their order. After a while it says how
 * far it is; an interruption of the thread that waits ends it.
 */
final class InParallel {
  /** Shorter work is not worth a word. */
  private static final long SHOWN_AFTER = 2_000_000_000L;

  private static final int LOOK_EVERY_MILLISECONDS = 250;

  private final String noun;
  private final String verb;
  private final int all;
  private final AtomicInteger done = new AtomicInteger();
  private final long start = System.nanoTime();
  private volatile boolean stopped;
  private Optional<Display.Slot> slot = Optional.empty();

  private InParallel(String noun, String verb, int all) {
    this.noun = noun;
    this.verb = verb;
    this.all = all;
  }

  /**
   * The answers.
   *
   * @param noun what the things are, in the singular
   * @throws CancellationException if this thread is interrupted
   */
  static <A, B> List<B> of(String noun, List<A> things, Function<A, B> work) {
    return of(noun, "read", things, work);
  }

  /** The same of what is not read but, say, compared: the verb is its past participle. */
  static <A, B> List<B> of(String noun, String verb, List<A> things, Function<A, B> work) {
    return new InParallel(noun, verb, things.size()).answers(things, work);
  }

  private <A, B> List<B> answers(List<A> things, Function<A, B> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), InParallel::daemon);
    try {
      List<Future<B>> futures = new ArrayList<>();
      things.forEach(thing -> futures.add(threads.submit(() -> one(thing, work))));
      List<B> answers = new ArrayList<>();
      for (Future<B> future : futures) {
        answers.add(awaited(future));
      }
      slot.ifPresent(output -> output.finish(shown(verb)));
      return answers;
    } catch (InterruptedException e) {
      slot.ifPresent(output -> output.finish(shown(verb + " when it was stopped")));
      Thread.currentThread().interrupt();
      throw new CancellationException(
          Text.format("stopped after %,d of %s; the cell reads them again", done.get(), counted()));
    } finally {
      stopped = true;
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "graft-reading");
    thread.setDaemon(true);
    return thread;
  }

  private <A, B> B one(A thing, Function<A, B> work) {
    if (stopped) {
      throw new CancellationException("stopped");
    }
    B answer = work.apply(thing);
    done.incrementAndGet();
    return answer;
  }

  private <B> B awaited(Future<B> future) throws InterruptedException {
    while (true) {
      try {
        return future.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        show();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private void show() {
    if (System.nanoTime() - start < SHOWN_AFTER) {
      return;
    }
    if (slot.isEmpty()) {
      slot = Optional.of(Display.current().open(shown(verb)));
    }
    double share = all == 0 ? 1 : (double) done.get() / all;
    slot.get().progress(new Progress(words(verb), 0, share, 0, List.of(), List.of()));
  }

  private Map<String, Object> shown(String end) {
    return Shown.html(Html.paragraph(words(end)), words(end));
  }

  private String words(String end) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return Text.format("%,d of %s %s, %.0f s", done.get(), counted(), end, seconds);
  }

  private String counted() {
    return Text.count(all, noun);
  }
}
