package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Guessing;
import dev.graft.chart.VerdictCard;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Display;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One output that holds what is known so far: in a notebook all of it, in a terminal line by line
 * what is new.
 */
final class SoFar {
  private final long start = System.nanoTime();
  private final Display.Slot slot;
  private final List<String> times = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private String ground = "";

  SoFar(Display display) {
    slot = display.open(Shown.html("", ""));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** What is being done, or what everything stands on. */
  void says(String words) {
    ground = words.lines().map(Html::paragraph).collect(Collectors.joining());
    String fresh = words.lines().filter(said::add).collect(Collectors.joining("\n"));
    slot.update(Shown.html(ground, fresh));
  }

  /** The first accuracy, which is no comparison. */
  private void accuracy(Runs runs) {
    times.add(Text.format("the first accuracy after %.0f s", seconds()));
    String words = noComparisonYet(runs);
    slot.update(Shown.html(ground + Html.paragraph(words), words));
  }

  static String noComparisonYet(Runs runs) {
    String arm = runs.arms().get(0);
    List<Run> all = runs.arm(arm);
    OwnAccuracy accuracy = OwnAccuracy.of(all);
    return accuracy.seeds() == 0
        ? Text.format("No comparison yet: %s failed", arm)
        : Text.format(
            "No comparison yet: %s reaches %s on %,d test rows, where naming the largest class every"
                + " time reaches %.3f; the rival comes next",
            arm,
            accuracy,
            accuracy.rows(),
            Guessing.of(all).map(Guessing::majority).orElse(Double.NaN));
  }

  /**
   * Runs the first arms, which are quick, then the rival, against which there is a verdict, then
   * the later arms one by one.
   *
   * @return the experiment with all of them
   */
  Experiment through(Experiment first, Arm rival, List<Arm> later) {
    accuracy(first.run());
    Experiment all = with(first, rival);
    all.run();
    times.add(Text.format("the first verdict after %.0f s", seconds()));
    for (Arm arm : later) {
      shows(
          "So far, with " + arm.name() + " still to come:",
          Comparison.of(all.runs()).against(rival.name()));
      all = with(all, arm);
      all.run();
      times.add(Text.format("%s after %.0f s", arm.name(), seconds()));
    }
    return all;
  }

  private static Experiment with(Experiment experiment, Arm arm) {
    return experiment.withArm(arm.name(), arm.network(), arm.recipe());
  }

  private void shows(String words, Comparison comparison) {
    slot.update(
        Shown.html(
            ground + Html.paragraph(words) + VerdictCard.head(comparison),
            words + "\n" + comparison.brief()));
  }

  void ends() {
    times.add(Text.format("all after %.0f s", seconds()));
    String words = String.join(", ", times);
    slot.finish(Shown.html(Html.paragraph(words), words));
  }
}
