package dev.graft.experiment;

import dev.graft.internal.Display;
import dev.graft.model.Engines;
import dev.graft.model.Safetensors;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.Recipe;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Computes the runs of an experiment that its store lacks, side by side, one thread each. */
final class Execution {
  private static final int SECONDS_TO_STOP = 60;
  private static final int SHOW_EVERY_MILLISECONDS = 250;

  private final Experiment experiment;
  private final RunStore store;
  private final FeatureCache features;
  private final RateSearches searches;
  private final Map<String, FutureTask<Run>> started = new ConcurrentHashMap<>();

  Execution(Experiment experiment) {
    this.experiment = experiment;
    this.store = experiment.store();
    this.features = FeatureCache.shared().in(store.features());
    this.searches = new RateSearches(store);
  }

  void run() {
    Rounds rounds = new Rounds(experiment);
    ProgressLine progress = new ProgressLine(Display.current(), rounds.stored());
    try {
      compute(rounds, progress);
    } catch (CancellationException e) {
      quietly(() -> progress.stopped("stopped"));
      throw e;
    } catch (IllegalStateException e) {
      quietly(() -> progress.stopped("a run broke"));
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

  private void compute(Rounds rounds, ProgressLine progress) {
    Workers workers = workers(rounds.results());
    for (int phase = 1; phase <= rounds.searchRounds(); phase++) {
      compute(rounds.searches(phase), rounds.after(phase), workers, progress);
    }
    compute(rounds.results(), List.of(), workers, progress);
    progress.finished(workers, features.notice());
  }

  private Workers workers(List<Job> jobs) {
    double most = jobs.stream().mapToDouble(job -> job.plan().mebibytes()).max().orElse(0);
    return experiment.workers() == Experiment.AS_MEMORY_ALLOWS
        ? Workers.standard(most)
        : new Workers(experiment.workers(), false);
  }

  private void compute(List<Job> jobs, List<Job> later, Workers workers, ProgressLine progress) {
    if (jobs.isEmpty()) {
      return;
    }
    progress.begins(jobs, later);
    Rounds.prepare(jobs);
    int threads = Math.min(Engines.sideBySide() ? workers.number() : 1, jobs.size());
    ExecutorService pool = Executors.newFixedThreadPool(threads, Execution::thread);
    try {
      Map<Job, Future<Run>> futures = new LinkedHashMap<>();
      jobs.forEach(job -> futures.put(job, pool.submit(() -> obtain(job.plan(), progress))));
      await(futures, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "stopped; finished runs are in the store, and run() again computes the rest");
    } finally {
      stop(pool);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "graft-run");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(Map<Job, Future<Run>> futures, ProgressLine progress)
      throws InterruptedException {
    Optional<IllegalStateException> first = Optional.empty();
    for (Map.Entry<Job, Future<Run>> entry : futures.entrySet()) {
      try {
        awaitOne(entry.getValue(), progress);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        String words = "run (%s) broke: %s; the runs that ended well are in the store";
        IllegalStateException broken =
            new IllegalStateException(words.formatted(entry.getKey().label(), cause), cause);
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
        progress.runEnded();
        progress.show();
        return;
      } catch (TimeoutException e) {
        progress.show();
      }
    }
  }

  private static void stop(ExecutorService pool) {
    boolean interrupted = Thread.interrupted();
    pool.shutdownNow();
    try {
      pool.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
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
      return stored.get();
    }
    return RateSearches.needed(plan) ? searched(plan, listener) : computed(plan, listener);
  }

  private Run computed(Plan plan, RunListener listener) throws InterruptedException {
    Trained trained = Training.run(plan, before(plan, listener), listener, features);
    store.save(trained.run(), Safetensors.write(trained.tensors()));
    return trained.run();
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
      Trained trained = Training.run(fixed, before(plan, listener), as(plan, listener), features);
      run = choice.mark(trained.run(), plan);
      store.save(run, Safetensors.write(trained.tensors()));
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
