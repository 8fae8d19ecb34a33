package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Lines as Spark 4.2.0 writes them where executors are started on Java 11, or on none. */
class ExecutorDeathsTest {
  private static final String BEGIN =
      "26/11/29 23:01:05 INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-2026-0002/";

  private static Optional<String> at(ExecutorDeaths deaths, int second, String end) {
    return deaths.heard(BEGIN + second + " is now " + end, TimeUnit.SECONDS.toNanos(second));
  }

  @Test
  void executorsThatEndAsTheyBeginAreToldWithTheWayOut() {
    ExecutorDeaths deaths = new ExecutorDeaths();
    assertEquals(Optional.empty(), deaths.words());
    for (int second = 100; second < 120; second++) {
      assertEquals(Optional.empty(), at(deaths, second, "RUNNING"));
      assertEquals(Optional.empty(), at(deaths, second, "EXITED (Command exited with code 1)"));
    }
    String words = at(deaths, 120, "EXITED (Command exited with code 1)").orElseThrow();
    String begin = "executors (21 so far) must stay, but end as they begin: Command exited with";
    assertTrue(words.startsWith(begin + " code 1. What each said stands in its worker's"), words);
    assertTrue(words.contains("withConf(\"spark.executorEnv.JAVA_HOME\", path)"), words);
  }

  @Test
  void fewOfThemMayBeOneWorkers() {
    ExecutorDeaths deaths = new ExecutorDeaths();
    for (int second : new int[] {0, 30, 60}) {
      assertEquals(Optional.empty(), at(deaths, second, "KILLED"));
    }
    assertTrue(at(deaths, 90, "FAILED (no such file)").isPresent());
  }

  @Test
  void oneThatComesEndsTheCount() {
    ExecutorDeaths deaths = new ExecutorDeaths();
    for (int second : new int[] {0, 30, 60}) {
      at(deaths, second, "EXITED");
    }
    deaths.forget();
    assertEquals(Optional.empty(), deaths.words());
    assertEquals(Optional.empty(), at(deaths, 90, "EXITED"));
  }
}
