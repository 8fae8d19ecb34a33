package dev.graft.experiment;

import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Suggestion;
import dev.graft.run.Suggestion.Change;
import java.util.List;

/** Makes the arm that a suggestion asks for, or a control of an arm. */
final class ChangedArm {
  private ChangedArm() {}

  static Arm of(Arm arm, Suggestion suggestion) {
    Change change = suggestion.change();
    if (change instanceof Suggestion.RandomBase) {
      return control(arm, Control.RANDOM_BASE, suggestion.newArm());
    }
    return new Arm(suggestion.newArm(), network(arm, change), recipe(arm.recipe(), change));
  }

  /** The arm that a control stands beside: the first one with a pre-trained base. */
  static Arm controlled(List<Arm> arms) {
    return arms.stream()
        .filter(arm -> arm.network().start() == Network.Start.PRE_TRAINED)
        .filter(arm -> Control.in(arm.network()).isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                            "arms %s must have one with a pre-trained base for a control to stand beside;",
                            arms.stream().map(Arm::name).toList())
                        + " add it first with withArm"));
  }

  /** The control gets as many passes as the arm, in a single phase: its base stays frozen. */
  static Arm control(Arm arm, Control control, String name) {
    Recipe first = arm.recipe();
    while (first.continued().isPresent()) {
      first = first.continued().get();
    }
    return new Arm(name, control.of(arm.network()), first.withPasses(arm.recipe().totalPasses()));
  }

  private static Network network(Arm arm, Change change) {
    Network network = arm.network();
    if (change instanceof Suggestion.ReEstimate) {
      return network.withNormalisation(Normalisation.RE_ESTIMATED);
    }
    if (change instanceof Suggestion.RestoreLayers) {
      return network
          .withRemovedLayers()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Text.format(
                          "the base of arm '%s' (%s) has all of its layers; there are none to put back",
                          arm.name(), network.base().card().name())));
    }
    if (change instanceof Suggestion.PictureSize size) {
      return network.withPreprocessing(network.base().preprocessing().withSize(size.pixels()));
    }
    if (change instanceof Suggestion.ScaleAsExpected) {
      Check.that(
          network.base().expected().isPresent(),
          "the base of arm '%s' (%s) does not say how it was made to be fed; say it with"
              + " madeFor(preprocessing)",
          arm.name(),
          network.base().card().name());
      return network.withPreprocessing(asExpected(network.base()));
    }
    return network;
  }

  private static Input asExpected(Base base) {
    Input expected = base.expected().orElseThrow();
    return expected instanceof Preprocessing pictures
        ? pictures.withSize(base.preprocessing().size())
        : expected;
  }

  private static Recipe recipe(Recipe recipe, Change change) {
    if (change instanceof Suggestion.RateTimes rate) {
      return recipe.withRateTimes(rate.factor());
    }
    if (change instanceof Suggestion.PassesTimes passes) {
      return recipe.withPassesTimes(passes.factor());
    }
    if (change instanceof Suggestion.Thaw thaw) {
      return thawed(recipe, Thawing.fromTheTop(thaw.stages()));
    }
    return recipe;
  }

  /** A recipe that fine-tunes already does so with more stages. */
  private static Recipe thawed(Recipe recipe, Thawing thawing) {
    boolean tunes = recipe.lastPhase().thawing().isPresent();
    Recipe before = tunes ? recipe.continued().orElse(recipe) : recipe;
    if (!tunes) {
      return before.thenFineTune(thawing);
    }
    int passes = recipe.lastPhase().passes();
    return recipe.search().isPresent()
        ? before.thenFineTune(thawing, passes)
        : before.thenFineTune(thawing, passes, recipe.lastPhase().rate());
  }
}
