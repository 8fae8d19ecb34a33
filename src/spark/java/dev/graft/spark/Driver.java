package dev.graft.spark;

import dev.graft.cluster.ExecutorFaults;
import dev.graft.cluster.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The program that Spark starts beside the one that runs an experiment: it reads which runs are
 * asked for, sends each to an executor as a job of one task, and writes what comes back into the
 * folder that both programs see. It ends when there is nobody left to ask.
 */
public final class Driver {
  private static final long LOOK_EVERY_MILLISECONDS = 500;

  private final JavaSparkContext spark;
  private final Path exchange;
  private final PrintStream to;
  private final ExecutorService waiting = Executors.newCachedThreadPool(Driver::thread);
  private Broadcast<byte[]> pack;
  private CompletableFuture<Void> probe;

  private Driver(JavaSparkContext spark, Path exchange, PrintStream to) {
    this.spark = spark;
    this.exchange = exchange;
    this.to = to;
  }

  /**
   * Started by Spark.
   *
   * @param arguments the folder that both programs see
   */
  public static void main(String[] arguments) {
    PrintStream to = System.out;
    System.setOut(System.err);
    BufferedReader from =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (JavaSparkContext spark = new JavaSparkContext(conf(from.readLine()))) {
      Driver driver = new Driver(spark, Path.of(arguments[0]), to);
      driver.waiting.submit(driver::count);
      driver.obey(from);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace(); // Spark's threads would keep a program that has failed
      System.exit(1);
    }
    System.exit(0);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "graft-run");
    thread.setDaemon(true);
    return thread;
  }

  private static SparkConf conf(String line) {
    List<String> words = Message.read(line).orElseThrow().words();
    SparkConf conf = new SparkConf();
    for (int i = 1; i + 1 < words.size(); i += 2) {
      conf.set(words.get(i), words.get(i + 1));
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    String engine = System.getenv("GRAFT_ENGINE");
    return engine == null ? conf : conf.setExecutorEnv("GRAFT_ENGINE", engine);
  }

  private void obey(BufferedReader from) throws IOException {
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      Message message = Message.read(line).orElseThrow();
      if (message.kind().equals(Message.PACK)) {
        Broadcast<byte[]> plans = spark.broadcast(Files.readAllBytes(Path.of(message.word(1))));
        if (pack != null) {
          pack.unpersist(); // its runs have ended
        }
        pack = plans;
        probe = CompletableFuture.runAsync(() -> ask(plans), waiting);
      } else {
        Broadcast<byte[]> plans = pack;
        probe.thenRunAsync(() -> run(message.word(1), message.word(2), plans), waiting);
      }
    }
  }

  /** One executor for all of them, before any run: the others are asked before their first. */
  private void ask(Broadcast<byte[]> plans) {
    String why;
    try {
      why = spark.parallelize(List.of(0), 1).map(new Probe(plans)).collect().get(0);
    } catch (Exception | LinkageError e) {
      why = ExecutorFaults.words(reason(String.valueOf(e.getMessage())), spark.version());
    }
    if (!why.isEmpty()) {
      send(Message.of(Message.UNFIT, why)); // which ends this program
      throw new IllegalStateException(why);
    }
  }

  private void run(String key, String beforeKey, Broadcast<byte[]> plans) {
    try {
      RunFolder before =
          beforeKey.isEmpty()
              ? null
              : RunFolder.read(exchange.resolve("before").resolve(beforeKey));
      RunTask task = new RunTask(key, plans, before, beforeKey);
      RunFolder done = spark.parallelize(List.of(0), 1).map(task).collect().get(0);
      done.write(exchange.resolve("done").resolve(key));
      send(Message.of(Message.ENDED, key));
    } catch (Exception | LinkageError e) {
      String words = ExecutorFaults.meant(reason(String.valueOf(e.getMessage())), spark.version());
      send(Message.of(Message.BROKE, key, words));
    }
  }

  /** Of what Spark says the last failure, without the lines of its stack. */
  static String reason(String said) {
    String mark = "most recent failure: ";
    int from = said.indexOf(mark);
    String last = from < 0 ? said : said.substring(from + mark.length());
    int stack = last.indexOf("\n\tat ");
    return (stack < 0 ? last : last.substring(0, stack)).strip();
  }

  private synchronized void send(Message message) {
    to.println(message.line());
    to.flush();
  }

  /** Tells how many executors there are, whenever that changes. */
  private void count() {
    int told = -1;
    // The driver is one of them, until it has stopped; on this machine alone it is the only one.
    int ofDriver = spark.sc().isLocal() ? 0 : 1;
    try {
      while (true) {
        int there = Math.max(0, spark.sc().statusTracker().getExecutorInfos().length - ofDriver);
        if (there != told) {
          // A run is ten lines of it else; before there are executors they say why there are none.
          spark.setLogLevel(there > 0 ? "WARN" : "INFO");
          send(Message.of(Message.EXECUTORS, String.valueOf(there)));
          told = there;
        }
        Thread.sleep(LOOK_EVERY_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
