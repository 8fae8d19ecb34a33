package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a prediction costs, in words and as numbers. */
class PredictionCostTest {
  @TempDir Path folder;

  private static PredictionCost cost(double milliseconds, OptionalDouble reading, long parameters) {
    return new PredictionCost("frozen", milliseconds, reading, parameters);
  }

  @Test
  void shortTimesHaveATenthAndLongOnesNone() {
    assertEquals(
        "9.9 ms, 1.0 MiB of weights", cost(9.94, OptionalDouble.empty(), 1 << 18).toString());
    assertEquals(
        "123 ms (and 3.2 ms to read and scale the picture), 12.9 MiB of weights",
        cost(123.4, OptionalDouble.of(3.21), 3_374_568).toString());
  }

  /** A small net has some weights: 0.0 MiB would say that it has none. */
  @Test
  void aSmallNetIsNotSaidToBeNothing() {
    assertEquals("0.2 ms, 0.1 MiB of weights", cost(0.2, OptionalDouble.empty(), 10).toString());
  }

  @Test
  void everyStoredTensorCounts() {
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(Digits.all().classes()));
    long base = PredictionCost.parameters(network);
    Network ofTwo =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(List.of("a", "b")));
    int features = network.base().backbone().features();
    assertEquals(8 * (features + 1), base - PredictionCost.parameters(ofTwo), "8 classes more");
  }

  @Test
  void anArmThatIsNotThereAndOneThatHasNotRun() {
    Split split = Digits.all().perClass(2, 2).withTestRows(20);
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    Experiment experiment =
        Experiment.on(split)
            .withStore(RunStore.at(folder))
            .withSeeds(1)
            .withArm("frozen", network, Recipe.withDefaults());
    String message =
        assertThrows(IllegalArgumentException.class, () -> PredictionCost.of(experiment, "frosen"))
            .getMessage();
    assertTrue(message.contains("frosen") && message.contains("did you mean 'frozen'"), message);
    String notRun =
        assertThrows(IllegalArgumentException.class, () -> PredictionCost.of(experiment, "frozen"))
            .getMessage();
    assertTrue(notRun.endsWith("call run() first"), notRun);
  }
}
