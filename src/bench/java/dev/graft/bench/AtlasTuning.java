package dev.graft.bench;

import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Network;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Solver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The tuning that stands for the truth: all rates at a few seeds, then the best with two decays, by
 * validation accuracy on many rows; the best of these at all seeds, if none of them ends worse than
 * guessing, else the next. The passes are those of the
 * best point of each curve. A head that is solved has its strength chosen on the same rows.
 */
record AtlasTuning(RunStore store, Effort effort) {
  /** The seeds of the truth; the default has the first five. */
  static final int SEEDS = 10;

  private static final double[] DECAYS = {Recipe.DEFAULT_WEIGHT_DECAY, 0.1};
  private static final double FINE_TUNING = 0.1;
  private static final int PATIENCE_PART = 3;
  private static final int WIDENINGS = 3;

  /**
   * How hard it tries.
   *
   * @param rates of scratch; fine-tuning has a tenth of each; more beyond an edge that wins
   * @param firstSeeds at which all rates are tried
   * @param kept rates that are tried with both decays
   * @param lastSeeds at which they are
   * @param validation rows
   * @param most passes with few rows
   */
  enum Effort {
    /** As asked for. */
    FULL(List.of(1e-4, 3e-4, 6e-4, 1e-3, 2e-3, 3e-3, 1e-2, 3e-2), 3, 3, 10, 1_000, 180),
    /** Five rates, one seed fewer, two kept, decays at the first seeds, fewer rows and passes. */
    THIN(List.of(3e-4, 1e-3, 3e-3, 1e-2, 3e-2), 2, 2, 2, 300, 120);

    private final List<Double> rates;
    private final int firstSeeds;
    private final int kept;
    private final int lastSeeds;
    private final int validation;
    private final int most;

    Effort(
        List<Double> rates, int firstSeeds, int kept, int lastSeeds, int validation, int most) {
      this.rates = rates;
      this.firstSeeds = firstSeeds;
      this.kept = kept;
      this.lastSeeds = lastSeeds;
      this.validation = validation;
      this.most = most;
    }

    int validation() {
      return validation;
    }
  }

  /**
   * One way to train.
   *
   * @param thawing of fine-tuning; empty for scratch
   */
  private record Setting(Optional<Thawing> thawing, double rate, double decay, int passes) {
    Recipe recipe() {
      Recipe plain = Recipe.withDefaults().withWeightDecay(decay);
      // A stated decay asks for gradient steps; a thawed arm starts from a solved head all the same.
      Recipe head = plain.withSolver(Solver.SOLVED);
      return thawing
          .map(thawed -> head.thenFineTune(thawed, passes, rate))
          .orElse(plain.withPasses(passes).withRate(rate))
          .withPatience(passes / PATIENCE_PART);
    }

    @Override
    public String toString() {
      return Text.format("rate %s, decay %s, at most %d passes", rate, decay, passes);
    }
  }

  /** What was found: a recipe, and what it is called. */
  record Tuned(Recipe recipe, String words) {}

  /** A solved head has nothing to tune but its strength. */
  static Tuned solved() {
    return new Tuned(Recipe.withDefaults(), "solved");
  }

  /** The best way to train on this split. */
  Tuned tuned(Split split, Network network, Optional<Thawing> thawing) {
    int rows = split.trainingRows();
    int passes = rows <= 60 ? effort.most : rows <= 200 ? effort.most * 2 / 3 : effort.most / 3;
    List<Setting> kept = tried(split, network, thawing, passes).subList(0, effort.kept);
    List<Setting> last = new ArrayList<>(kept);
    kept.forEach(s -> last.add(new Setting(thawing, s.rate, DECAYS[1], passes)));
    List<Setting> ranked = best(split, network, last, effort.lastSeeds);
    Setting best =
        ranked.stream()
            .filter(setting -> learns(split, network, setting))
            .findFirst()
            .orElse(ranked.get(0));
    return new Tuned(best.recipe(), best.toString());
  }

  /** Whether no seed ends worse than guessing: who tunes with care sees that, and goes lower. */
  private boolean learns(Split split, Network network, Setting setting) {
    return experiment(split, SEEDS).withArm("tried", network, setting.recipe()).run().all().stream()
        .allMatch(
            run ->
                !run.failed()
                    && run.curve().last().trainingLoss() < Math.log(run.test().classes().size()));
  }

  /** All rates, and as many as three more beyond an edge that wins; the best first. */
  private List<Setting> tried(
      Split split, Network network, Optional<Thawing> thawing, int passes) {
    List<Double> rates =
        effort.rates.stream().map(rate -> thawing.isPresent() ? tenth(rate) : rate).toList();
    List<Setting> ranked = List.of();
    for (int widenings = 0; widenings <= WIDENINGS; widenings++) {
      List<Setting> settings =
          rates.stream().map(rate -> new Setting(thawing, rate, DECAYS[0], passes)).toList();
      ranked = best(split, network, settings, effort.firstSeeds);
      List<Double> wider = RateSearch.withDefaults().wider(rates, ranked.get(0).rate);
      if (wider.equals(rates)) {
        return ranked;
      }
      rates = wider;
    }
    return ranked;
  }

  // By decimals: a binary tenth has seventeen digits.
  private static double tenth(double rate) {
    return java.math.BigDecimal.valueOf(rate)
        .multiply(java.math.BigDecimal.valueOf(FINE_TUNING))
        .doubleValue();
  }

  /** By mean validation accuracy, the best first; the lower loss between equals. */
  private List<Setting> best(Split split, Network network, List<Setting> settings, int seeds) {
    record Tried(Setting setting, double accuracy, double loss) {}
    List<Tried> tried = new ArrayList<>();
    for (Setting setting : settings) {
      List<Run> runs =
          experiment(split, seeds).withArm("tried", network, setting.recipe()).run().all();
      double accuracy =
          mean(runs.stream().map(r -> r.failed() ? 0 : r.curve().best().validationAccuracy()));
      double loss =
          mean(runs.stream().map(r -> r.failed() ? 1e9 : r.curve().best().validationLoss()));
      tried.add(new Tried(setting, accuracy, loss));
    }
    return tried.stream()
        .sorted(
            Comparator.comparingDouble((Tried t) -> -t.accuracy).thenComparingDouble(t -> t.loss))
        .map(Tried::setting)
        .toList();
  }

  private static double mean(java.util.stream.Stream<Double> values) {
    return values.mapToDouble(value -> value).average().orElseThrow();
  }

  /** Without arms, at the seeds 1 to so many. */
  Experiment experiment(Split split, int seeds) {
    return Experiment.on(split)
        .withSeeds(LongStream.rangeClosed(1, seeds).toArray())
        .withWorkers(1)
        .withStore(store);
  }
}
