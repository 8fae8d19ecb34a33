package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputFactsTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(20);
  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static Map<String, String> facts(Network network) {
    return InputFacts.of(
        new Plan(SPLIT, network, Recipe.withDefaults(), 1), SPLIT.rows(1).training());
  }

  @Test
  void picturesHaveSizeScalingAndTheMomentsOfTheirNumbers() {
    Map<String, String> facts = facts(FROZEN);
    Preprocessing input = FROZEN.base().preprocessing();
    assertEquals(
        Set.of("input.size", "input.scaling", "input.mean", "input.deviation"),
        Set.copyOf(facts.keySet().stream().filter(name -> !name.endsWith(".expected")).toList()));
    assertEquals("28", facts.get("input.size"));
    assertEquals(input.colourAndScaling(), facts.get("input.scaling"));
    List<Integer> rows = SPLIT.rows(1).training();
    double sum = 0;
    for (int row : rows) {
      for (float number : SHOES.numbers(row, input)) {
        sum += number;
      }
    }
    assertEquals(
        sum / (rows.size() * input.length()), Double.parseDouble(facts.get("input.mean")), 1e-9);
  }

  @Test
  void whatTheBaseWasMadeForStandsBesideWhatItIsFed() {
    Map<String, String> facts = facts(FROZEN.withPreprocessing(Preprocessing.uniform(28, 1, 0, 1)));
    assertEquals("grey, (pixel - 0.0) / 1.0", facts.get("input.scaling"));
    assertEquals(
        FROZEN.base().preprocessing().colourAndScaling(), facts.get("input.scaling.expected"));
  }
}
