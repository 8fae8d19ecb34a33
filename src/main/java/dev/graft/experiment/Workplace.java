package dev.graft.experiment;

import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.util.List;
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
   * @param missing the runs to be compared that it is to compute; their searches come beside them
   * @throws IllegalArgumentException if it cannot be reached, or cannot compute one of these, which
   *     is said before anything is started
   */
  default Optional<Workshop> open(List<Plan> missing) {
    return Optional.empty();
  }
}
