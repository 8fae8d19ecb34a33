package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.training.MemoryLeft;
import dev.graft.training.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an experiment asks of memory, said before it is used: a machine or container that runs short
 * kills the process without a word.
 *
 * <p>Counted are, outside the Java heap, the layers' outputs, gradients and weights of each run
 * that is computed at the same time, and the forward pass of its frozen stages; on the heap, the
 * features and pixels that are kept. The engine's own workspace is not, nor what one picture takes
 * while it is decoded: a run of half the memory may still fail. Against a measured 550 MiB stand
 * 600 counted.
 *
 * @param run the most that one run takes outside the heap, in MiB
 * @param heap features and pixels that are kept on the heap, in MiB
 * @param features the part of these that cannot be dropped, in MiB
 */
record MemoryNeed(double run, double heap, double features) {
  private static final double MIB = 1048576.0;

  private static final String SMALLER =
      "take smaller pictures (base.withSize(96)), smaller batches (recipe.withBatchSize(8)) or freeze"
          + " more of the network; end other programs and kernels; or give this machine or container"
          + " more. "
          + MemoryLeft.ALL_THE_SAME;

  /**
   * What there is.
   *
   * @param machine what the machine or its container has left, in MiB; infinite where not known
   * @param heap what the heap may still take, in MiB
   * @param committed the part of this that the process holds already, in MiB
   */
  record Left(double machine, double heap, double committed) {
    static Left now() {
      double committed = Runtime.getRuntime().freeMemory() / MIB;
      return new Left(MemoryLeft.mebibytes(), MemoryLeft.mebibytesOfHeap(), committed);
    }
  }

  /** Refuses jobs that will not fit, so many at a time. */
  static void check(List<Job> jobs, int atATime) {
    if (!jobs.isEmpty()) {
      check(jobs.stream().map(Job::plan).toList(), atATime, largest(jobs).arm().name());
    }
  }

  /** Refuses plans of an arm that will not fit, so many at a time. */
  static void check(List<Plan> plans, int atATime, String arm) {
    if (!MemoryLeft.isChecked()) {
      return;
    }
    MemoryNeed need = of(plans);
    Left left = Left.now();
    if (need.features() > left.heap()) {
      System.gc(); // what is only not yet collected is no need
      left = Left.now();
    }
    need.check(left, atATime, arm);
  }

  private static Job largest(List<Job> jobs) {
    return jobs.stream()
        .max(Comparator.comparingDouble(job -> job.plan().mebibytesOfRun()))
        .orElseThrow();
  }

  private static MemoryNeed of(List<Plan> plans) {
    double features = most(plans, Plan::mebibytesOfFeatures);
    double pixels = most(plans, Plan::mebibytesOfPixels);
    return new MemoryNeed(most(plans, Plan::mebibytesOfRun), features + pixels, features);
  }

  private static double most(List<Plan> plans, ToDoubleFunction<Plan> part) {
    return plans.stream().mapToDouble(part).max().orElse(0);
  }

  void check(Left left, int atATime, String arm) {
    Check.that(
        features <= left.heap(),
        "memory (%s for the features of the frozen stages) must fit the %s that the Java heap may"
            + " still take; start Java, or Jupyter's kernel, with more (-Xmx4g), take fewer rows or"
            + " smaller pictures (base.withSize(96)), or clear what the notebook holds",
        mebibytes(features),
        mebibytes(left.heap()));
    double kept = Math.max(0, heap - left.committed());
    Check.that(
        run + kept <= left.machine(),
        "memory (about %s for one run of '%s', with what is kept between runs) must fit the %s that"
            + " this machine or its container has left; %s",
        mebibytes(run + kept),
        arm,
        mebibytes(left.machine()),
        SMALLER);
    int fitting = (int) Math.max(1, (left.machine() - kept) / Math.max(1, run));
    Check.that(
        atATime <= fitting,
        "memory (about %s for %d runs at a time) must fit the %s that this machine or its container"
            + " has left; compute fewer at a time: withWorkers(%d), or leave the number to Graft; or"
            + " %s",
        mebibytes(run * atATime + kept),
        atATime,
        mebibytes(left.machine()),
        fitting,
        SMALLER);
  }

  private static String mebibytes(double number) {
    return Text.format("%,.0f MiB", number);
  }
}
