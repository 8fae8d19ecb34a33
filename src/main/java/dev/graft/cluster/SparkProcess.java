package dev.graft.cluster;

import dev.graft.experiment.WorkplaceException;
import dev.graft.internal.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The program that Spark started, spoken to in lines; it ends when this process does. */
final class SparkProcess implements AutoCloseable {
  private static final long SECONDS_TO_END = 20;

  private final Process process;
  private final Path log;
  private final PrintStream to;
  private final Map<String, CompletableFuture<Message>> asked = new ConcurrentHashMap<>();
  private volatile String executors = "";
  private volatile boolean ended;

  private final ExecutorDeaths deaths = new ExecutorDeaths();
  private volatile Optional<String> fault = Optional.empty();

  private SparkProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param log what it says besides
   */
  static SparkProcess start(ProcessBuilder command, Path log) throws IOException {
    SparkProcess started = new SparkProcess(command.start(), log);
    Thread words = daemon(started::readLog, "graft-spark-log");
    daemon(() -> started.read(words), "graft-spark");
    return started;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Keeps what it says, and ends it where that means that no executor will ever come. */
  private void readLog() {
    try (BufferedReader from =
            new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        PrintStream kept = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        String said = line;
        kept.println(line);
        if (fault.isEmpty() && !hasExecutors()) {
          fault = LogTail.hopeless(line).or(() -> deaths.heard(said, System.nanoTime()));
          fault.ifPresent(words -> process.destroyForcibly());
        }
      }
    } catch (IOException e) {
      process.destroy(); // nothing more is heard of it
    }
  }

  private boolean hasExecutors() {
    return !executors.isEmpty() && !executors.equals("0");
  }

  private void read(Thread words) {
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        Message.read(line).ifPresent(this::heard);
      }
    } catch (IOException e) {
      process.destroy(); // nothing more is heard of it
    }
    try {
      words.join(); // what it said last
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
    asked.values().forEach(answer -> answer.completeExceptionally(gone()));
  }

  private void heard(Message message) {
    if (message.kind().equals(Message.EXECUTORS)) {
      executors = message.word(1);
      if (hasExecutors()) {
        deaths.forget();
      }
      return;
    }
    if (message.kind().equals(Message.UNFIT) && fault.isEmpty()) {
      fault = Optional.of(message.word(1));
      process.destroyForcibly();
    }
    CompletableFuture<Message> answer = asked.get(message.word(1));
    if (answer != null) {
      answer.complete(message);
    }
  }

  private WorkplaceException gone() {
    return new WorkplaceException(
        fault
            .filter(words -> !words.startsWith(ExecutorFaults.NONE)) // says less than they do
            .or(deaths::words)
            .or(() -> fault)
            .orElseGet(() -> "Spark's driver ended: " + LogTail.of(log)));
  }

  synchronized void send(Message message) {
    to.println(message.line());
  }

  /**
   * Sends a message of a run and waits for its end.
   *
   * @throws IllegalStateException if the run broke, or the process ended
   */
  void answer(String key, Message message) throws InterruptedException {
    CompletableFuture<Message> answer = asked.computeIfAbsent(key, k -> new CompletableFuture<>());
    if (ended) {
      throw gone();
    }
    send(message);
    try {
      Message heard = answer.get();
      if (heard.kind().equals(Message.BROKE)) {
        throw new IllegalStateException("on Spark, at each try: " + heard.word(2));
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IllegalStateException gone
          ? gone
          : new IllegalStateException(e.getCause());
    } finally {
      asked.remove(key);
    }
  }

  /** How far the cluster is, as words. */
  String doing() {
    if (executors.isEmpty()) {
      return "Spark starts";
    }
    return hasExecutors()
        ? Text.format("%s on Spark", Text.count(Long.parseLong(executors), "executor"))
        : "Spark has given no executor yet; see that a worker has a core and the memory free";
  }

  @Override
  public void close() {
    to.close(); // it ends by itself when it reads no more
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
