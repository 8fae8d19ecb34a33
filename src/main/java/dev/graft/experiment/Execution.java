package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.NativeMemory;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.StoreException;
import dev.graft.show.Display;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes the runs of an experiment that its store lacks, side by side, one of the engine's
 * threads each.
 */
final class Execution {
  private static final int SHOW_EVERY_MILLISECONDS = 250;

  /** How often runs of another process are asked for; seldom where they are many. */
  private static final long ASK_EVERY_MILLISECONDS = 500;

  private static final int ASK_PER_RUN_MILLISECONDS = 5;

  /** So many runs are asked for at a time where others compute them: a large cluster's cores. */
  private static final int AWAY = 1024;

  private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  /** The stores of which it was said that they have runs without a sum. */
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private final Experiment experiment;
  private final RunStore store;
  private final ProgressLine progress = new ProgressLine(Display.current());
  private final PlannedRuns planned;
  private Optional<Workshop> away = Optional.empty();

  Execution(Experiment experiment) {
    this.experiment = experiment;
    this.store = experiment.store();
    this.planned = new PlannedRuns(store, progress);
  }

  void run() {
    progress.prepares(() -> away.map(Workshop::doing).orElseGet(planned::doing));
    try {
      oneAtATime(progress);
    } catch (CancellationException e) {
      progress.stopped("stopped");
      throw e;
    } catch (WorkplaceException e) {
      progress.failed("the cluster failed");
      throw e;
    } catch (IllegalStateException e) {
      progress.stopped("a run broke");
      throw e;
    } catch (IllegalArgumentException e) {
      progress.stopped("it was not begun");
      throw e;
    } catch (StoreException e) {
      progress.failed("the store failed");
      throw e;
    }
  }

  /**
   * In a notebook a stopped cell ends at once while its runs go on to the end of their batch: the
   * next one must neither compute the same runs nor take their checkpoints from them.
   */
  private void oneAtATime(ProgressLine progress) {
    ReentrantLock turn = TURNS.computeIfAbsent(place(), path -> new ReentrantLock(true));
    try {
      if (!turn.tryLock()) {
        progress.waits();
        turn.lockInterruptibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while it waited for another cell's runs");
    }
    try {
      compute(new Rounds(experiment), progress);
    } finally {
      turn.unlock();
    }
  }

  private Path place() {
    return store.features().toAbsolutePath().normalize();
  }

  private void compute(Rounds rounds, ProgressLine progress) {
    progress.known(rounds.stored());
    if (rounds.results().isEmpty()) {
      progress.finished(Workers.of(experiment, List.of()), notices());
      return;
    }
    store.tryOut(rounds.bytes());
    away = experiment.place().open(rounds.results().stream().map(Job::plan).toList());
    try {
      planned.computesIn(away);
      all(rounds, progress);
    } finally {
      away.ifPresent(Workshop::close);
    }
  }

  private void all(Rounds rounds, ProgressLine progress) {
    Workers workers =
        away.isPresent() ? new Workers(asked(), false) : Workers.of(experiment, rounds.results());
    if (away.isEmpty()) {
      MemoryNeed.check(rounds.results(), atATime(workers, rounds.results()));
    }
    for (int phase = 1; phase <= rounds.searchRounds(); phase++) {
      List<Job> missing = rounds.searches(phase);
      while (!missing.isEmpty()) {
        compute(missing, rounds.after(phase), workers, progress);
        missing = rounds.searches(phase);
      }
    }
    compute(rounds.results(), List.of(), workers, progress);
    progress.finished(workers, notices());
  }

  private int asked() {
    return experiment.workers() == Experiment.AS_MEMORY_ALLOWS ? AWAY : experiment.workers();
  }

  private String notices() {
    List<String> all = new ArrayList<>(planned.notices());
    all.addAll(store.setAside());
    if (store.withoutSum() > 0 && TOLD.add(place())) {
      String words = "%s of this store, from an earlier Graft, cannot be checked for damage yet";
      all.add(Text.format(words, Text.count(store.withoutSum(), "run")));
    }
    return all.stream().filter(notice -> !notice.isEmpty()).collect(Collectors.joining(". "));
  }

  private void compute(List<Job> jobs, List<Job> later, Workers workers, ProgressLine progress) {
    if (jobs.isEmpty()) {
      return;
    }
    progress.begins(jobs, later);
    try {
      if (away.isPresent()) {
        away.get().expect(planned.computed(jobs));
        try (Waiting threads = new Waiting(Math.min(workers.number(), jobs.size()))) {
          await(jobs, threads::submit);
        }
        return;
      }
      Rounds.prepare(jobs);
      try (EngineTasks tasks = EngineTasks.atMost(atATime(workers, jobs))) {
        await(jobs, tasks::submit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "stopped; finished runs are in the store, and run() again computes the rest");
    } finally {
      NativeMemory.trim();
    }
  }

  private static int atATime(Workers workers, List<Job> jobs) {
    return Math.min(Engines.sideBySide() ? workers.number() : 1, jobs.size());
  }

  /** Runs that another process computes are asked for again until it has stored them, or died. */
  private void await(List<Job> jobs, Function<Callable<Run>, Future<Run>> tasks)
      throws InterruptedException {
    List<IllegalStateException> broken = new ArrayList<>();
    List<Job> open = jobs;
    while (!open.isEmpty()) {
      Map<Job, Future<Run>> futures = new LinkedHashMap<>();
      open.forEach(job -> futures.put(job, tasks.apply(() -> planned.obtain(job.plan()))));
      open = ended(futures, broken);
      if (!open.isEmpty()) {
        Thread.sleep(
            Math.max(ASK_EVERY_MILLISECONDS, (long) ASK_PER_RUN_MILLISECONDS * open.size()));
      }
    }
    if (!broken.isEmpty()) {
      throw together(broken);
    }
  }

  /** One error for all; what several share, as a first phase that broke, stands in it once. */
  private static IllegalStateException together(List<IllegalStateException> broken) {
    IllegalStateException all = broken.get(0);
    Set<Throwable> said = Collections.newSetFromMap(new IdentityHashMap<>());
    isNew(all, said);
    for (IllegalStateException other : broken.subList(1, broken.size())) {
      if (!(other instanceof WorkplaceException)) {
        all.addSuppressed(
            isNew(other, said) ? other : new IllegalStateException(other.getMessage()));
      }
    }
    return all;
  }

  private static boolean isNew(Throwable broken, Set<Throwable> said) {
    boolean fresh = true;
    for (Throwable one = broken; one != null; one = one.getCause()) {
      fresh &= said.add(one);
    }
    return fresh;
  }

  /** Waits for runs, which end in any order; returns those that another process computes. */
  private List<Job> ended(Map<Job, Future<Run>> futures, List<IllegalStateException> broken)
      throws InterruptedException {
    List<Job> elsewhere = new ArrayList<>();
    Optional<PlannedRuns.Elsewhere> latest = Optional.empty();
    List<Job> open = new ArrayList<>(futures.keySet());
    while (!open.isEmpty()) {
      Job job = oneThatEnded(open, futures);
      open.remove(job);
      try {
        futures.get(job).get();
        progress.runEnded(job.plan(), planned.foundInTheEnd(job.plan()));
        progress.show();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof PlannedRuns.Elsewhere other) {
          elsewhere.add(job);
          latest = Optional.of(other);
        } else {
          broken.add(broken(job, e.getCause()));
        }
      }
    }
    latest.ifPresent(other -> progress.elsewhere(elsewhere.size(), planned.holder(other)));
    return elsewhere;
  }

  private Job oneThatEnded(List<Job> open, Map<Job, Future<Run>> futures)
      throws InterruptedException {
    while (true) {
      for (Job job : open) {
        if (futures.get(job).isDone()) {
          return job;
        }
      }
      awaitFor(SHOW_EVERY_MILLISECONDS, futures.get(open.get(0)));
      progress.show();
    }
  }

  private static void awaitFor(long milliseconds, Future<Run> future) throws InterruptedException {
    try {
      future.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return; // who takes it says which
    }
  }

  private static IllegalStateException broken(Job job, Throwable cause) {
    if (cause instanceof StoreException store) {
      throw store; // no other run could be kept either
    }
    if (cause instanceof WorkplaceException gone) {
      return new WorkplaceException(gone.getMessage() + "; the runs that ended are in the store");
    }
    String words = "run (%s) broke: %s; the runs that ended well are in the store";
    return new IllegalStateException(Text.format(words, job.label(), cause), cause);
  }
}
