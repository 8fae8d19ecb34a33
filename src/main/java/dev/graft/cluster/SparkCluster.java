package dev.graft.cluster;

import dev.graft.experiment.Workplace;
import dev.graft.experiment.Workshop;
import dev.graft.internal.Check;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster of Apache Spark. Nothing of Spark is loaded here: {@code run()} starts Spark's own
 * submitter as a process beside this one, which sends each run that is missing to an executor as a
 * task and brings back what it leaves. Stop ends that process. A value; {@code with...} returns
 * another one.
 */
public final class SparkCluster implements Workplace {
  private static final String SPARK_HOME = "SPARK_HOME";

  private final String master;
  private final Map<String, String> conf;
  private final Optional<Path> home;

  private SparkCluster(String master, Map<String, String> conf, Optional<Path> home) {
    this.master = master;
    this.conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
    this.home = home;
  }

  /**
   * The cluster of a master, with the Spark that SPARK_HOME names.
   *
   * @param master as Spark names it: spark://host:port, yarn, k8s://..., local[2]
   * @throws IllegalArgumentException if it is none
   */
  public static SparkCluster of(String master) {
    SparkMaster.checkName(master);
    return new SparkCluster(master, Map.of(), Optional.empty());
  }

  /**
   * With one of Spark's settings, such as {@code spark.executor.memory} or {@code
   * spark.authenticate.secret}: it is handed over through a pipe, so that no list of processes and
   * no file has it; only {@code spark.driver...}, what the process beside this one starts with,
   * stands in its command.
   */
  public SparkCluster withConf(String name, String value) {
    Check.that(
        name.startsWith("spark."),
        "setting (%s) must be one of Spark's, whose names begin with spark.",
        name);
    Map<String, String> more = new LinkedHashMap<>(conf);
    more.put(name, value);
    return new SparkCluster(master, more, home);
  }

  /** With the Spark in this folder in place of the one that SPARK_HOME names. */
  public SparkCluster withHome(Path spark) {
    return new SparkCluster(master, conf, Optional.of(spark));
  }

  @Override
  public RunStore store(RunStore own) {
    return own;
  }

  @Override
  public Optional<Workshop> open(List<Plan> missing) {
    Path spark = spark();
    SparkMaster.check(master);
    SparkWorkshop.check(missing);
    SparkJars jars = SparkJars.of(SparkCluster.class.getClassLoader(), spark.resolve("jars"));
    return Optional.of(SparkWorkshop.start(new SparkCommand(master, spark, jars, conf), conf));
  }

  private Path spark() {
    Path spark =
        home.or(() -> Optional.ofNullable(System.getenv(SPARK_HOME)).map(Path::of))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "SPARK_HOME (not set) must name the folder of Spark on this machine, the"
                            + " version that the cluster runs; or name it with"
                            + " Cluster.spark(master).withHome(path)"));
    Check.that(
        Files.isDirectory(spark.resolve("jars")),
        "Spark's folder (%s) must have a folder jars in it; name the one that Spark was unpacked to",
        spark);
    return spark.toAbsolutePath();
  }

  /** Settings may be secrets. */
  @Override
  public String toString() {
    return "Spark at " + master;
  }
}
