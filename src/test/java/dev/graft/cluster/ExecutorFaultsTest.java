package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExecutorFaultsTest {
  /** As Spark 4.2.0 says it of executors of Spark 4.1.1. */
  private static final String SAID =
      "Lost task 0.3 in stage 0.0 (TID 3) (127.0.0.1 executor 0): java.io.InvalidClassException:"
          + " org.apache.spark.rdd.RDD; local class incompatible: stream classdesc serialVersionUID"
          + " = 2156047220611086279, local class serialVersionUID = -2646589594477856326";

  @Test
  void anotherSparkIsNamedWithTheWayOut() {
    String words = ExecutorFaults.words(SAID, "4.2.0");
    String begin =
        "no executor can begin: the cluster runs another Spark than this machine (4.2.0)";
    assertTrue(words.startsWith(begin + ": SPARK_HOME, or "), words);
    assertTrue(words.endsWith("Spark's words: " + SAID), words);
  }

  @Test
  void anOlderJavaIsNamedWithTheWayOut() {
    String said = "java.lang.UnsupportedClassVersionError: dev/graft/spark/Probe has been compiled";
    String words = ExecutorFaults.words(said, "4.2.0");
    assertTrue(words.contains("spark.executorEnv.JAVA_HOME"), words);
    assertTrue(words.endsWith(said), words);
  }

  @Test
  void heapsThatAreTooSmallAndKilledExecutorsAreNamedWithTheWayOut() {
    String heap = ExecutorFaults.meant("(executor 0 exited with code 52)", "4.2.0");
    assertTrue(heap.contains("withConf(\"spark.executor.memory\", \"4g\")"), heap);
    String thrown = ExecutorFaults.meant("java.lang.OutOfMemoryError: Java heap space", "4.2.0");
    assertTrue(thrown.contains("withConf(\"spark.executor.memory\", \"4g\")"), thrown);
    String killed = ExecutorFaults.meant("Command exited with code 137", "4.2.0");
    assertTrue(killed.contains("spark.executor.memoryOverhead"), killed);
    assertEquals("x", ExecutorFaults.meant("x", "4.2.0"));
  }

  @Test
  void whatIsNotKnownIsSaidAsItIs() {
    assertEquals("no executor can begin: x", ExecutorFaults.words("x", "4.2.0"));
  }
}
