package dev.graft;

import dev.graft.analysis.Guessing;
import dev.graft.data.Examples;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.util.List;

/**
 * Step 1 where no trained base is at hand: a net learns on a source.
 *
 * @param base what it became
 * @param words how well it learned there
 */
record SourceStep(Base base, String words) {
  private static final double TRAINING = 0.6;
  private static final double VALIDATION = 0.2;
  private static final double TEST = 0.2;
  private static final long SEED = 1;
  private static final String ARM = "source";

  /** Its Java, of a variable source, up to the base with its old head. */
  static final String CODE =
      Text.format(
          """
          var training = Experiment.on(source.split(%s, %s, %s)).withSeeds(%d).withArm("%s", %%s.withHead(Head.linear(source.classes())).fromScratch(), Recipe.withDefaults().withRateSearch(RateSearch.quick()));
          training.run();
          """,
          TRAINING, VALIDATION, TEST, SEED, ARM);

  /** The base of that training. */
  static final String BASE =
      Text.format("TrainedBase.of(training, \"%s\", %d).withoutHead()", ARM, SEED);

  static SourceStep of(Examples source, Base net, RunStore store) {
    Experiment training =
        Experiment.on(source.split(TRAINING, VALIDATION, TEST))
            .withStore(store)
            .withSeeds(SEED)
            .withArm(
                ARM,
                net.withHead(Head.linear(source.classes())).fromScratch(),
                Recipe.withDefaults().withRateSearch(RateSearch.quick()));
    List<Run> runs = training.run().all();
    Check.that(
        runs.stream().noneMatch(Run::failed),
        "the net that learns on %s failed (%s); look at that set by itself",
        source.name(),
        runs.get(0).failure());
    String words =
        Text.format(
            "the base is a net that learned on %s (%s) and is right on %.3f of its test rows, where"
                + " naming the largest class reaches %.3f",
            source.name(),
            Text.count(source.size(), source.noun()),
            OwnAccuracy.of(runs).mean(),
            Guessing.of(runs).map(Guessing::majority).orElse(Double.NaN));
    return new SourceStep(TrainedBase.of(training, ARM, SEED).withoutHead(), words);
  }
}
