package dev.graft.cluster;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;

/** What keeps executors from beginning, told from what Spark says of it. */
public final class ExecutorFaults {
  private static final String OTHER_SPARK =
      "the cluster runs another Spark than this machine (%s): SPARK_HOME, or"
          + " Cluster.spark(master).withHome(path), must name a Spark of the cluster's version, which"
          + " its master's page shows. Spark's words: ";

  private static final String OLD_JAVA =
      "executors run an older Java than Graft's 17 or Spark %s takes: start the workers with a"
          + " newer one, or name it with withConf(\"spark.executorEnv.JAVA_HOME\", path). Java's"
          + " words: ";

  /** A part of what is said, and what it means. */
  private record Known(String part, String meaning) {}

  private static final List<Known> ALL =
      List.of(
          new Known("InvalidClassException: org.apache.spark", OTHER_SPARK),
          new Known("ClassNotFoundException: org.apache.spark", OTHER_SPARK),
          new Known("NoSuchMethodError: 'org.apache.spark", OTHER_SPARK),
          new Known("InvalidClassException: scala", OTHER_SPARK),
          new Known("UnsupportedClassVersionError", OLD_JAVA));

  private ExecutorFaults() {}

  /**
   * Why no executor can begin, and what to do where that is known.
   *
   * @param said Spark's own words
   * @param version of the Spark on this machine
   */
  public static String words(String said, String version) {
    Optional<String> meaning =
        ALL.stream()
            .filter(known -> said.contains(known.part()))
            .map(known -> Text.format(known.meaning(), version))
            .findFirst();
    return "no executor can begin: " + meaning.orElse("") + said;
  }
}
