package dev.graft.cluster;

import dev.graft.model.EngineTasks;
import dev.graft.model.Safetensors;
import dev.graft.pack.PackedPlans;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What Spark's program says to an experiment's, without Spark: it computes runs itself. */
final class FakeDriver {
  /** What it does when a run is asked for. */
  enum Manner {
    HONEST,
    ANOTHER_RUN,
    BROKEN,
    DIES,
    REFUSED,
    GIVEN_UP,
    UNFIT
  }

  private final Path exchange;
  private final Manner manner;
  private List<Plan> plans = List.of();

  private FakeDriver(Path exchange, Manner manner) {
    this.exchange = exchange;
    this.manner = manner;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream to = System.out;
    FakeDriver driver = new FakeDriver(Path.of(arguments[0]), Manner.valueOf(arguments[1]));
    to.println("a line of a library");
    if (driver.manner == Manner.REFUSED) {
      PrintStream log = System.err;
      log.println("Caused by: javax.security.sasl.SaslException: Mismatched response.");
    } else if (driver.manner == Manner.GIVEN_UP) {
      PrintStream log = System.err;
      log.println("INFO Executor updated: app-1/0 is now FAILED (Cannot run program \"java\")");
      to.println(
          Message.of(Message.UNFIT, "no executor can begin: SparkContext was shut down").line());
    } else {
      to.println(Message.of(Message.EXECUTORS, "3").line());
    }
    BufferedReader from =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      Optional<Message> answer = driver.answer(Message.read(line).orElseThrow());
      answer.ifPresent(message -> to.println(message.line()));
    }
    System.exit(0);
  }

  private Optional<Message> answer(Message message) throws IOException {
    if (message.kind().equals(Message.PACK)) {
      plans = PackedPlans.of(Files.readAllBytes(Path.of(message.word(1)))).plans();
    }
    return message.kind().equals(Message.RUN)
        ? Optional.of(run(message.word(1), message.word(2)))
        : Optional.empty();
  }

  private Message run(String key, String beforeKey) throws IOException {
    switch (manner) {
      case REFUSED:
      case GIVEN_UP:
        return Message.of("silent"); // until it is ended
      case UNFIT:
        return Message.of(Message.UNFIT, "executor (on lab7) is too small");
      case BROKEN:
        return Message.of(Message.BROKE, key, "java.lang.OutOfMemoryError: Java heap space");
      case DIES:
        throw new IllegalStateException("the cluster went away");
      default:
        compute(key, beforeKey);
        return Message.of(Message.ENDED, key);
    }
  }

  private void compute(String asked, String beforeKey) throws IOException {
    RunStore before = RunStore.at(exchange.resolve("before"));
    Optional<Trained> earlier =
        before
            .find(beforeKey.isEmpty() ? asked : beforeKey)
            .map(run -> new Trained(run, Safetensors.read("run", before.tensors(run.key()))));
    Plan plan =
        plans.stream()
            .filter(one -> one.key().equals(asked) != (manner == Manner.ANOTHER_RUN))
            .findFirst()
            .orElseThrow();
    Trained trained = EngineTasks.call(() -> Training.run(plan, earlier, RunListener.NONE));
    Path done = exchange.resolve("done");
    RunStore.at(done).save(trained.run(), Safetensors.write(trained.tensors()));
    if (!plan.key().equals(asked)) {
      Files.move(done.resolve(plan.key()), done.resolve(asked));
    }
  }
}
