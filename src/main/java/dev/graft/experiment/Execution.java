package dev.graft.experiment;

import dev.graft.model.Engines;
import dev.graft.model.Safetensors;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Map<String, FutureTask<Run>> started = new ConcurrentHashMap<>();

  Execution(Experiment experiment) {
    this.experiment = experiment;
    this.store = experiment.store();
    this.features = FeatureCache.shared().in(store.features());
  }

  /** A run to be computed and what to call it. */
  record Job(Arm arm, Plan plan) {
    String label() {
      return "%s, seed %d".formatted(arm.name(), plan.seed());
    }
  }

  void run() {
    List<Job> jobs = missing();
    int all = experiment.arms().size() * experiment.seeds().size();
    ProgressLine progress = new ProgressLine(jobs, all);
    Workers workers = workers(jobs);
    if (!jobs.isEmpty()) {
      Engines.current();
      compute(jobs, workers.number(), progress);
    }
    progress.finished(workers, features.notice());
  }

  private Workers workers(List<Job> jobs) {
    double most = jobs.stream().mapToDouble(job -> job.plan().mebibytes()).max().orElse(0);
    return experiment.workers() == Experiment.AS_MEMORY_ALLOWS
        ? Workers.standard(most)
        : new Workers(experiment.workers(), false);
  }

  /** The jobs, those that train most first, so that no core idles at the end. */
  private List<Job> missing() {
    List<Job> jobs = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      for (long seed : experiment.seeds()) {
        Plan plan = experiment.plan(arm, seed);
        if (store.find(plan.key()).isEmpty()) {
          jobs.add(new Job(arm, plan));
        }
      }
    }
    jobs.sort(Comparator.comparingDouble(job -> -job.plan().mebibytes()));
    return jobs;
  }

  private void compute(List<Job> jobs, int workers, ProgressLine progress) {
    int threads = Math.min(Engines.sideBySide() ? workers : 1, jobs.size());
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
  private Run obtain(Plan plan, ProgressLine progress) throws InterruptedException {
    FutureTask<Run> mine = new FutureTask<>(() -> storedOrComputed(plan, progress));
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

  private Run storedOrComputed(Plan plan, ProgressLine progress) throws InterruptedException {
    Optional<Run> stored = store.find(plan.key());
    if (stored.isPresent()) {
      return stored.get();
    }
    Optional<Trained> before = Optional.empty();
    if (plan.continued().isPresent()) {
      Run run = obtain(plan.continued().get(), progress);
      before = Optional.of(new Trained(run, Safetensors.read(run.key(), store.tensors(run.key()))));
    }
    Trained trained = Training.run(plan, before, progress, features);
    store.save(trained.run(), Safetensors.write(trained.tensors()));
    return trained.run();
  }
}
