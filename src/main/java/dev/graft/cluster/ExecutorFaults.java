package dev.graft.cluster;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;

/** What keeps executors from beginning, told from what Spark says of it. */
public final class ExecutorFaults {
  /** How words begin that say it of all of them. */
  static final String NONE = "no executor can begin: ";

  private static final String OTHER_SPARK =
      "the cluster runs another Spark than this machine (%s): SPARK_HOME, or"
          + " Cluster.spark(master).withHome(path), must name a Spark of the cluster's version, which"
          + " its master's page shows. Spark's words: ";

  private static final String OLD_JAVA =
      "executors run an older Java than Graft's 17 or Spark %s takes: start the workers with a"
          + " newer one, or name it with withConf(\"spark.executorEnv.JAVA_HOME\", path). Java's"
          + " words: ";

  private static final String SMALL_HEAP =
      "an executor's Java heap is too small for what was sent: give it more,"
          + " withConf(\"spark.executor.memory\", \"4g\"), or send less, fewer rows or smaller pictures"
          + " (base.withSize(96)). Spark's words: ";

  private static final String KILLED =
      "an executor was killed from outside, mostly since its machine or container had no memory"
          + " left for the engine beside Java's heap: give containers more"
          + " (spark.executor.memoryOverhead), leave an executor to one run at a time,"
          + " withConf(\"spark.executor.cores\", \"1\"), or send less. Spark's words: ";

  /** A part of what is said, and what it means. */
  private record Known(String part, String meaning) {}

  private static final List<Known> ALL =
      List.of(
          new Known("InvalidClassException: org.apache.spark", OTHER_SPARK),
          new Known("ClassNotFoundException: org.apache.spark", OTHER_SPARK),
          new Known("NoSuchMethodError: 'org.apache.spark", OTHER_SPARK),
          new Known("InvalidClassException: scala", OTHER_SPARK),
          new Known("UnsupportedClassVersionError", OLD_JAVA),
          new Known("OutOfMemoryError: Java heap space", SMALL_HEAP),
          new Known("OutOfMemoryError: GC overhead", SMALL_HEAP),
          new Known("xited with code 52", SMALL_HEAP), // as which an executor names it
          new Known("xited with code 137", KILLED));

  private ExecutorFaults() {}

  /**
   * Why no executor can begin, and what to do where that is known.
   *
   * @param said Spark's own words
   * @param version of the Spark on this machine
   */
  public static String words(String said, String version) {
    return NONE + meant(said, version);
  }

  /**
   * What Spark says of a task that failed, behind what it means and what to do where that is known.
   *
   * @param said Spark's own words
   * @param version of the Spark on this machine
   */
  public static String meant(String said, String version) {
    Optional<String> meaning =
        ALL.stream()
            .filter(known -> said.contains(known.part()))
            .map(known -> Text.format(known.meaning(), version))
            .findFirst();
    return meaning.orElse("") + said;
  }
}
