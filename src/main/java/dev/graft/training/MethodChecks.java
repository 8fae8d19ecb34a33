package dev.graft.training;

import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.internal.Check;
import dev.graft.model.Backbone;
import dev.graft.model.Freezing;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Method;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.SourceFeatures;
import java.util.Optional;

/** Whether a plan's method has what it needs. */
final class MethodChecks {
  private MethodChecks() {}

  static void check(Split split, Network network, Recipe recipe) {
    Optional<Method> method = recipe.objective().method();
    method.ifPresent(
        m ->
            Check.that(
                !wantsUnlabelled(m) || split.data().has(Part.UNLABELLED),
                "method '%s' needs unlabelled rows of a target, and the split has none; make it"
                    + " with Domains.of(source, target)",
                m.name()));
    method.ifPresent(m -> check(network, recipe, m));
    method.ifPresent(m -> m.checkMadeFor(split.data()));
    Check.that(
        !recipe.objective().lastPassKept() || recipe.search().isEmpty(),
        "rate search beside method '%s' would choose by labels, and none is learned from; give the"
            + " recipe a rate, with withRate(2e-3)",
        method.map(Method::name).orElse(""));
    method.filter(SourceFeatures.class::isInstance).ifPresent(m -> checkFrozen(network, recipe, m));
    recipe.objective().addedLoss().ifPresent(m -> checkFeatures(network, recipe, m));
  }

  /** Whether a method learns from unlabelled rows, or re-estimates something on them. */
  private static boolean wantsUnlabelled(Method method) {
    return !(method instanceof AddedLoss loss)
        || loss.learnsFrom() == AddedLoss.LearnsFrom.LABELLED_AND_UNLABELLED;
  }

  private static void check(Network network, Recipe recipe, Method method) {
    Check.that(
        network.head().kind() == Head.Kind.LINEAR,
        "method '%s' needs a head that is trained, not one of kind %s; use Head.linear(classes)",
        method.name(),
        network.head().kind());
    if (method.statisticsAfter() == Method.StatisticsAfter.RE_ESTIMATED_ON_UNLABELLED) {
      Check.that(
          network.tensors().stream().map(TensorSpec::role).anyMatch(r -> !r.learned()),
          "method '%s' needs normalisation layers with running statistics, and %s has none",
          method.name(),
          network.base().backbone().name());
      Check.that(
          recipe.phases().size() == 1,
          "phases (%d) of method '%s' must be 1: a phase behind it would train on the source with"
              + " the target's statistics",
          recipe.phases().size(),
          method.name());
    }
  }

  private static void checkFrozen(Network network, Recipe recipe, Method method) {
    Check.that(
        still(network, recipe) && recipe.augmentation().equals(Augmentation.NONE),
        "method '%s' changes frozen features, once: freeze the whole base with frozen(), and leave"
            + " fine-tuning and augmentation out",
        method.name());
  }

  private static boolean still(Network network, Recipe recipe) {
    Freezing freezing =
        recipe
            .lastPhase()
            .thawing()
            .map(t -> t.freezing(network))
            .orElse(network.base().freezing());
    Backbone backbone = network.base().backbone();
    return freezing.cut(backbone) == backbone.stages().size();
  }

  private static void checkFeatures(Network network, Recipe recipe, AddedLoss method) {
    boolean still = still(network, recipe);
    Check.that(
        method.actsOn() == AddedLoss.ActsOn.SCORES || !still || !network.head().hidden().isEmpty(),
        "method '%s' moves features, and all below the last linear layer is frozen; give the head a"
            + " hidden layer, with withHidden(64), or freeze less of the base, with"
            + " frozenUpTo(...)",
        method.name());
  }
}
