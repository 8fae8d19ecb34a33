package dev.graft;

import dev.graft.cluster.SparkCluster;
import dev.graft.experiment.Workplace;
import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where else an experiment's runs are computed: {@code experiment.on(Cluster.folder(path)).run()}.
 * The keys, the bits and the verdict are those of a run at home.
 */
public final class Cluster {
  private Cluster() {}

  private record SharedFolder(Path folder) implements Workplace {
    @Override
    public RunStore store(RunStore own) {
      return RunStore.at(folder);
    }

    @Override
    public String toString() {
      return "folder " + folder + ", which processes share";
    }
  }

  /**
   * A folder that processes and machines share: the same program, started on each of them, divides
   * the runs with the others. It is also the experiment's store, and made where it is not there.
   *
   * @throws IllegalArgumentException if it is a file, or lies in one
   */
  public static Workplace folder(Path shared) {
    Path there = LocalPath.nearest(LocalPath.checked("folder", shared));
    Check.that(
        Files.isDirectory(there) || !Files.exists(there),
        "folder (%s) must be a folder or a new one in a folder, but %s is a file; name another",
        shared,
        there);
    return new SharedFolder(shared);
  }

  /**
   * A cluster of Apache Spark, with the Spark that SPARK_HOME names on this machine; it needs
   * Graft's artifact of the classifier {@code spark} beside the library.
   *
   * @param master as Spark names it: spark://host:port, yarn, k8s://..., local[2]
   */
  public static SparkCluster spark(String master) {
    return SparkCluster.of(master);
  }
}
