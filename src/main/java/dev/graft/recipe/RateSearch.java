package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The search for an arm's own learning rate. Every rate of the grid is tried with the arm's passes
 * at seeds that are kept for searches, and the one with the best validation accuracy is taken for
 * all seeds of the experiment, the lower validation loss deciding between equals. The test rows
 * have no say. Where a recipe has several phases, the first one's rate is found first, then that of
 * the next given the first.
 *
 * @param grid the rates to try, rising; from 2 to {@value #MOST_RATES} of them, each from {@value
 *     #LEAST_RATE} to {@value #MOST_RATE}
 * @param seeds how many search seeds, from 1 to {@value #MOST_SEEDS}; their accuracies are averaged
 * @param widenings how often the grid may grow by a rate where the one at its edge wins, at least 0
 * @param plateau how long each training goes on; empty: as many passes as the recipe states
 */
public record RateSearch(List<Double> grid, int seeds, int widenings, Optional<Plateau> plateau)
    implements Shown {
  /**
   * AdamW's customary 1e-3 with its neighbours about half a decade apart: a body from scratch wants
   * about 1e-3, a new head on a frozen base three to ten times as much.
   */
  public static final List<Double> DEFAULT_GRID = List.of(3e-4, 1e-3, 3e-3, 1e-2);

  /** One tells a good rate from a bad one; neighbours on the grid often differ by chance alone. */
  public static final int DEFAULT_SEEDS = 1;

  /** With fewer validation rows one seed more is asked, where nobody stated the search. */
  static final int FEW_VALIDATION_ROWS = 200;

  private static final int FAIR_SEEDS = 2;
  private static final int FAIR_WIDENINGS = 3;

  /** A search costs the passes of a run for each rate and seed. */
  public static final int MOST_RATES = 12;

  /** A step of AdamW is about as long as its rate: a lower one does not leave its start. */
  public static final double LEAST_RATE = 1e-9;

  /** No optimiser here learns at a higher rate. */
  public static final double MOST_RATE = 100;

  /** More would cost more than the experiment. */
  public static final int MOST_SEEDS = 5;

  /** Fine-tuning tries a tenth of each rate, lest what the base knows be lost at once. */
  private static final int FINE_TUNING_DECADES = 1;

  /** Checks the ranges and sorts the grid. */
  public RateSearch {
    grid = grid.stream().sorted().toList();
    grid.forEach(RateSearch::checkRate);
    Check.that(
        grid.stream().distinct().count() == grid.size(),
        "rates %s must differ from each other; leave the repeated one out",
        grid);
    Check.that(
        grid.size() >= 2 && grid.size() <= MOST_RATES,
        "rates (%d) must be from 2 to %d; a single one is withRate(rate)",
        grid.size(),
        MOST_RATES);
    Check.that(
        seeds >= 1 && seeds <= MOST_SEEDS,
        "seeds (%d) of a search must be from 1 to %d; withRate(rate) does without a search",
        seeds,
        MOST_SEEDS);
    Check.atLeast("widenings", widenings, 0);
  }

  private static void checkRate(double rate) {
    Check.positive("rate", rate);
    Check.that(
        rate >= LEAST_RATE && rate <= MOST_RATE,
        "rate (%s) of a search must be from %s to %s: below, nothing moves within a training, and"
            + " above, nothing is learned; give neighbours such as 0.0003, 0.001, 0.003",
        rate,
        LEAST_RATE,
        MOST_RATE);
  }

  /** The grid and the number of seeds named above. */
  public static RateSearch withDefaults() {
    return new RateSearch(DEFAULT_GRID, DEFAULT_SEEDS, 0, Optional.empty());
  }

  /**
   * What an arm gets that states neither rates nor passes: the default grid, wider where its edge
   * wins, at two seeds (three with fewer than 200 validation rows), each training to its plateau.
   */
  public static RateSearch toThePlateau() {
    return new RateSearch(
        DEFAULT_GRID, FAIR_SEEDS, FAIR_WIDENINGS, Optional.of(Plateau.withDefaults()));
  }

  /** The cheap mode: the default grid at one seed, each training to {@link Plateau#QUICK}. */
  public static RateSearch quick() {
    return new RateSearch(DEFAULT_GRID, DEFAULT_SEEDS, 0, Optional.of(Plateau.QUICK));
  }

  /** Other rates. */
  public RateSearch withGrid(List<Double> rates) {
    return new RateSearch(rates, seeds, widenings, plateau);
  }

  /** Another number of search seeds. */
  public RateSearch withSeeds(int number) {
    return new RateSearch(grid, number, widenings, plateau);
  }

  /** The grid may grow so many times by a rate, below or above, where the one at its edge wins. */
  public RateSearch withWidenings(int number) {
    return new RateSearch(grid, seeds, number, plateau);
  }

  /** Each training goes on to its plateau, whatever passes the recipe states. */
  public RateSearch withPlateau(Plateau other) {
    return new RateSearch(grid, seeds, widenings, Optional.of(other));
  }

  /** The seeds of search runs, all below 0, where an experiment has none: -1, -2, ... */
  public List<Long> searchSeeds(int validationRows) {
    boolean more = plateau.isPresent() && seeds > 1 && validationRows < FEW_VALIDATION_ROWS;
    int all = Math.min(MOST_SEEDS, more ? seeds + 1 : seeds);
    return LongStream.rangeClosed(1, all).map(seed -> -seed).boxed().toList();
  }

  /**
   * The rates with one more beyond the edge that won, in the grid's own steps; the same where the
   * best one has neighbours on both sides.
   */
  public List<Double> wider(List<Double> rates, double best) {
    List<Double> wider = new ArrayList<>(rates);
    int last = rates.size() - 1;
    if (best == rates.get(0)) {
      wider.add(0, beyond(rates, 0, 1));
    } else if (best == rates.get(last)) {
      wider.add(beyond(rates, last, -1));
    }
    return List.copyOf(wider);
  }

  // The step before the outermost: 1, 3, 10 goes on with 30, since 1, 3, 10 is half decades.
  private static double beyond(List<Double> rates, int edge, int inwards) {
    int next = edge + inwards;
    int after = rates.size() > 2 ? next + inwards : next;
    int from = rates.size() > 2 ? next : edge;
    BigDecimal rate = BigDecimal.valueOf(rates.get(edge));
    BigDecimal factor =
        BigDecimal.valueOf(rates.get(from))
            .divide(BigDecimal.valueOf(rates.get(after)), MathContext.DECIMAL64);
    return rate.multiply(factor).round(new MathContext(2)).doubleValue();
  }

  /** The rates to try in a phase: the grid, or a tenth of each where it fine-tunes. */
  public List<Double> rates(Phase phase) {
    return phase.thawing().isEmpty() ? grid : grid.stream().map(RateSearch::lower).toList();
  }

  // By decimals: a binary tenth of 3e-3 would be shown with seventeen digits.
  private static double lower(double rate) {
    return BigDecimal.valueOf(rate).movePointLeft(FINE_TUNING_DECADES).doubleValue();
  }

  /** A solved head has no rate. */
  static List<Phase> found(List<Phase> phases, List<Double> rates) {
    int solved = (int) phases.stream().filter(p -> p.solver() == Solver.SOLVED).count();
    Check.that(
        rates.size() == phases.size() - solved,
        "rates %s must be as many as phases that make steps (%d)",
        rates,
        phases.size() - solved);
    return IntStream.range(0, phases.size())
        .mapToObj(i -> i < solved ? phases.get(i) : phases.get(i).withRate(rates.get(i - solved)))
        .toList();
  }

  Optional<RateSearch> longer(int factor) {
    return plateau.map(p -> withPlateau(p.times(factor)));
  }

  RateSearch times(double factor) {
    return withGrid(grid.stream().map(rate -> times(rate, factor)).toList());
  }

  // By decimals: 1e-3 x 0.3 would be 2.9999999999999997E-4.
  static double times(double rate, double factor) {
    return BigDecimal.valueOf(rate).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  /** The rates that are tried in a phase, "0.001 / 0.003 at 2 seeds". */
  String words(Phase phase) {
    return words(rates(phase)).replace(", ", " / ") + edges() + times("");
  }

  /** What it is allowed, its rates aside: two searches with the same one have the same chances. */
  public String effort() {
    String beyond =
        widenings == 0 ? "" : Text.format(" and at most %d beyond an edge that wins", widenings);
    String steps = plateau.map(p -> Text.format(" or about %,d steps", p.updates())).orElse("");
    return Text.format("%d rates%s%s%s%s", grid.size(), beyond, times(" each"), length(), steps);
  }

  private String length() {
    return plateau.map(p -> ", " + p).orElse("");
  }

  /** Whether its cost is not known beforehand. */
  public boolean isOpen() {
    return plateau.isPresent() || widenings > 0;
  }

  private String times(String each) {
    String more = plateau.isEmpty() ? "" : Text.format(" (%d with few validation rows)", seeds + 1);
    return seeds == 1 ? "" : Text.format(" at %d seeds%s%s", seeds, each, more);
  }

  private String edges() {
    return widenings == 0 ? "" : ", and beyond where an edge wins,";
  }

  String canonical() {
    Canonical text = Canonical.of("rateSearch").with("grid", grid).with("seeds", seeds);
    if (widenings > 0) {
      text.with("widenings", widenings);
    }
    plateau.ifPresent(p -> text.withNested("plateau", p.canonical()));
    return text.toString();
  }

  /** Rates as they are shown, "3.0E-4, 0.001". */
  static String words(List<Double> rates) {
    return rates.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** A run needs rates that are known. */
  public static void checkDone(Recipe recipe) {
    Check.that(
        recipe.search().isEmpty(),
        "the %s: search them first, as an Experiment does",
        recipe.search().orElse(null));
  }

  @Override
  public String toString() {
    return Text.format(
        "rate searched among %s%s%s%s", words(grid), edges(), times(" each"), length());
  }
}
