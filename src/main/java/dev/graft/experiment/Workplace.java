package dev.graft.experiment;

import dev.graft.run.RunStore;
import java.util.Optional;

/** Where the runs of an experiment are computed and kept. */
public interface Workplace {
  /** This process, as many runs at a time as it has cores. */
  Workplace HERE = own -> own;

  /**
   * Where finished runs are kept.
   *
   * @param own where the experiment keeps them elsewhere
   */
  RunStore store(RunStore own);

  /**
   * Opens the place while runs are missing; empty: this process computes them.
   *
   * @throws IllegalArgumentException if it cannot be reached
   */
  default Optional<Workshop> open() {
    return Optional.empty();
  }
}
