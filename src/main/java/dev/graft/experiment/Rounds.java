package dev.graft.experiment;

import dev.graft.model.Engines;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs that an experiment's store lacks, in the order in which they can be known: the searches
 * of all first phases, then those of the phases after them, then the runs to be compared.
 */
final class Rounds {
  private static final Comparator<Job> LONGEST_FIRST =
      Comparator.comparingDouble(job -> -job.plan().mebibytes());

  private final RunStore store;
  private final RateSearches searches;
  private final List<Job> results;
  private final List<Run> stored = new ArrayList<>();

  Rounds(Experiment experiment) {
    store = experiment.store();
    searches = new RateSearches(store);
    List<Job> all =
        experiment.arms().stream()
            .flatMap(arm -> experiment.seeds().stream().map(seed -> job(experiment, arm, seed)))
            .toList();
    store.readAhead(all.stream().map(job -> job.plan().key()).toList());
    results = all.stream().filter(this::missingResult).sorted(LONGEST_FIRST).toList();
  }

  private boolean missingResult(Job job) {
    Optional<Run> run = store.find(job.plan().key());
    run.ifPresent(found -> stored.add(found.withArm(job.arm().name())));
    return run.isEmpty();
  }

  /** The runs to be compared that were in the store. */
  List<Run> stored() {
    return List.copyOf(stored);
  }

  private static Job job(Experiment experiment, Arm arm, long seed) {
    return new Job(arm, experiment.plan(arm, seed), Job.Purpose.RESULT);
  }

  private boolean missing(Plan plan) {
    return store.find(plan.key()).isEmpty();
  }

  /** The runs to be compared; those that train most first, so that no core idles at the end. */
  List<Job> results() {
    return results;
  }

  /** How many rounds of searches there are: one for each phase of the longest recipe. */
  int searchRounds() {
    return searched().mapToInt(plan -> plan.recipe().phases().size()).max().orElse(0);
  }

  private Stream<Plan> searched() {
    return results.stream().map(Job::plan).filter(RateSearches::needed);
  }

  /**
   * The search runs of the k-th phases, from 1 on, that are still to be computed once those of the
   * earlier ones are there. Asked again behind them, it may name more: a grid widens.
   */
  List<Job> searches(int phase) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (Job result : results) {
      part(result, phase).stream()
          .flatMap(part -> searches.runs(part).stream())
          .filter(this::missing)
          .map(plan -> new Job(result.arm(), plan, Job.Purpose.SEARCH))
          .forEach(job -> jobs.putIfAbsent(job.plan().key(), job));
    }
    return jobs.values().stream().sorted(LONGEST_FIRST).toList();
  }

  private static Optional<Plan> part(Job result, int phase) {
    return Optional.of(result.plan())
        .filter(RateSearches::needed)
        .flatMap(plan -> RateSearches.phase(plan, phase))
        .filter(RateSearches::needed);
  }

  /**
   * What comes after the k-th round: at most so many searches, whose rates are open, and results.
   */
  List<Job> after(int phase) {
    Map<String, List<Job>> jobs = new LinkedHashMap<>();
    for (Job result : results) {
      IntStream.rangeClosed(phase + 1, searchRounds())
          .mapToObj(later -> part(result, later))
          .flatMap(Optional::stream)
          .forEach(part -> jobs.putIfAbsent(RateSearches.name(part), open(result.arm(), part)));
    }
    List<Job> all = new ArrayList<>(results);
    jobs.values().forEach(all::addAll);
    return all;
  }

  /** About how much the store grows by all of it. */
  long bytes() {
    return after(0).stream().mapToLong(job -> job.plan().bytesKept()).sum();
  }

  private static List<Job> open(Arm arm, Plan part) {
    return Collections.nCopies(
        RateSearches.seeds(part).size() * RateSearches.rates(part).size(),
        new Job(arm, part, Job.Purpose.SEARCH));
  }

  /** Loads the engine where a job needs one. */
  static void prepare(List<Job> jobs) {
    if (jobs.stream().anyMatch(job -> job.arm().needsEngine())) {
      Engines.current();
    }
  }
}
