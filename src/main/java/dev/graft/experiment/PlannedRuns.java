package dev.graft.experiment;

import dev.graft.recipe.Recipe;
import dev.graft.run.Checkpoints;
import dev.graft.run.Claims;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.RunSetting;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The runs of plans: found in the store, or computed here while no other process on the same store
 * is at them.
 */
final class PlannedRuns {
  private final RunStore store;
  private final ProgressLine progress;
  private final FeatureCache features;
  private final Checkpoints checkpoints;
  private final RateSearches searches;
  private final Claims claims;
  private final Map<String, FutureTask<Run>> started = new ConcurrentHashMap<>();
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private volatile Optional<Workshop> away = Optional.empty();

  PlannedRuns(RunStore store, ProgressLine progress) {
    this.store = store;
    this.progress = progress;
    this.features = FeatureCache.shared().in(store.features());
    this.checkpoints = store.checkpoints();
    this.searches = new RateSearches(store);
    this.claims = store.claims();
  }

  /** Has runs computed there; empty: here. */
  void computesIn(Optional<Workshop> workshop) {
    away = workshop;
  }

  /** Another process computes the run, or one that it goes on from. */
  static final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    private Elsewhere(String key) {
      super(null, null, false, false);
      this.key = key;
    }
  }

  /** What is done before the first pass, as words. */
  String doing() {
    return features.doing();
  }

  /** What went wrong without breaking a run. */
  List<String> notices() {
    List<String> all = new ArrayList<>();
    all.add(features.notice());
    all.addAll(checkpoints.notices());
    all.addAll(claims.notices());
    return all;
  }

  /** Whether another process had stored the run of a plan that this one was about to compute. */
  boolean foundInTheEnd(Plan plan) {
    return found.contains(plan.key());
  }

  /** Who computes what could not be computed here. */
  String holder(Elsewhere elsewhere) {
    return claims.holder(elsewhere.key).orElse("another process");
  }

  /**
   * The run of a plan: stored, being computed by another thread, or computed now.
   *
   * @throws Elsewhere if another process is at it
   */
  Run obtain(Plan plan) throws InterruptedException {
    FutureTask<Run> mine = new FutureTask<>(() -> storedOrComputed(plan));
    FutureTask<Run> task = started.computeIfAbsent(plan.key(), key -> mine);
    if (task == mine) {
      mine.run();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Elsewhere) {
        started.remove(plan.key(), task);
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Run storedOrComputed(Plan plan) throws InterruptedException {
    Optional<Run> stored = stored(plan);
    if (stored.isPresent()) {
      return stored.get();
    }
    claim(plan);
    try {
      stored = stored(plan); // its holder may just have ended
      if (stored.isPresent()) {
        return stored.get();
      }
      return RateSearches.needed(plan) ? searched(plan) : computed(plan);
    } finally {
      claims.release(plan.key());
    }
  }

  private Optional<Run> stored(Plan plan) {
    Optional<Run> stored = store.find(plan.key());
    if (stored.isPresent()) {
      found.add(plan.key());
      checkpoints.remove(plan.key()); // another process finished it
    }
    return stored;
  }

  private void claim(Plan plan) {
    if (!claims.take(plan.key())) {
      throw new Elsewhere(plan.key());
    }
  }

  private Run computed(Plan plan) throws InterruptedException {
    Trained trained = trained(plan, before(plan), progress);
    trained.saveIn(store);
    checkpoints.remove(plan.key());
    return trained.run();
  }

  private Trained trained(Plan plan, Optional<Trained> before, RunListener listener)
      throws InterruptedException {
    return away.isPresent()
        ? away.get().run(plan, before, listener)
        : Training.run(plan, before, setting(plan, listener));
  }

  /** The plans whose runs these jobs have computed, with those that they go on from. */
  List<Plan> computed(List<Job> jobs) {
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (Job job : jobs) {
      Optional<Plan> part = Optional.of(job.plan());
      while (part.isPresent() && store.find(part.get().key()).isEmpty()) {
        Plan fixed =
            RateSearches.needed(part.get()) ? fixed(part.get(), choice(part.get())) : part.get();
        plans.put(fixed.key(), fixed);
        part = part.get().continued();
      }
    }
    return List.copyOf(plans.values());
  }

  /** How a run is computed; one that was stopped goes on. */
  private RunSetting setting(Plan plan, RunListener listener) {
    if (checkpoints.has(plan.key())) {
      progress.continues();
    }
    return new RunSetting(listener, features, Optional.of(checkpoints));
  }

  private Optional<Trained> before(Plan plan) throws InterruptedException {
    if (plan.continued().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Trained.of(obtain(plan.continued().get()), store));
  }

  private RateChoice choice(Plan plan) {
    return searches
        .chosen(plan)
        .orElseThrow(() -> new IllegalStateException("search runs left the store meanwhile"));
  }

  private static Plan fixed(Plan plan, RateChoice choice) {
    Recipe recipe = plan.recipe().withRates(choice.rates());
    return new Plan(plan.split(), plan.network(), recipe, plan.seed());
  }

  /** The run with the rates that the search found, kept under the key of what was asked for. */
  private Run searched(Plan plan) throws InterruptedException {
    RateChoice choice = choice(plan);
    Plan fixed = fixed(plan, choice);
    Optional<Run> known = store.find(fixed.key());
    if (known.isPresent()) {
      Run run = choice.mark(known.get(), plan);
      store.save(run, store.tensors(fixed.key()));
      return run;
    }
    claim(fixed);
    try {
      Trained trained = trained(fixed, before(plan), as(plan));
      Run run = choice.mark(trained.run(), plan);
      new Trained(run, trained.tensors()).saveIn(store);
      checkpoints.remove(fixed.key());
      return run;
    } finally {
      claims.release(fixed.key());
    }
  }

  /** Tells of a run under the plan that asked for it. */
  private RunListener as(Plan asked) {
    return new RunListener() {
      @Override
      public void runStarted(Plan plan, List<Point> points) {
        progress.runStarted(asked, points);
      }

      @Override
      public void passEnded(Plan plan, Point point) {
        progress.passEnded(asked, point);
      }
    };
  }
}
