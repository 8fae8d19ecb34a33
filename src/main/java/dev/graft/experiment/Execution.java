package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.NativeMemory;
import dev.graft.model.Safetensors;
import dev.graft.recipe.Recipe;
import dev.graft.run.Checkpoints;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.StoreException;
import dev.graft.show.Display;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.RunSetting;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Computes the runs of an experiment that its store lacks, side by side, one of the engine's
 * threads each.
 */
final class Execution {
  private static final int SHOW_EVERY_MILLISECONDS = 250;

  private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  /** The stores of which it was said that they have runs without a sum. */
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private final Experiment experiment;
  private final RunStore store;
  private final FeatureCache features;
  private final Checkpoints checkpoints;
  private final RateSearches searches;
  private final Map<String, FutureTask<Run>> started = new ConcurrentHashMap<>();
  private final ProgressLine progress = new ProgressLine(Display.current());

  Execution(Experiment experiment) {
    this.experiment = experiment;
    this.store = experiment.store();
    this.checkpoints = store.checkpoints();
    this.features = FeatureCache.shared().in(store.features());
    this.searches = new RateSearches(store);
  }

  void run() {
    progress.prepares(features::doing);
    try {
      oneAtATime(progress);
    } catch (CancellationException e) {
      quietly(() -> progress.stopped("stopped"));
      throw e;
    } catch (IllegalStateException e) {
      quietly(() -> progress.stopped("a run broke"));
      throw e;
    } catch (IllegalArgumentException e) {
      quietly(() -> progress.stopped("it was not begun"));
      throw e;
    } catch (StoreException e) {
      quietly(() -> progress.stopped("the store failed"));
      throw e;
    }
  }

  /** A kernel's channel refuses what an interrupted thread sends. */
  private static void quietly(Runnable words) {
    boolean interrupted = Thread.interrupted();
    try {
      words.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
    if (!rounds.results().isEmpty()) {
      store.tryOut(rounds.bytes());
    }
    Workers workers = Workers.of(experiment, rounds.results());
    MemoryNeed.check(rounds.results(), atATime(workers, rounds.results()));
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

  private String notices() {
    List<String> all = new ArrayList<>(checkpoints.notices());
    all.add(0, features.notice());
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
    Rounds.prepare(jobs);
    try (EngineTasks tasks = EngineTasks.atMost(atATime(workers, jobs))) {
      Map<Job, Future<Run>> futures = new LinkedHashMap<>();
      jobs.forEach(job -> futures.put(job, tasks.submit(() -> obtain(job.plan(), progress))));
      await(futures, progress);
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

  private static void await(Map<Job, Future<Run>> futures, ProgressLine progress)
      throws InterruptedException {
    Optional<IllegalStateException> first = Optional.empty();
    for (Map.Entry<Job, Future<Run>> entry : futures.entrySet()) {
      try {
        awaitOne(entry.getValue(), progress);
        progress.runEnded(entry.getKey().plan());
        progress.show();
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof StoreException store) {
          throw store; // no other run could be kept either
        }
        String words = "run (%s) broke: %s; the runs that ended well are in the store";
        IllegalStateException broken =
            new IllegalStateException(Text.format(words, entry.getKey().label(), cause), cause);
        first.ifPresent(f -> f.addSuppressed(broken));
        first = Optional.of(first.orElse(broken));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private static void awaitOne(Future<Run> future, ProgressLine progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        future.get(SHOW_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.show();
      }
    }
  }

  /** The run of a plan: stored, being computed by another thread, or computed now. */
  private Run obtain(Plan plan, RunListener listener) throws InterruptedException {
    FutureTask<Run> mine = new FutureTask<>(() -> storedOrComputed(plan, listener));
    FutureTask<Run> task = started.computeIfAbsent(plan.key(), key -> mine);
    if (task == mine) {
      mine.run();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Run storedOrComputed(Plan plan, RunListener listener) throws InterruptedException {
    Optional<Run> stored = store.find(plan.key());
    if (stored.isPresent()) {
      checkpoints.remove(plan.key()); // another process finished it
      return stored.get();
    }
    return RateSearches.needed(plan) ? searched(plan, listener) : computed(plan, listener);
  }

  private Run computed(Plan plan, RunListener listener) throws InterruptedException {
    Trained trained = Training.run(plan, before(plan, listener), setting(plan, listener));
    store.save(trained.run(), Safetensors.write(trained.tensors()));
    checkpoints.remove(plan.key());
    return trained.run();
  }

  /** How a run is computed; one that was stopped goes on. */
  private RunSetting setting(Plan plan, RunListener listener) {
    if (checkpoints.has(plan.key())) {
      progress.continues();
    }
    return new RunSetting(listener, features, Optional.of(checkpoints));
  }

  private Optional<Trained> before(Plan plan, RunListener listener) throws InterruptedException {
    if (plan.continued().isEmpty()) {
      return Optional.empty();
    }
    Run run = obtain(plan.continued().get(), listener);
    return Optional.of(new Trained(run, Safetensors.read(run.key(), store.tensors(run.key()))));
  }

  /** The run with the rates that the search found, kept under the key of what was asked for. */
  private Run searched(Plan plan, RunListener listener) throws InterruptedException {
    RateChoice choice =
        searches
            .chosen(plan)
            .orElseThrow(() -> new IllegalStateException("search runs left the store meanwhile"));
    Recipe recipe = plan.recipe().withRates(choice.rates());
    Plan fixed = new Plan(plan.split(), plan.network(), recipe, plan.seed());
    Optional<Run> known = store.find(fixed.key());
    Run run;
    if (known.isPresent()) {
      run = choice.mark(known.get(), plan);
      store.save(run, store.tensors(fixed.key()));
    } else {
      Trained trained =
          Training.run(fixed, before(plan, listener), setting(fixed, as(plan, listener)));
      run = choice.mark(trained.run(), plan);
      store.save(run, Safetensors.write(trained.tensors()));
      checkpoints.remove(fixed.key());
    }
    return run;
  }

  /** Tells of a run under the plan that asked for it. */
  private static RunListener as(Plan asked, RunListener listener) {
    return new RunListener() {
      @Override
      public void runStarted(Plan plan, List<Point> points) {
        listener.runStarted(asked, points);
      }

      @Override
      public void passEnded(Plan plan, Point point) {
        listener.passEnded(asked, point);
      }
    };
  }
}
