package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.answering;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Answers of two arms whose classes change in other ways than the mean. */
final class ClassFixtures {
  static final List<String> THREE = List.of("cat", "dog", "emu");

  private ClassFixtures() {}

  // 60 rows, 20 of each class: the arm gains on cats what it loses on dogs; emus stay.
  static Runs hidden(int seeds) {
    Random random = new Random(4);
    double[] scratch = {0.4, 0.9, 0.6};
    double[] frozen = {0.9, 0.4, 0.6};
    List<Run> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(answering("scratch", seed, THREE, drawn(random, scratch, 60)));
    }
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(answering("frozen", seed, THREE, drawn(random, frozen, 60)));
    }
    return new Runs(runs);
  }

  static String drawn(Random random, double[] chances, int rows) {
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      right.append(random.nextDouble() < chances[i % chances.length] ? '1' : '0');
    }
    return right.toString();
  }
}
