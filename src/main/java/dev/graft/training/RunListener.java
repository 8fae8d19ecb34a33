package dev.graft.training;

import dev.graft.run.Point;

/** Hears of a run while it computes. Called from the run's own thread. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /** A pass over the training rows has ended. */
  default void passEnded(Plan plan, Point point) {}
}
