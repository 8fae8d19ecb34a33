package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Run;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long the source of an arm was trained before the arm began: part of the price of transfer,
 * which no curve of the target shows.
 */
record SourceTime(boolean source, OptionalDouble seconds) {
  private static final String FACT = "source.seconds";

  static SourceTime of(List<Run> arm) {
    Map<String, String> facts = arm.get(0).provenance();
    String text = facts.getOrDefault(FACT, "");
    boolean number = text.matches("\\d{1,12}(\\.\\d+)?");
    // A network without a base was drawn at random; without a network nothing is known.
    boolean scratch = facts.containsKey("network") && !facts.containsKey("base");
    return new SourceTime(
        !scratch, number ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty());
  }

  @Override
  public String toString() {
    if (seconds.isPresent()) {
      return Text.format(
          "its source was trained for %,.0f s before, not counted in these seconds",
          seconds.getAsDouble());
    }
    return source ? "its source's own training time is not known" : "no source";
  }
}
