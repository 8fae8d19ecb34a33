package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.answering;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;

/** Right and wrong answers of two arms, row by row. */
final class ExampleFixtures {
  static final List<String> THREE = List.of("cat", "dog", "<b>emu</b>");

  private ExampleFixtures() {}

  static Runs runs(List<String> scratch, List<String> frozen) {
    List<Run> runs = new ArrayList<>();
    for (int s = 0; s < scratch.size(); s++) {
      runs.add(answering("scratch", s + 1, THREE, scratch.get(s)));
    }
    for (int s = 0; s < frozen.size(); s++) {
      runs.add(answering("frozen", s + 1, THREE, frozen.get(s)));
    }
    return new Runs(runs);
  }
}
