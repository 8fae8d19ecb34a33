package dev.graft.training;

import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.recipe.Recipe;

/** A mixture of two rows must mean something: between two words' numbers stands a third word's. */
final class MixupCheck {
  private MixupCheck() {}

  /**
   * Checks that no numbers of words are mixed.
   *
   * @param stages whose answers are mixed in the place of what enters
   */
  static void check(Recipe recipe, Input input, int stages) {
    double mixup = recipe.objective().mixup();
    Check.that(
        mixup == 0 || stages > 0 || input.quantities(),
        "mixup (%s) must be 0 where the numbers of words enter the training: between two of them"
            + " stands a third word; leave it out, or freeze the first stage, whose answers are"
            + " mixed then, and give the feature cache room for them",
        mixup);
  }
}
