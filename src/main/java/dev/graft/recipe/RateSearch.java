package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.math.BigDecimal;
import java.util.List;
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
 * @param grid the rates to try, rising; from 2 to {@value #MOST_RATES} of them
 * @param seeds how many search seeds, from 1 to {@value #MOST_SEEDS}; their accuracies are averaged
 */
public record RateSearch(List<Double> grid, int seeds) implements Shown {
  /**
   * AdamW's customary 1e-3 with its neighbours about half a decade apart: a body from scratch wants
   * about 1e-3, a new head on a frozen base three to ten times as much.
   */
  public static final List<Double> DEFAULT_GRID = List.of(3e-4, 1e-3, 3e-3, 1e-2);

  /** One tells a good rate from a bad one; neighbours on the grid often differ by chance alone. */
  public static final int DEFAULT_SEEDS = 1;

  /** A search costs the passes of a run for each rate and seed. */
  public static final int MOST_RATES = 12;

  /** More would cost more than the experiment. */
  public static final int MOST_SEEDS = 5;

  /** Fine-tuning tries a tenth of each rate, lest what the base knows be lost at once. */
  private static final int FINE_TUNING_DECADES = 1;

  /** Checks the ranges and sorts the grid. */
  public RateSearch {
    grid = grid.stream().sorted().toList();
    grid.forEach(rate -> Check.positive("rate", rate));
    Check.that(
        grid.stream().distinct().count() == grid.size(), "rates %s must differ from another", grid);
    Check.that(
        grid.size() >= 2 && grid.size() <= MOST_RATES,
        "rates (%d) must be from 2 to %d; a single one is withRate(rate)",
        grid.size(),
        MOST_RATES);
    Check.that(
        seeds >= 1 && seeds <= MOST_SEEDS,
        "seeds (%d) of a search must be from 1 to %d",
        seeds,
        MOST_SEEDS);
  }

  /** The grid and the number of seeds named above. */
  public static RateSearch withDefaults() {
    return new RateSearch(DEFAULT_GRID, DEFAULT_SEEDS);
  }

  /** Other rates. */
  public RateSearch withGrid(List<Double> rates) {
    return new RateSearch(rates, seeds);
  }

  /** Another number of search seeds. */
  public RateSearch withSeeds(int number) {
    return new RateSearch(grid, number);
  }

  /** The seeds of search runs, all below 0, where an experiment has none: -1, -2, ... */
  public List<Long> searchSeeds() {
    return LongStream.rangeClosed(1, seeds).map(seed -> -seed).boxed().toList();
  }

  /** The rates to try in a phase: the grid, or a tenth of each where it fine-tunes. */
  public List<Double> rates(Phase phase) {
    return phase.thawing().isEmpty() ? grid : grid.stream().map(RateSearch::lower).toList();
  }

  // By decimals: a binary tenth of 3e-3 would be shown with seventeen digits.
  private static double lower(double rate) {
    return BigDecimal.valueOf(rate).movePointLeft(FINE_TUNING_DECADES).doubleValue();
  }

  static List<Phase> found(List<Phase> phases, List<Double> rates) {
    Check.that(
        rates.size() == phases.size(),
        "rates %s must be as many as phases (%d)",
        rates,
        phases.size());
    return IntStream.range(0, rates.size())
        .mapToObj(i -> phases.get(i).withRate(rates.get(i)))
        .toList();
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
    String times = seeds == 1 ? "" : Text.format(" at %d seeds", seeds);
    return words(rates(phase)).replace(", ", " / ") + times;
  }

  String canonical() {
    return Canonical.of("rateSearch").with("grid", grid).with("seeds", seeds).toString();
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
    String times = seeds == 1 ? "" : Text.format(" at %d seeds each", seeds);
    return Text.format("rate searched among %s%s", words(grid), times);
  }
}
