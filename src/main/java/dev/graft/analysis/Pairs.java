package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;

/** The runs of two arms, paired by seed. */
final class Pairs {
  private final List<Run> arm;
  private final List<Run> baseline;

  Pairs(Runs runs, String arm, String baseline) {
    this.arm = runs.arm(arm);
    this.baseline = runs.arm(baseline);
    Check.that(
        seeds(this.arm).equals(seeds(this.baseline)),
        "arm '%s' has the seeds %s, but '%s' has %s; run both with the same seeds",
        arm,
        seeds(this.arm),
        baseline,
        seeds(this.baseline));
  }

  private static List<Long> seeds(List<Run> runs) {
    return runs.stream().map(Run::seed).sorted().toList();
  }

  /** The runs that failed, of both arms. */
  List<Run> failed() {
    List<Run> failed = new ArrayList<>(baseline);
    failed.addAll(arm);
    return failed.stream().filter(Run::failed).toList();
  }

  String armName() {
    return arm.get(0).arm();
  }

  String baselineName() {
    return baseline.get(0).arm();
  }

  int size() {
    return arm.size();
  }

  int rows() {
    return arm.get(0).test().rows().size();
  }

  String provenance(String name) {
    return arm.get(0).provenance().getOrDefault(name, "");
  }

  static double accuracy(List<Run> runs) {
    return runs.stream().mapToDouble(run -> run.test().accuracy()).average().orElse(Double.NaN);
  }

  Verdict.Evidence evidence() {
    return new Verdict.Evidence(accuracy(arm), accuracy(baseline), size(), rows());
  }

  private Run partner(Run run) {
    return baseline.stream().filter(b -> b.seed() == run.seed()).findFirst().orElseThrow();
  }

  /** Correct by the arm minus correct by the baseline, (seeds, rows): -1, 0 or 1. */
  double[][] differences() {
    double[][] differences = new double[size()][];
    for (int s = 0; s < size(); s++) {
      Predictions mine = arm.get(s).test();
      Predictions other = partner(arm.get(s)).test();
      checkSameRows(arm.get(s), mine, other);
      differences[s] = new double[mine.rows().size()];
      for (int i = 0; i < differences[s].length; i++) {
        differences[s][i] = (mine.correct(i) ? 1 : 0) - (other.correct(i) ? 1 : 0);
      }
    }
    return differences;
  }

  private static void checkSameRows(Run run, Predictions mine, Predictions other) {
    Check.that(
        mine.rows().equals(other.rows()) && mine.actual().equals(other.actual()),
        "the test rows of arm '%s' with seed %d (%d) must be those of the baseline (%d)",
        run.arm(),
        run.seed(),
        mine.rows().size(),
        other.rows().size());
  }

  /** The difference in accuracy per seed. */
  double[] accuracyDifferences() {
    double[][] differences = differences();
    double[] means = new double[differences.length];
    for (int s = 0; s < means.length; s++) {
      means[s] = java.util.Arrays.stream(differences[s]).average().orElseThrow();
    }
    return means;
  }
}
