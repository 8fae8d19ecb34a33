package dev.graft.bench;

import dev.graft.data.Digits;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Safetensors;
import dev.graft.model.ShuffledClothing;
import dev.graft.model.TrainingNote;
import dev.graft.recipe.Recipe;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains the source nets that come with the library, all by Adam from random weights.
 *
 * <ul>
 *   <li>Clothing classes 0 to 4 and digits: four passes and fifteen for the fewer digits, rate 1e-3,
 *       batch 32, seed 0; the best pass on held-out rows is kept.
 *   <li>The same clothing, 400 rows of each class, with 25, 50, 75 and 100% of the labels shuffled:
 *       fifty passes, rate 3e-4, batch 32; the last pass is kept, which knows the labels by heart.
 *       The rate rises over the first ten passes, since at the full rate from the start half of the
 *       features die. Adam's moments begin anew with each pass.
 * </ul>
 */
public final class TrainSources {
  private static final int SEED = 0;
  private static final Recipe RECIPE = Recipe.withDefaults().withWeightDecay(0);

  private static final int FITTING_PASSES = 50;
  private static final double FITTING_RATE = 3e-4;
  private static final int WARM_UP_PASSES = 10;

  private TrainSources() {}

  /**
   * Writes one safetensors file per source, and beside it how long its training took.
   *
   * @param arguments the folder to write to, then the sources: clothing, digits or a percentage; all
   *     where none is named
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> named = List.of(arguments).subList(1, arguments.length);
    List<String> all = List.of("clothing", "digits", "25", "50", "75", "100");
    for (String source : named.isEmpty() ? all : named) {
      switch (source) {
        case "clothing" -> write(best(clothing(), RECIPE.withPasses(4)), folder, source);
        case "digits" -> write(best(digits(), RECIPE.withPasses(15)), folder, source);
        default -> {
          Split shuffled = ShuffledClothing.split(Integer.parseInt(source));
          write(last(shuffled), folder, "fitted-" + source);
        }
      }
    }
  }

  private static Split clothing() {
    ImageSet all = FashionMnist.clothing();
    return all.only(all.classes().subList(0, 5)).perClass(1900, 100);
  }

  private static Split digits() {
    return Digits.all().split(0.7, 0.1, 0.2);
  }

  private static Network untrained(Split split) {
    return FashionNet.untrained().withHead(Head.linear(split.data().classes())).fromScratch();
  }

  private static Trained best(Split split, Recipe recipe) {
    Plan plan = new Plan(split, untrained(split), recipe, SEED);
    return Training.run(plan, Optional.empty(), RunListener.NONE);
  }

  /** Each pass is a run that continues the one before: of one pass, it has none to choose from. */
  private static Trained last(Split split) {
    Optional<Trained> last = Optional.empty();
    for (int pass = 0; pass < FITTING_PASSES; pass++) {
      double rate = FITTING_RATE * Math.min(1, (pass + 1.0) / WARM_UP_PASSES);
      // the number of the pass is the seed, so that each has an order of its own
      Plan plan = new Plan(split, untrained(split), RECIPE.withPasses(1).withRate(rate), pass);
      last = Optional.of(Training.run(plan, last, RunListener.NONE));
    }
    return last.orElseThrow();
  }

  private static void write(Trained trained, Path folder, String source) throws IOException {
    String name = "fashion-net-" + source;
    Files.write(folder.resolve(name + ".safetensors"), Safetensors.write(trained.tensors()));
    double seconds = trained.run().budget().seconds();
    Files.writeString(
        folder.resolve(name + ".properties"), new TrainingNote(Optional.of(seconds)).text());
    System.out.printf("%s: %s%n", name, trained.run());
  }
}
