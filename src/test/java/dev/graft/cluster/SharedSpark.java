package dev.graft.cluster;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One cluster for the tests of this process, since starting one takes longer than most of them. */
final class SharedSpark {
  private static LocalSpark shared;

  private SharedSpark() {}

  /** The cluster, with two workers whatever became of those before; it ends with this process. */
  static synchronized LocalSpark whole() throws IOException, InterruptedException {
    if (shared == null) {
      shared = LocalSpark.start();
      Runtime.getRuntime().addShutdownHook(new Thread(SharedSpark::close));
    }
    shared.startWorkers();
    return shared;
  }

  private static void close() {
    try {
      shared.close();
    } catch (IOException e) {
      Logger.getLogger(SharedSpark.class.getName()).log(Level.WARNING, "a cluster's folder", e);
    }
  }
}
