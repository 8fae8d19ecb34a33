package dev.graft;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.nio.file.Path;

/** What notebooks show from runs that come stored, since it takes longer than a reader waits. */
public final class StoredExperiments {
  /** Where notebooks find the runs, which have no tensors. */
  public static final Path FOLDER = Path.of("notebooks", "stored");

  private StoredExperiments() {}

  /** The quickstart's large network from random weights: minutes for each seed. */
  public static Experiment twin(RunStore store) {
    ImageSet emoji =
        Emoji.noto()
            .bySubcategory()
            .only(
                "animal-mammal",
                "animal-bird",
                "person-role",
                "person-sport",
                "food-prepared",
                "food-fruit",
                "transport-ground",
                "place-building",
                "clothing",
                "tool");
    Split split = emoji.perClass(5, 5);
    Network network =
        EfficientNetLite0.imageNet()
            .withSize(128)
            .withoutHead()
            .frozen()
            .withHead(Head.linear(emoji.classes()));
    return Experiment.on(split)
        .withSeeds(1, 2, 3, 4, 5)
        .withStore(store)
        .withArm("twin", network.fromScratch(), Recipe.withDefaults());
  }
}
