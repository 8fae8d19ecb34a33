package dev.graft.experiment;

import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import java.util.List;
import java.util.Optional;

/** A place outside of this process that computes runs, while it is open. */
public interface Workshop extends AutoCloseable {
  /** Tells which runs may be asked for next, so that what they share is sent once. */
  void expect(List<Plan> plans);

  /**
   * The run of a plan, computed there; many threads may wait here, each for one.
   *
   * @param before the finished run that it continues; empty unless the recipe has several phases
   * @param listener hears of its passes, at the latest when it has ended
   * @throws InterruptedException if stopped
   * @throws IllegalStateException if it broke there, or the place itself did
   */
  Trained run(Plan plan, Optional<Trained> before, RunListener listener)
      throws InterruptedException;

  /** What is done before the first run ends, as words. */
  String doing();

  /** Ends what is still being computed. */
  @Override
  void close();
}
