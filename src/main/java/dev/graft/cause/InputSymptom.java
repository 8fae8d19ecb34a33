package dev.graft.cause;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Suggestion;
import java.util.Optional;

/** Whether rows reach a base otherwise than its weights were made for. */
final class InputSymptom {
  /** What rows are scaled to: about mean 0 and deviation 1. Beyond, layers saturate. */
  private static final double LARGEST_MEAN = 3;

  private static final double LARGEST_DEVIATION = 5;
  private static final double SMALLEST_DEVIATION = 0.05;

  private final Course arm;
  private final String what;
  private final String measured;

  private InputSymptom(Course arm) {
    this.arm = arm;
    what = pictures() ? "pictures" : "rows";
    double unseen = arm.number(Fact.INPUT_UNSEEN);
    measured =
        Double.isNaN(unseen)
            ? Text.format(
                "enter with mean %.3g and deviation %.3g",
                arm.number(Fact.INPUT_MEAN), arm.number(Fact.INPUT_DEVIATION))
            : Text.format("enter with %.0f%% of their words unseen", 100 * unseen);
  }

  static Optional<Cause> of(Course arm, Trials trials) {
    InputSymptom symptom = new InputSymptom(arm);
    return symptom.otherwise(trials).or(symptom::farColumn).or(symptom::unusual);
  }

  private boolean pictures() {
    return !arm.states(Fact.INPUT);
  }

  private Optional<Cause> otherwise(Trials trials) {
    String scaling = arm.text(pictures() ? Fact.INPUT_SCALING : Fact.INPUT);
    String expected = arm.text(pictures() ? Fact.INPUT_SCALING_EXPECTED : Fact.INPUT_EXPECTED);
    if (expected.isEmpty() || scaling.equals(expected)) {
      return Optional.empty();
    }
    String words = "the %s (%s) %s, but the weights were made for %s";
    double deviation = arm.number(Fact.INPUT_DEVIATION);
    return cause(
        Double.isNaN(deviation) ? arm.number(Fact.INPUT_UNSEEN) : deviation,
        Text.format(words, what, scaling, measured, expected),
        trials.suggestion(new Suggestion.ScaleAsExpected(), "fed as its weights were made for"));
  }

  private Optional<Cause> farColumn() {
    double farthest = arm.number(Fact.INPUT_FARTHEST_MEAN);
    String words = "the rows enter with column '%s' at a mean of %.3g, where 0 is usual";
    return Math.abs(farthest) > LARGEST_MEAN
        ? cause(
            farthest, Text.format(words, arm.text(Fact.INPUT_FARTHEST), farthest), Optional.empty())
        : Optional.empty();
  }

  private Optional<Cause> unusual() {
    double deviation = arm.number(Fact.INPUT_DEVIATION);
    boolean far =
        Math.abs(arm.number(Fact.INPUT_MEAN)) > LARGEST_MEAN
            || deviation > LARGEST_DEVIATION
            || deviation < SMALLEST_DEVIATION;
    String words =
        Text.format("the %s %s, where networks are made for about 0 and 1", what, measured);
    return far ? cause(deviation, words, Optional.empty()) : Optional.empty();
  }

  private static Optional<Cause> cause(double number, String words, Optional<Suggestion> way) {
    return Optional.of(new Cause(Cause.Kind.INPUT_SCALED_OTHERWISE, number, words, way));
  }
}
