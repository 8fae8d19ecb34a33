package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long the source of an arm was trained before the arm began: part of the price of transfer,
 * which no curve of the target shows.
 */
record SourceTime(boolean source, OptionalDouble seconds) {
  static SourceTime of(List<Run> arm) {
    Run run = arm.get(0);
    // A network without a base was drawn at random; without a network nothing is known.
    boolean scratch = run.stated(Fact.NETWORK).isPresent() && run.stated(Fact.BASE).isEmpty();
    OptionalDouble seconds =
        run.fact(Fact.SOURCE_SECONDS).stream()
            .mapToDouble(Double::doubleValue)
            .filter(s -> s >= 0)
            .findFirst();
    return new SourceTime(!scratch, seconds);
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
