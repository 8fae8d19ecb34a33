package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.analysis.Verdict;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rule by which an arm is chosen: from the cheapest to the dearest, an arm takes the place of
 * the one before it where the verdict says that it helps against that one, and not else. What
 * cannot be told leaves the cheaper one.
 *
 * @param steps the verdicts that decided, in their order
 * @param chosen the arm; empty where each has a failed run
 */
record Choosing(List<Verdict> steps, Optional<String> chosen) {
  /** The test rows are left out in so many parts, a part at a time. */
  static final int PARTS = 10;

  Choosing {
    steps = List.copyOf(steps);
  }

  /**
   * The choice by a comparison.
   *
   * @param byCost the arms, the cheapest to use first
   */
  static Choosing of(Comparison comparison, List<String> byCost) {
    Runs runs = comparison.runs();
    List<String> good =
        byCost.stream()
            .filter(arm -> runs.arms().contains(arm))
            .filter(arm -> runs.arm(arm).stream().noneMatch(Run::failed))
            .toList();
    List<Verdict> steps = new ArrayList<>();
    String chosen = good.isEmpty() ? null : good.get(0);
    for (String arm : good.stream().skip(1).toList()) {
      Verdict verdict = verdict(comparison, arm, chosen);
      steps.add(verdict);
      chosen = verdict.outcome() == Outcome.HELPS ? arm : chosen;
    }
    return new Choosing(steps, Optional.ofNullable(chosen));
  }

  /** The one that stands in the comparison, or one of these two arms alone. */
  private static Verdict verdict(Comparison comparison, String arm, String before) {
    if (before.equals(comparison.baseline())) {
      return comparison.verdict(arm);
    }
    List<Run> two = new ArrayList<>(comparison.runs().arm(before));
    two.addAll(comparison.runs().arm(arm));
    Verdict.Rule rule = comparison.verdicts().get(0).rule();
    return Comparison.of(new Runs(two, comparison.runs().looks()))
        .withMetric(rule.metric())
        .withMargin(rule.margin())
        .against(before)
        .verdict(arm);
  }

  /**
   * What other rows would have chosen, and what came of it on rows that did not choose.
   *
   * @param agreeing how many of the parts' choices are that of all rows
   * @param parts how many there are
   * @param accuracy of each part's choice on the rows of that part
   */
  record LeftOut(int agreeing, int parts, OwnAccuracy accuracy) {}

  /**
   * The rule applied with a part of the test rows left out at a time, and judged on that part.
   * Empty where the runs do not share their test rows, or have too few.
   */
  Optional<LeftOut> leftOut(Comparison comparison, List<String> byCost) {
    List<Run> all = comparison.runs().all();
    List<Integer> rows = all.get(0).test().rows();
    boolean shared = all.stream().allMatch(run -> run.test().rows().equals(rows));
    if (chosen.isEmpty() || !shared || rows.size() < 2 * PARTS) {
      return Optional.empty();
    }
    List<double[]> right = new ArrayList<>();
    comparison.runs().seeds().forEach(seed -> right.add(new double[rows.size()]));
    int agreeing = 0;
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      List<Integer> out =
          IntStream.range(0, rows.size()).filter(i -> i % PARTS == left).boxed().toList();
      String then = without(comparison, new HashSet<>(out), byCost);
      agreeing += then.equals(chosen.get()) ? 1 : 0;
      List<Run> theirs = comparison.runs().arm(then);
      for (int s = 0; s < Math.min(theirs.size(), right.size()); s++) {
        for (int i : out) {
          right.get(s)[i] = theirs.get(s).test().correct(i) ? 1 : 0;
        }
      }
    }
    return Optional.of(new LeftOut(agreeing, PARTS, OwnAccuracy.ofTable(right)));
  }

  private static String without(Comparison comparison, Set<Integer> out, List<String> byCost) {
    List<Run> fewer = comparison.runs().all().stream().map(run -> without(run, out)).toList();
    Verdict.Rule rule = comparison.verdicts().get(0).rule();
    Comparison then =
        Comparison.of(new Runs(fewer))
            .withMetric(rule.metric())
            .withMargin(rule.margin())
            .against(comparison.baseline());
    return of(then, byCost).chosen().orElseThrow();
  }

  private static Run without(Run run, Set<Integer> out) {
    return run.withTest(run.test().without(out));
  }
}
