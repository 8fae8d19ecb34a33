package dev.graft.spark;

import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.pack.PackedPlans;
import dev.graft.training.MemoryLeft;
import dev.graft.training.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;

/**
 * The plans that were sent, unpacked once for all tasks of an executor. Before its first task an
 * executor is asked whether it can compute them: whether the engine loads, and whether a run fits.
 */
final class SentPlans {
  private static final Map<Long, Map<String, Plan>> BY_PACK = new HashMap<>();

  private SentPlans() {}

  /**
   * Those of a pack, by their keys.
   *
   * @throws IllegalArgumentException if this executor cannot compute them, saying why
   */
  static synchronized Map<String, Plan> of(Broadcast<byte[]> pack) {
    if (!BY_PACK.containsKey(pack.id())) {
      List<Plan> plans = PackedPlans.of(pack.value()).plans();
      if (BY_PACK.isEmpty()) {
        check(plans);
      }
      BY_PACK.put(pack.id(), plans.stream().collect(Collectors.toMap(Plan::key, plan -> plan)));
    }
    return BY_PACK.get(pack.id());
  }

  private static void check(List<Plan> plans) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    try {
      EngineTasks.call(Engines::current);
    } catch (IllegalStateException e) {
      String words =
          "executor (on %s) must load the engine %s, but cannot: %s; its machine must have what the"
              + " engine needs, for MXNet a Linux with glibc on x86_64";
      throw new IllegalArgumentException(Text.format(words, host, Engines.name(), e.getCause()), e);
    }
    try {
      plans.forEach(MemoryLeft::check);
    } catch (IllegalArgumentException e) {
      String words =
          "executor (on %s) is too small: %s. On Spark the heap is"
              + " withConf(\"spark.executor.memory\", \"4g\"), what a container gives besides is"
              + " spark.executor.memoryOverhead, and Java's options go to"
              + " spark.executor.extraJavaOptions";
      throw new IllegalArgumentException(Text.format(words, host, e.getMessage()), e);
    }
  }
}
