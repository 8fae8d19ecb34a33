package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.EngineTasks;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.run.Solver;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of runs that end in another order than the one in which they began. */
class ExecutionOrderTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String SAID = "1 of 2 runs ended";

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** Elsewhere, and the first run ends only after the second one was counted. */
  private final class FirstEndsLast implements Workplace, Workshop {
    private boolean counted;

    @Override
    public RunStore store(RunStore own) {
      return own;
    }

    @Override
    public Optional<Workshop> open(List<Plan> missing) {
      return Optional.of(this);
    }

    @Override
    public void expect(List<Plan> plans) {}

    @Override
    public Trained run(Plan plan, Optional<Trained> before, RunListener listener)
        throws InterruptedException {
      long end = System.nanoTime() + LONGEST.toNanos();
      while (plan.seed() == 1 && !counted && System.nanoTime() < end) {
        counted = said.toString(StandardCharsets.UTF_8).contains(SAID);
        Thread.sleep(5);
      }
      return EngineTasks.call(() -> Training.run(plan, before, listener));
    }

    @Override
    public String doing() {
      return "";
    }

    @Override
    public void close() {}
  }

  @Test
  void aRunCountsAsSoonAsItHasEnded() {
    Split digits = Digits.all().perClass(3, 2).withTestRows(20);
    Network frozen =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(digits.data().classes()));
    FirstEndsLast place = new FirstEndsLast();
    Experiment experiment =
        Experiment.on(digits)
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder))
            .withArm("solved", frozen, Recipe.withDefaults().withSolver(Solver.SOLVED))
            .on(place);
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      experiment.run();
    } finally {
      System.setOut(terminal);
    }
    assertTrue(place.counted, said::toString);
  }
}
