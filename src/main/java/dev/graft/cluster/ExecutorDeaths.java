package dev.graft.cluster;

import dev.graft.internal.Text;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Executors that end as they begin. A standalone master starts others in their place without an
 * end, and a program that waits for the first one is told nothing.
 */
final class ExecutorDeaths {
  private static final Pattern ENDED =
      Pattern.compile(
          "Executor updated: \\S+ is now (?:EXITED|FAILED|KILLED|LOST)(?: \\((.*)\\))?\\s*$");

  /** Fewer may be one worker's fault, while those of others are about to come. */
  private static final int FEWEST = 4;

  /** ... or of a worker whose executors end at once. */
  private static final double LEAST_SECONDS = 20;

  private int number;
  private long first;
  private String last = "";

  /**
   * Takes a line that Spark's program says while there is no executor.
   *
   * @param nanos the time, as {@link System#nanoTime} says it
   * @return why no executor will ever come; empty while one still may
   */
  synchronized Optional<String> heard(String line, long nanos) {
    Matcher ended = ENDED.matcher(line);
    if (!ended.find()) {
      return Optional.empty();
    }
    first = number == 0 ? nanos : first;
    number++;
    last = ended.group(1) == null ? "no reason given" : ended.group(1);
    double seconds = (nanos - first) / (double) TimeUnit.SECONDS.toNanos(1);
    return number >= FEWEST && seconds >= LEAST_SECONDS ? words() : Optional.empty();
  }

  /** Begins anew: one has come. */
  synchronized void forget() {
    number = 0;
  }

  /** Why executors ended; empty where none did. */
  synchronized Optional<String> words() {
    return number == 0
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "executors (%d so far) must stay, but end as they begin: %s. What each said stands"
                    + " in its worker's folder work/<application>/<number>, in stdout and stderr."
                    + " Mostly Java is older than 17 or not there, which"
                    + " withConf(\"spark.executorEnv.JAVA_HOME\", path) mends, or refuses an option"
                    + " (spark.executor.extraJavaOptions), or spark.executor.memory is too little",
                number, last));
  }
}
