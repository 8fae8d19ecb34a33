package dev.graft.experiment;

import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.recipe.Plateau;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Solver;
import dev.graft.run.Suggestion;
import dev.graft.run.Suggestion.Change;
import dev.graft.training.FurtherStrengths;
import java.util.List;

/** Makes the arm that a suggestion asks for, or a control of an arm. */
final class ChangedArm {
  private ChangedArm() {}

  static Arm of(Arm arm, Suggestion suggestion) {
    return suggestion.change().accept(new Changes(arm, suggestion.newArm()));
  }

  /** The changed arm for each kind of change. */
  private record Changes(Arm arm, String name) implements Change.Visitor<Arm> {
    private Arm with(Network network) {
      return new Arm(name, network, arm.recipe());
    }

    private Arm with(Recipe recipe) {
      return new Arm(name, arm.network(), recipe);
    }

    @Override
    public Arm rateTimes(Suggestion.RateTimes change) {
      return with(arm.recipe().withRateTimes(change.factor()));
    }

    @Override
    public Arm passesTimes(Suggestion.PassesTimes change) {
      return with(arm.recipe().withPassesTimes(change.factor()));
    }

    @Override
    public Arm patienceTimes(Suggestion.PatienceTimes change) {
      int patience = arm.recipe().lastPhase().guard().patience();
      return with(
          patience > 0
              ? arm.recipe().withPatience(change.factor() * patience)
              : arm.recipe().withPassesTimes(change.factor()));
    }

    @Override
    public Arm furtherStrengths(Suggestion.FurtherStrengths change) {
      return with(FurtherStrengths.of(arm.recipe(), change.weaker()));
    }

    @Override
    public Arm thaw(Suggestion.Thaw change) {
      return with(thawed(arm.recipe(), Thawing.fromTheTop(change.stages())));
    }

    @Override
    public Arm reEstimate(Suggestion.ReEstimate change) {
      return with(arm.network().withNormalisation(Normalisation.RE_ESTIMATED));
    }

    @Override
    public Arm scaleAsExpected(Suggestion.ScaleAsExpected change) {
      return with(arm.network().withPreprocessing(asExpected(arm)));
    }

    @Override
    public Arm pictureSize(Suggestion.PictureSize change) {
      Preprocessing input = arm.network().base().preprocessing();
      return with(arm.network().withPreprocessing(input.withSize(change.pixels())));
    }

    @Override
    public Arm restoreLayers(Suggestion.RestoreLayers change) {
      return with(restored(arm));
    }

    @Override
    public Arm randomBase(Suggestion.RandomBase change) {
      return control(arm, Control.RANDOM_BASE, name);
    }
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

  /** As many passes as the arm's, or a solved head like the arm's; its base stays frozen. */
  static Arm control(Arm arm, Control control, String name) {
    Recipe first = arm.recipe();
    while (first.continued().isPresent()) {
      first = first.continued().get();
    }
    boolean open = first.solver() == Solver.SOLVED || Plateau.of(first).isPresent();
    Recipe once = open ? first : first.withPasses(arm.recipe().totalPasses());
    return new Arm(name, control.of(arm.network()), once);
  }

  private static Network restored(Arm arm) {
    return arm.network()
        .withRemovedLayers()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                        "the base of arm '%s' (%s) has all of its layers; there are none to put back",
                        arm.name(), arm.network().base().card().name())));
  }

  private static Input asExpected(Arm arm) {
    Base base = arm.network().base();
    Check.that(
        base.expected().isPresent(),
        "the base of arm '%s' (%s) does not say how it was made to be fed; say it with"
            + " madeFor(preprocessing)",
        arm.name(),
        base.card().name());
    Input expected = base.expected().orElseThrow();
    return expected
        .as(Preprocessing.class)
        .<Input>map(pictures -> pictures.withSize(base.preprocessing().size()))
        .orElse(expected);
  }

  /** A recipe that fine-tunes already does so with more stages. */
  private static Recipe thawed(Recipe recipe, Thawing thawing) {
    boolean tunes = recipe.lastPhase().thawing().isPresent();
    Recipe before = tunes ? recipe.continued().orElse(recipe) : recipe;
    if (!tunes || Plateau.of(recipe).isPresent()) {
      return before.thenFineTune(thawing);
    }
    int passes = recipe.lastPhase().passes();
    return recipe.search().isPresent()
        ? before.thenFineTune(thawing, passes)
        : before.thenFineTune(thawing, passes, recipe.lastPhase().rate());
  }
}
