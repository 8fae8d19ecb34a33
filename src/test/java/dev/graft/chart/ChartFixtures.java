package dev.graft.chart;

import dev.graft.analysis.Confusion;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;

/** Charts of every kind, with names that a browser could take for markup and a run that failed. */
final class ChartFixtures {
  static final List<String> NAMES =
      List.of("Animals & Nature", "Don't say \"<b>\"", "Travel & Places", "People & Body");

  private ChartFixtures() {}

  static Runs withAFailedRun() {
    List<Run> all = new ArrayList<>(RunFixtures.threeArms(3).all());
    all.set(1, RunFixtures.failed(all.get(1), "it diverged"));
    return new Runs(all);
  }

  static Chart confusion(List<String> classes) {
    Arm arm = Arm.of("frozen", 0.6).withClasses(classes).withRows(400);
    return Charts.confusion(Confusion.of(RunFixtures.runs(arm.seeds(2)), "frozen"));
  }

  static List<Chart> all() {
    return List.of(
        Charts.learningCurves(withAFailedRun()),
        Charts.learningCurves(RunFixtures.runs(Arm.of("odd, <i>", 0.5).withPasses(0).seeds(1))),
        Charts.accuracy(withAFailedRun()),
        Charts.accuracy(
            RunFixtures.runs(
                List.of(RunFixtures.failed(Arm.of("scratch", 0.5).seed(1), "no")),
                Arm.of("frozen", 0.5).seeds(1))),
        confusion(NAMES));
  }
}
