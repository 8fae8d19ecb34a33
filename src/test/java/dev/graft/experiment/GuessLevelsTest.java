package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.show.Progress;
import dev.graft.training.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the live curves are held against. */
class GuessLevelsTest {
  private static List<Progress.Level> of(Split split) {
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    return GuessLevels.of(new Plan(split, network, Recipe.withDefaults(), 1));
  }

  @Test
  void equalClassesHaveChanceAlone() {
    assertEquals(List.of(new Progress.Level("chance 0.100", 0.1)), of(Digits.all().perClass(3, 3)));
  }

  @Test
  void aLargerClassIsALevelOfItsOwn() {
    ImageSet two = Emoji.noto().byCategory().only("Food & Drink", "Activities");
    Split split = two.split(0.5, 0.2, 0.3);
    List<Progress.Level> levels = of(split);
    assertEquals(new Progress.Level("chance 0.500", 0.5), levels.get(0));
    List<Integer> validation = split.rows(1).validation();
    double second =
        validation.stream().filter(row -> two.label(row) == 1).count() / (double) validation.size();
    assertEquals(Math.max(second, 1 - second), levels.get(1).value(), 1e-12);
  }
}
