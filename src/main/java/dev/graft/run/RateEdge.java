package dev.graft.run;

import dev.graft.internal.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that the rate chosen for a phase was the first or the last of those tried, so that a better
 * one may lie beyond.
 *
 * @param sentence names the rates
 */
public record RateEdge(String sentence) {
  /** Where on the grid of rates the chosen one lies. */
  public enum Side {
    LOWEST("lowest"),
    HIGHEST("highest");

    private final String text;

    Side(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A phase's chosen rate.
   *
   * @param grid the rates tried, as text
   */
  public record Phase(double rate, Side side, String grid) {
    @Override
    public String toString() {
      return Text.format("%s, the %s of %s", rate, side, grid);
    }
  }

  /** What is said of these phases. */
  public static RateEdge of(List<Phase> phases) {
    return new RateEdge(
        phases.stream()
            .map(Phase::toString)
            .collect(Collectors.joining("; ", "rate at the edge of the grid: ", "")));
  }

  /** The side where to look on: the lower one if any phase's rate lies there. */
  public Side side() {
    return sentence.contains(Side.LOWEST.text) ? Side.LOWEST : Side.HIGHEST;
  }

  /** Whether one phase's rate is the lowest and another's the highest: no one factor suits both. */
  public boolean isOfBothSides() {
    return sentence.contains(Side.LOWEST.text) && sentence.contains(Side.HIGHEST.text);
  }

  @Override
  public String toString() {
    return sentence;
  }
}
