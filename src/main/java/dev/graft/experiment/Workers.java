package dev.graft.experiment;

import dev.graft.training.MemoryLeft;
import java.util.List;

/**
 * How many runs are computed at the same time.
 *
 * @param number of threads, each with one run
 * @param boundedByMemory whether there would be more if memory were larger
 */
record Workers(int number, boolean boundedByMemory) {
  /** The rest is for the pictures, the features and whatever else the machine does. */
  private static final double SHARE_OF_MEMORY = 0.7;

  /** As many as the experiment asks for, or as fit the largest of its runs. */
  static Workers of(Experiment experiment, List<Job> jobs) {
    double most = jobs.stream().mapToDouble(job -> job.plan().mebibytesOfRun()).max().orElse(0);
    return experiment.workers() == Experiment.AS_MEMORY_ALLOWS
        ? standard(most)
        : new Workers(experiment.workers(), false);
  }

  /** One per core, but no more than fit into the memory that is left; at least one. */
  static Workers standard(double mebibytesPerRun) {
    return fitting(
        Runtime.getRuntime().availableProcessors(), MemoryLeft.mebibytes(), mebibytesPerRun);
  }

  static Workers fitting(int cores, double availableMebibytes, double mebibytesPerRun) {
    double fitting = SHARE_OF_MEMORY * availableMebibytes / Math.max(1, mebibytesPerRun);
    int number = (int) Math.max(1, Math.min(cores, fitting));
    return new Workers(number, number < cores);
  }
}
