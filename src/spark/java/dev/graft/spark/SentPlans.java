package dev.graft.spark;

import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.pack.PackedPlans;
import dev.graft.training.MemoryLeft;
import dev.graft.training.Plan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;

/**
 * The plans that were sent last, unpacked once for all tasks of an executor. Before its first task
 * of them an executor is asked whether it can compute them: whether the engine loads, and whether
 * each run fits.
 *
 * @param pack by which Spark knows them
 * @param byKey each plan by its key
 */
record SentPlans(long pack, Map<String, Plan> byKey) {
  private static SentPlans latest = new SentPlans(-1, Map.of());

  private static final String TOO_SMALL =
      "executor (on %s) is too small: %s there; take smaller pictures (base.withSize(96)) or fewer"
          + " rows, or give executors more: the heap is withConf(\"spark.executor.memory\", \"4g\"),"
          + " what a container gives besides is spark.executor.memoryOverhead, and"
          + " withConf(\"spark.executor.cores\", \"1\") leaves it to one run at a time. It is an"
          + " estimate: withConf(\"spark.executor.extraJavaOptions\", \"-Dgraft.memory=unchecked\")"
          + " begins all the same";

  /**
   * Those of a pack, by their keys. Earlier ones are let go with their rows: they have ended.
   *
   * @throws IllegalArgumentException if this executor cannot compute them, saying why
   */
  static synchronized Map<String, Plan> of(Broadcast<byte[]> pack) {
    if (latest.pack() != pack.id()) {
      latest = new SentPlans(-1, Map.of());
      List<Plan> plans = unpacked(pack);
      check(plans);
      Map<String, Plan> byKey = plans.stream().collect(Collectors.toMap(Plan::key, plan -> plan));
      latest = new SentPlans(pack.id(), byKey);
    }
    return latest.byKey();
  }

  /** The largest thing that an executor holds, since all plans share their rows. */
  private static List<Plan> unpacked(Broadcast<byte[]> pack) {
    try {
      return PackedPlans.of(pack.value()).plans();
    } catch (OutOfMemoryError e) {
      String words =
          "memory (for the rows, pictures and weights that were sent) must fit the %,d MiB that the"
              + " Java heap has";
      String lack = Text.format(words, Runtime.getRuntime().maxMemory() >> 20);
      throw new IllegalArgumentException(Text.format(TOO_SMALL, host(), lack), e);
    }
  }

  private static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }

  /** What went wrong first, as a linker says it. */
  private static Throwable root(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void check(List<Plan> plans) {
    try {
      EngineTasks.call(Engines::current);
    } catch (IllegalStateException e) {
      String words =
          "executor (on %s) must load the engine %s, but cannot: %s; its machine must have what the"
              + " engine needs, for MXNet a Linux with glibc on x86_64";
      throw new IllegalArgumentException(Text.format(words, host(), Engines.name(), root(e)), e);
    }
    plans.stream()
        .flatMap(plan -> MemoryLeft.lack(plan).stream())
        .findFirst()
        .ifPresent(
            lack -> {
              throw new IllegalArgumentException(Text.format(TOO_SMALL, host(), lack));
            });
  }
}
