package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.analysis.Verdict;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.PredictionCost;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which arm to ship. From the cheapest arm to the dearest, one takes the place of the one before it
 * where the verdict says that it helps against that one; where it cannot be told, the cheaper one
 * stays.
 *
 * @param arm the one to ship; empty where every arm has a failed run
 * @param accuracy of it on test rows, in [0, 1]; where there are rows enough, on those that did not
 *     choose it
 * @param interval of that accuracy at 95%, over other seeds and other rows; empty for one seed
 * @param because the verdicts that decided
 * @param rows whether the rows of the accuracy chose the arm
 * @param cost what a prediction costs; empty without an arm
 * @param changes what would change the choice, a sentence each
 */
public record Decision(
    Optional<String> arm,
    double accuracy,
    Optional<Interval> interval,
    String because,
    String rows,
    Optional<PredictionCost> cost,
    List<String> changes)
    implements Shown {
  /** Copies the list. */
  public Decision {
    changes = List.copyOf(changes);
  }

  /**
   * The decision by a comparison of an experiment's runs; it measures what predictions cost.
   *
   * @throws IllegalStateException if an arm has not been run yet
   */
  public static Decision of(Experiment experiment, Comparison comparison) {
    List<String> byCost = experiment.arms().stream().sorted(CHEAPEST_FIRST).map(Arm::name).toList();
    Choosing choosing = Choosing.of(comparison, byCost);
    if (choosing.chosen().isEmpty()) {
      return new Decision(
          Optional.empty(), Double.NaN, Optional.empty(), NOTHING, "", Optional.empty(), List.of());
    }
    String arm = choosing.chosen().get();
    Optional<Choosing.LeftOut> leftOut = choosing.leftOut(comparison, byCost);
    PredictionCost cost = PredictionCost.of(experiment, arm);
    OwnAccuracy accuracy =
        leftOut
            .map(Choosing.LeftOut::accuracy)
            .orElseGet(() -> OwnAccuracy.of(comparison.runs().arm(arm)));
    return new Decision(
        Optional.of(arm),
        accuracy.mean(),
        accuracy.interval(),
        because(choosing, arm),
        leftOut.map(parts -> words(parts, arm)).orElse(SAME_ROWS),
        Optional.of(cost),
        new Changes(experiment, choosing, cost).sentences());
  }

  private static final String NOTHING = "every arm has a failed run; see the verdicts for why";
  private static final String SAME_ROWS =
      "The same test rows chose it, so this accuracy may be a little too good.";

  /** What is carried and computed at each prediction, then what the training takes. */
  private static final Comparator<Arm> CHEAPEST_FIRST =
      Comparator.comparingLong((Arm arm) -> PredictionCost.parameters(arm.network()))
          .thenComparing(arm -> arm.network().start())
          .thenComparingInt(arm -> arm.recipe().phases().size());

  private static String because(Choosing choosing, String arm) {
    if (choosing.steps().isEmpty()) {
      return "no other arm is without a failed run";
    }
    return choosing.steps().stream()
        .map(step -> step.arm() + " " + word(step) + told(step))
        .collect(Collectors.joining("; "));
  }

  private static String word(Verdict step) {
    return switch (step.outcome()) {
      case HELPS, HARMS -> step.word() + " against " + step.baseline();
      case NO_DIFFERENCE, CANNOT_TELL, FAILED_RUN ->
          "against " + step.baseline() + ": " + step.word();
    };
  }

  private static String told(Verdict step) {
    boolean open = step.outcome() == Outcome.CANNOT_TELL;
    boolean alike = step.outcome() == Outcome.NO_DIFFERENCE;
    return open || alike ? Text.format(", so the cheaper one stays, %s", step.baseline()) : "";
  }

  private static String words(Choosing.LeftOut parts, String arm) {
    return Text.format(
        "This accuracy comes from rows that did not choose: with a tenth of the test rows left out at"
            + " a time, the others chose %s %d of %d times.",
        arm, parts.agreeing(), parts.parts());
  }

  private List<String> lines() {
    if (arm.isEmpty()) {
      return List.of("Ship none: " + because + ".");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Text.format(
            "Ship %s: %s of the test rows right.",
            arm.get(), OwnAccuracy.words(accuracy, interval)));
    lines.add(Text.format("Because: %s. %s", because, rows));
    cost.ifPresent(
        c -> lines.add("A prediction costs " + c + "; the engine and Java come on top."));
    lines.addAll(changes);
    return lines;
  }

  /** As it stands in a cell. */
  String html() {
    List<String> lines = lines();
    String first = "<p><b>" + Html.escape(lines.get(0)) + "</b></p>";
    return first + Html.list(lines.subList(1, lines.size()));
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
