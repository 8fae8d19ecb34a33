package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Halves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows look lost or won by the draw of the seeds alone: rows that one half of an arm's
 * seeds answers rightly by majority and another half wrongly, as the mean over all ways to halve
 * the seeds. Beside it stands the same count between a half of one arm and a half of the other, so
 * that like is compared with like: a majority of few seeds changes more easily than one of many.
 * Where two arms differ by nothing but their draws, the numbers agree.
 *
 * @param half how many seeds a half has
 * @param ofBaseline rows that two halves of the baseline give
 * @param ofArm rows that two halves of the arm give
 * @param lost rows that a half of the baseline has right and a half of the arm wrong
 * @param won rows that a half of the arm has right and a half of the baseline wrong
 */
public record Chance(int half, double ofBaseline, double ofArm, double lost, double won)
    implements Shown {
  /** A half of fewer seeds is a single run, and one run's answer is no majority. */
  static final int FEWEST_SEEDS = 4;

  static Chance of(Pairs pairs) {
    Halves halves = Halves.of(pairs.size());
    Map<List<Integer>, Double> known = new HashMap<>();
    double[] sums = new double[4];
    for (int column = 0; column < pairs.arm().get(0).test().rows().size(); column++) {
      int both = 0;
      int arm = 0;
      int baseline = 0;
      for (int s = 0; s < pairs.size(); s++) {
        boolean mine = pairs.arm().get(s).test().correct(column);
        boolean other = pairs.baseline().get(s).test().correct(column);
        both += mine && other ? 1 : 0;
        arm += mine && !other ? 1 : 0;
        baseline += other && !mine ? 1 : 0;
      }
      sums[0] += chance(halves, List.of(both + baseline, 0, 0), known);
      sums[1] += chance(halves, List.of(both + arm, 0, 0), known);
      sums[2] += chance(halves, List.of(both, baseline, arm), known);
      sums[3] += chance(halves, List.of(both, arm, baseline), known);
    }
    return new Chance(halves.size(), sums[0], sums[1], sums[2], sums[3]);
  }

  private static double chance(
      Halves halves, List<Integer> counts, Map<List<Integer>, Double> known) {
    return known.computeIfAbsent(counts, c -> halves.rightThenWrong(c.get(0), c.get(1), c.get(2)));
  }

  String words(String arm, String baseline) {
    return Text.format(
        "beside chance, in halves of %d seeds: lost %.1f rows and won %.1f, where two halves of %s"
            + " differ so in %.1f and two of %s in %.1f",
        half, lost, won, baseline, ofBaseline, arm, ofArm);
  }
}
