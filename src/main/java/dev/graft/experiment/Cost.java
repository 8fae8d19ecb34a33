package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.model.Head;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Recipe;
import dev.graft.run.Point;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import dev.graft.training.FrozenCost;
import dev.graft.training.Plan;
import dev.graft.training.RunSetting;
import dev.graft.training.Training;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs that an experiment lacks would cost at most, told before they begin: two passes of
 * each way of training are timed, features of frozen stages and solved heads on a few rows, and
 * nothing of them is kept but such features. Patience ends many runs sooner; a grid that widens at
 * its edge adds a rate's runs.
 *
 * @param runs to be compared that the store lacks
 * @param searches runs to find their rates
 * @param passes over the training rows, all of these together, at most
 * @param seconds about how long they take on this machine, at most
 * @param frozenSeconds what of it is no pass: features of frozen stages, and solved heads
 * @param atATime how many are computed side by side
 */
public record Cost(
    int runs, int searches, long passes, double seconds, double frozenSeconds, int atATime)
    implements Shown {
  private static final int TIMED_PASSES = 2;
  private static final double MINUTE = 60;

  /** The rate does not matter for the time, but a wild one would end the timing early. */
  private static final double TIMED_RATE = 1e-6;

  static Cost of(Experiment experiment) {
    Rounds rounds = new Rounds(experiment);
    List<Job> jobs = rounds.after(0);
    MemoryNeed.check(jobs, 1);
    int searches = jobs.size() - rounds.results().size();
    List<Plan> parts = jobs.stream().flatMap(job -> parts(experiment, job).stream()).toList();
    long passes = 0;
    double seconds = 0;
    Map<String, Double> timed = new HashMap<>();
    for (Plan part : parts) {
      long made = passes(part);
      if (made > 0) {
        passes += made;
        seconds += made * timed.computeIfAbsent(way(part), w -> secondsPerPass(experiment, part));
      }
    }
    double frozen = frozen(experiment, parts);
    int most = Workers.of(experiment, jobs).number();
    int atATime = Math.max(1, Math.min(most, jobs.size()));
    return new Cost(
        jobs.size() - searches,
        searches,
        passes,
        (seconds + frozen) / atATime,
        frozen / atATime,
        atATime);
  }

  /** The phases that a run computes: of a search its last, at each of its seeds. */
  private static List<Plan> parts(Experiment experiment, Job job) {
    List<Plan> parts = new ArrayList<>();
    Plan part = job.plan();
    while (part != null) {
      parts.add(part);
      part = job.purpose() == Job.Purpose.RESULT ? missing(experiment, part) : null;
    }
    return parts;
  }

  /** A run that several go on from is computed once. */
  private static double frozen(Experiment experiment, List<Plan> parts) {
    FrozenCost cost = new FrozenCost(experiment.store().features());
    Map<String, Plan> once = new LinkedHashMap<>();
    for (Plan part : parts) {
      List<Long> seeds =
          RateSearches.needed(part) ? RateSearches.seeds(part) : List.of(part.seed());
      for (long seed : seeds) {
        Plan own = new Plan(part.split(), part.network(), part.recipe(), seed);
        own.continued().filter(Plan::solves).ifPresent(p -> once.putIfAbsent(p.key(), p));
        once.putIfAbsent(own.key(), own);
      }
      once.putIfAbsent(part.key(), part);
    }
    return once.values().stream()
        .filter(plan -> experiment.store().find(plan.key()).isEmpty())
        .mapToDouble(plan -> EngineTasks.call(() -> cost.seconds(plan)))
        .sum();
  }

  /** What a run goes on from, unless it is stored. */
  private static Plan missing(Experiment experiment, Plan plan) {
    return plan.continued()
        .filter(before -> experiment.store().find(before.key()).isEmpty())
        .orElse(null);
  }

  private static int passes(Plan plan) {
    boolean trains = plan.network().head().kind() == Head.Kind.LINEAR;
    return trains ? plan.recipe().lastPhase().passesMade() : 0;
  }

  private static String way(Plan plan) {
    return plan.network().canonical() + plan.recipe().lastPhase().thawing();
  }

  /** The second of two passes: the first one warms up. */
  private static double secondsPerPass(Experiment experiment, Plan plan) {
    Recipe recipe = plan.recipe();
    Phase phase = new Phase(TIMED_PASSES, TIMED_RATE, 0, recipe.lastPhase().thawing());
    Recipe timed =
        new Recipe(
                List.of(phase),
                recipe.batchSize(),
                recipe.augmentation(),
                Optional.empty(),
                recipe.optimiser(),
                recipe.objective())
            .withSolver(Solver.GRADIENT);
    RunSetting setting = new RunSetting(experiment.store().features());
    Plan two = new Plan(plan.split(), plan.network(), timed, experiment.seeds().get(0));
    List<Point> points =
        EngineTasks.call(() -> Training.run(two, Optional.empty(), setting)).run().curve().points();
    int last = points.size() - 1;
    return points.get(last).seconds() - points.get(Math.max(0, last - 1)).seconds();
  }

  @Override
  public String toString() {
    if (runs == 0) {
      return "nothing to compute: all runs are in the store";
    }
    String search =
        searches == 0
            ? ""
            : Text.format(
                ", and %s before to find rates (a first look: withRateSearch(RateSearch.quick()))",
                Text.count(searches, "run"));
    return Text.format(
        "at most about %s on this machine, %d at a time: %s%s; at most %,d passes over the training"
            + " rows; features of frozen stages and solved heads are in it, %s",
        time(seconds), atATime, Text.count(runs, "run"), search, passes, time(frozenSeconds));
  }

  private static String time(double seconds) {
    return seconds < MINUTE
        ? Text.count(Math.round(Math.max(1, seconds)), "second")
        : Text.count(Math.round(seconds / MINUTE), "minute");
  }
}
