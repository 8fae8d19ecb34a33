package dev.graft.training;

import dev.graft.run.Point;
import java.util.List;

/** Hears of a run while it computes. Called from the run's own thread. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * A run is about to train.
   *
   * @param points those known already: of the run that it continues, or from before it was stopped
   */
  default void runStarted(Plan plan, List<Point> points) {}

  /** A pass over the training rows has ended. */
  default void passEnded(Plan plan, Point point) {}
}
