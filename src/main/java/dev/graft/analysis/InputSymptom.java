package dev.graft.analysis;

import dev.graft.run.Suggestion;
import java.util.Optional;

/** Whether pictures reach a base otherwise than its weights were made for. */
final class InputSymptom {
  /** What pictures are scaled to: about mean 0 and deviation 1. Beyond, layers saturate. */
  private static final double LARGEST_MEAN = 3;

  private static final double LARGEST_DEVIATION = 5;
  private static final double SMALLEST_DEVIATION = 0.05;

  private InputSymptom() {}

  static Optional<Cause> of(Course arm, Trials trials) {
    String scaling = arm.fact("input.scaling");
    String expected = arm.fact("input.scaling.expected");
    double mean = arm.number("input.mean");
    double deviation = arm.number("input.deviation");
    String measured = Symptoms.text("enter with mean %.3g and deviation %.3g", mean, deviation);
    if (!expected.isEmpty() && !scaling.equals(expected)) {
      String words =
          "the pictures (%s) %s, but the weights were made for %s"
              .formatted(scaling, measured, expected);
      Optional<Suggestion> way =
          trials.suggestion(new Suggestion.ScaleAsExpected(), "fed as its weights were made for");
      return cause(deviation, words, way);
    }
    boolean unusual =
        Math.abs(mean) > LARGEST_MEAN
            || deviation > LARGEST_DEVIATION
            || deviation < SMALLEST_DEVIATION;
    String words = "the pictures %s, where networks are made for about 0 and 1".formatted(measured);
    return unusual ? cause(deviation, words, Optional.empty()) : Optional.empty();
  }

  private static Optional<Cause> cause(double number, String words, Optional<Suggestion> way) {
    return Optional.of(new Cause(Cause.Kind.INPUT_SCALED_OTHERWISE, number, words, way));
  }
}
