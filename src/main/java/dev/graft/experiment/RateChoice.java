package dev.graft.experiment;

import dev.graft.recipe.RateSearch;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.RateEdge;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a search for rates found, phase by phase.
 *
 * @param rates the chosen ones
 * @param grids the tried ones
 * @param runs how many search runs there were
 * @param passes their passes over the training rows
 * @param seconds their training time
 */
record RateChoice(
    List<Double> rates, List<List<Double>> grids, int runs, double passes, double seconds) {
  /** Where no phase has a rate. */
  static final RateChoice NOTHING = new RateChoice(List.of(), List.of(), 0, 0, 0);

  /** Adds the choice for the next phase. */
  static RateChoice of(RateChoice earlier, List<TriedRate> tried, RateSearch search) {
    List<Double> rates = new ArrayList<>(earlier.rates);
    rates.add(TriedRate.best(tried, search).rate());
    List<List<Double>> grids = new ArrayList<>(earlier.grids);
    grids.add(tried.stream().map(TriedRate::rate).toList());
    List<Run> runs = tried.stream().flatMap(t -> t.runs().stream()).toList();
    return new RateChoice(
        rates,
        grids,
        earlier.runs + runs.size(),
        earlier.passes
            + runs.stream().mapToDouble(r -> r.budget().passes() - r.earlierPasses()).sum(),
        earlier.seconds + runs.stream().mapToDouble(RateChoice::own).sum());
  }

  /** The seconds of a run's last phase: those before are of a run that is counted already. */
  private static double own(Run run) {
    int before = run.earlierPasses();
    boolean continues = !run.earlierPhases().isEmpty();
    return run.budget().seconds()
        - run.curve().points().stream()
            .filter(point -> continues && point.passes() <= before)
            .mapToDouble(Point::seconds)
            .max()
            .orElse(0);
  }

  /** The run of the chosen rates as the run of the plan that asked for the search. */
  Run mark(Run run, Plan asked) {
    Run marked =
        run.withKey(asked.key())
            .withArm("")
            .withFact(Fact.RATES, Rates.SEARCHED)
            .withFact(
                Fact.RATES_GRID,
                grids.stream().map(RateChoice::words).collect(Collectors.joining("; ")))
            .withFact(Fact.RATES_CHOSEN, rates)
            .withFact(Fact.RATES_SEARCH, asked.recipe().search().orElseThrow().effort())
            .withFact(Fact.RATES_SEARCH_RUNS, runs)
            .withFact(Fact.RATES_SEARCH_PASSES, passes)
            .withFact(Fact.RATES_SEARCH_SECONDS, seconds);
    List<RateEdge.Phase> edges = edges();
    marked = edges.isEmpty() ? marked : marked.withFact(Fact.RATES_EDGE, RateEdge.of(edges));
    Optional<Plan> before = asked.continued();
    return before.isEmpty() ? marked : marked.withFact(Fact.CONTINUES, before.get().key());
  }

  /** Says where the best rate may lie beyond the grid. */
  private List<RateEdge.Phase> edges() {
    List<RateEdge.Phase> edges = new ArrayList<>();
    for (int phase = 0; phase < rates.size(); phase++) {
      List<Double> grid = grids.get(phase);
      double rate = rates.get(phase);
      if (rate == grid.get(0) || rate == grid.get(grid.size() - 1)) {
        RateEdge.Side side = rate == grid.get(0) ? RateEdge.Side.LOWEST : RateEdge.Side.HIGHEST;
        edges.add(new RateEdge.Phase(rate, side, words(grid)));
      }
    }
    return edges;
  }

  private static String words(List<Double> rates) {
    return rates.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
