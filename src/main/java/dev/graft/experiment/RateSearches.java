package dev.graft.experiment;

import dev.graft.data.Split;
import dev.graft.model.Head;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.SplitMode;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs that find the rates of plans whose recipe asks for a search, and what they found. They
 * are ordinary runs with fixed rates, stored and found again by their keys.
 *
 * <p>Where all rows are redrawn per seed, a search at another seed would train on rows that are
 * test rows of the run: there each seed is searched on its own training and validation rows.
 */
record RateSearches(RunStore store) {
  /** Whether the plan's rates are still to be found. */
  static boolean needed(Plan plan) {
    return plan.recipe().search().isPresent() && plan.network().head().kind() == Head.Kind.LINEAR;
  }

  /** The plan up to and with its k-th phase, from 1 on; empty where it has not so many. */
  static Optional<Plan> phase(Plan plan, int k) {
    Plan part = plan;
    while (part.recipe().phases().size() > k) {
      part = part.continued().orElseThrow();
    }
    return part.recipe().phases().size() == k ? Optional.of(part) : Optional.empty();
  }

  /** The search runs of the plan's last phase, given the rates of those before. */
  List<Plan> runs(Plan plan) {
    RateChoice before = before(plan).orElseThrow();
    return tried(plan, before).stream().flatMap(rate -> runs(plan, before, rate).stream()).toList();
  }

  static List<Double> rates(Plan plan) {
    return search(plan).rates(plan.recipe().lastPhase());
  }

  private static RateSearch search(Plan plan) {
    return plan.recipe().search().orElseThrow();
  }

  /** What was found for the phases before the last; nothing where none of them has a rate. */
  private Optional<RateChoice> before(Plan plan) {
    return plan.continued()
        .filter(RateSearches::needed)
        .map(this::chosen)
        .orElse(Optional.of(RateChoice.NOTHING));
  }

  /** The grid, wider by a rate each time that its edge won, as far as runs have told. */
  private List<Double> tried(Plan plan, RateChoice before) {
    List<Double> rates = rates(plan);
    for (int i = 0; i < search(plan).widenings(); i++) {
      Optional<List<TriedRate>> found = found(plan, before, rates);
      if (found.isEmpty()) {
        return rates;
      }
      rates = search(plan).wider(rates, TriedRate.best(found.get(), search(plan)).rate());
    }
    return rates;
  }

  /** The runs of each rate; empty where one is missing. */
  private Optional<List<TriedRate>> found(Plan plan, RateChoice before, List<Double> rates) {
    List<TriedRate> all = new ArrayList<>();
    for (double rate : rates) {
      List<Run> runs =
          runs(plan, before, rate).stream().flatMap(p -> store.find(p.key()).stream()).toList();
      if (runs.size() < seeds(plan).size()) {
        return Optional.empty();
      }
      all.add(new TriedRate(rate, runs));
    }
    return Optional.of(all);
  }

  private static List<Plan> runs(Plan plan, RateChoice before, double rate) {
    List<Double> rates = new ArrayList<>(before.rates());
    rates.add(rate);
    Recipe fixed = plan.recipe().withRates(rates);
    return seeds(plan).stream()
        .map(seed -> new Plan(plan.split(), plan.network(), fixed, seed))
        .toList();
  }

  static List<Long> seeds(Plan plan) {
    Split split = plan.split();
    return split.mode() == SplitMode.ALL_REDRAWN
        ? List.of(plan.seed())
        : search(plan).searchSeeds(split.validationRows());
  }

  /** The same for all plans that share a search for their last phase. */
  static String name(Plan plan) {
    String arm = plan.network().canonical() + plan.recipe().canonical();
    return plan.split().canonical() + arm + seeds(plan);
  }

  /** What was found for all phases of a plan; empty where search runs are missing. */
  Optional<RateChoice> chosen(Plan plan) {
    return before(plan)
        .flatMap(
            before ->
                found(plan, before, tried(plan, before))
                    .map(t -> RateChoice.of(before, t, search(plan))));
  }
}
