package dev.graft.cluster;

import dev.graft.experiment.Workshop;
import dev.graft.internal.Check;
import dev.graft.internal.Folders;
import dev.graft.internal.Text;
import dev.graft.pack.PackedPlans;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Runs on Spark, through a process beside this one. Plans go there as packs and runs come back as
 * folders of a store, all in one folder that both see; so what comes back has the sums and the key
 * that it states, or is refused.
 */
final class SparkWorkshop implements Workshop {
  private static final String UNPACKED =
      ". Processes that share a folder pack nothing: experiment.on(Cluster.folder(path)), with the"
          + " same program started on each machine";

  private final Path exchange;
  private final SparkProcess process;
  private final RunStore before;
  private final RunStore done;
  private int packs;

  private SparkWorkshop(Path exchange, SparkProcess process) {
    this.exchange = exchange;
    this.process = process;
    this.before = RunStore.at(exchange.resolve("before"));
    this.done = RunStore.at(exchange.resolve("done"));
  }

  static SparkWorkshop start(SparkCommand command, Map<String, String> conf) {
    Path exchange;
    try {
      exchange = Files.createTempDirectory("graft-spark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return start(exchange, command.process(exchange), conf);
    } catch (IOException e) {
      delete(exchange);
      throw new IllegalArgumentException("Spark cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      delete(exchange);
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped before Spark was started");
    } catch (RuntimeException e) {
      delete(exchange);
      throw e;
    }
  }

  static SparkWorkshop start(Path exchange, ProcessBuilder command, Map<String, String> conf)
      throws IOException {
    SparkProcess process = SparkProcess.start(command, exchange.resolve("driver.log"));
    List<String> settings = new ArrayList<>(List.of(Message.CONF));
    conf.forEach((name, value) -> settings.addAll(List.of(name, value)));
    process.send(new Message(settings));
    return new SparkWorkshop(exchange, process);
  }

  @Override
  public void expect(List<Plan> plans) {
    if (plans.isEmpty()) {
      return;
    }
    Path pack = exchange.resolve("plans-" + ++packs + ".zip");
    try {
      Files.write(pack, packed(plans));
    } catch (IOException e) {
      throw new IllegalStateException("plans cannot be handed to Spark: " + e.getMessage(), e);
    }
    process.send(Message.of(Message.PACK, pack.toString()));
  }

  private static byte[] packed(List<Plan> plans) {
    try {
      return new PackedPlans(plans, Optional.empty()).bytes();
    } catch (IllegalArgumentException e) {
      throw unpackable(e);
    }
  }

  /**
   * Refuses plans that cannot be sent, before there is anybody to send them to.
   *
   * @throws IllegalArgumentException naming what cannot be packed, and what to do instead
   */
  static void check(List<Plan> plans) {
    try {
      new PackedPlans(plans, Optional.empty()).check();
    } catch (IllegalArgumentException e) {
      throw unpackable(e);
    }
  }

  private static IllegalArgumentException unpackable(IllegalArgumentException e) {
    return Check.brief(new IllegalArgumentException(e.getMessage() + UNPACKED, e));
  }

  @Override
  public Trained run(Plan plan, Optional<Trained> earlier, RunListener listener)
      throws InterruptedException {
    String key = plan.key();
    earlier.ifPresent(this::hand);
    process.answer(key, Message.of(Message.RUN, key, earlier.map(e -> e.run().key()).orElse("")));
    Run run = done.find(key).orElseThrow(() -> refused(key));
    Trained trained = Trained.of(run, done);
    delete(exchange.resolve("done").resolve(key));
    tell(plan, run, listener);
    return trained;
  }

  /** What a run goes on from, written once. */
  private synchronized void hand(Trained earlier) {
    if (before.find(earlier.run().key()).isEmpty()) {
      earlier.saveIn(before);
    }
  }

  private IllegalStateException refused(String key) {
    return new IllegalStateException(
        Text.format(
            "what a worker returned for the run %s is refused: %s",
            key,
            done.setAside().stream()
                .filter(words -> words.contains(key))
                .findFirst()
                .orElse("nothing")));
  }

  /** The passes of the last phase, heard of when they are over. */
  private static void tell(Plan plan, Run run, RunListener listener) {
    List<Point> points = run.curve().points();
    int last = Math.min(Math.max(1, run.lastPhase().size()), points.size());
    listener.runStarted(plan, points.subList(0, points.size() - last));
    points.subList(points.size() - last, points.size()).forEach(p -> listener.passEnded(plan, p));
  }

  @Override
  public String doing() {
    return process.doing();
  }

  @Override
  public void close() {
    process.close();
    delete(exchange);
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      return; // it lies among temporary files
    }
  }
}
