package dev.graft.cluster;

import dev.graft.Cluster;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.run.Solver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.stream.LongStream;

/** Runs three arms with three seeds on a cluster, as a program of its own. */
public final class SparkSweep {
  private static final int PASSES = 12;

  private SparkSweep() {}

  /** In place of a master: this process alone. */
  static final String HERE = "here";

  /** Seeds from 1 to this one. */
  static final String SEEDS = "graft.sweep.seeds";

  /** Whether the arm is a net on pictures of 4,096 pixels, which fits no machine. */
  static final String HUGE = "graft.sweep.huge";

  /** Whether the one arm solves a head on a handful of rows, which takes no time. */
  static final String TINY = "graft.sweep.tiny";

  static Experiment experiment(Path store) {
    if (Boolean.getBoolean(TINY)) {
      return tiny(store, Integer.getInteger(SEEDS, 3));
    }
    Split digits = Digits.all().perClass(5, 5).withTestRows(60);
    if (Boolean.getBoolean(HUGE)) {
      return huge(digits).withStore(RunStore.at(store));
    }
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(digits.data().classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(PASSES);
    return Experiment.on(digits)
        .withSeeds(LongStream.rangeClosed(1, Long.getLong(SEEDS, 3)).toArray())
        .withStore(RunStore.at(store))
        .withArm("scratch", network.fromScratch(), recipe)
        .withArm("frozen", network, recipe)
        .withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(1)));
  }

  /** Runs that take no time, so that what is left is the price of sending them. */
  static Experiment tiny(Path store, int seeds) {
    Split digits = Digits.all().perClass(3, 2).withTestRows(20);
    Network frozen =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(digits.data().classes()));
    return Experiment.on(digits)
        .withSeeds(LongStream.rangeClosed(1, seeds).toArray())
        .withStore(RunStore.at(store))
        .withArm("solved", frozen, Recipe.withDefaults().withSolver(Solver.SOLVED));
  }

  private static Experiment huge(Split digits) {
    Network huge =
        EfficientNetLite0.imageNet()
            .withSize(4096)
            .withoutHead()
            .withHead(Head.linear(digits.data().classes()))
            .fromScratch();
    return Experiment.on(digits)
        .withSeeds(1, 2)
        .withArm("huge", huge, Recipe.withDefaults().withPasses(1).withRate(1e-3));
  }

  /** Stops it, as a kernel does, when the first line comes in. */
  private static void stopWhenAsked() {
    Thread cell = Thread.currentThread();
    Thread asked =
        new Thread(
            () -> {
              if (new Scanner(System.in, StandardCharsets.UTF_8).hasNextLine()) {
                cell.interrupt();
              }
            });
    asked.setDaemon(true);
    asked.start();
  }

  /**
   * Runs it.
   *
   * @param arguments master, or {@link #HERE}; Spark's folder, store, then Spark's settings, each
   *     name before its value
   */
  public static void main(String[] arguments) {
    if (arguments[0].equals(HERE)) {
      experiment(Path.of(arguments[2])).run();
      return;
    }
    SparkCluster spark = Cluster.spark(arguments[0]).withHome(Path.of(arguments[1]));
    for (int i = 3; i < arguments.length; i += 2) {
      spark = spark.withConf(arguments[i], arguments[i + 1]);
    }
    stopWhenAsked();
    experiment(Path.of(arguments[2])).on(spark).run();
  }
}
