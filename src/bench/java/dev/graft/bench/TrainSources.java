package dev.graft.bench;

import dev.graft.model.TrainingNote;
import dev.graft.data.Digits;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.internal.Seeds;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Safetensors;
import dev.graft.training.Plan;
import dev.graft.recipe.Recipe;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains the source nets that come with the library: clothing classes 0 to 4 with 0, 25, 50, 75 and
 * 100% of the labels shuffled, and digits. Four passes for clothing and fifteen for the fewer
 * digits, Adam 1e-3, batch 32, seed 0; the best pass on held-out rows is kept. The argument is the
 * folder to write to.
 */
public final class TrainSources {
  private static final int SEED = 0;
  private static final Recipe RECIPE = Recipe.withDefaults().withWeightDecay(0);

  private TrainSources() {}

  /** Writes one safetensors file per source, and beside it how long its training took. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ImageSet clothing =
        FashionMnist.clothing().only(FashionMnist.clothing().classes().subList(0, 5));
    for (int percent : new int[] {0, 25, 50, 75, 100}) {
      ImageSet data = clothing.withLabels(shuffled(clothing, percent));
      String name = percent == 0 ? "clothing" : "shuffled-" + percent;
      train(data.perClass(1900, 100), RECIPE.withPasses(4), folder.resolve(file(name)));
    }
    train(Digits.all().split(0.7, 0.1, 0.2), RECIPE.withPasses(15), folder.resolve(file("digits")));
  }

  private static String file(String name) {
    return "fashion-net-" + name + ".safetensors";
  }

  /** The labels, a share of those outside the test part dealt anew among their rows. */
  private static List<Integer> shuffled(ImageSet data, int percent) {
    List<Integer> training =
        IntStream.range(0, data.size()).filter(row -> data.part(row) != Part.TEST).boxed().toList();
    List<Integer> chosen =
        Seeds.shuffled(training, SEED, "dose rows").subList(0, training.size() * percent / 100);
    List<Integer> dealt = Seeds.shuffled(chosen, SEED, "dose labels");
    List<Integer> result = new ArrayList<>(data.labels());
    for (int i = 0; i < chosen.size(); i++) {
      result.set(chosen.get(i), data.label(dealt.get(i)));
    }
    return result;
  }

  private static void train(Split split, Recipe recipe, Path file) throws IOException {
    Head head = Head.linear(split.data().classes());
    Network network = FashionNet.untrained().withHead(head).fromScratch();
    Plan plan = new Plan(split, network, recipe, SEED);
    Trained trained = Training.run(plan, Optional.empty(), RunListener.NONE);
    Files.write(file, Safetensors.write(trained.tensors()));
    double seconds = trained.run().budget().seconds();
    Files.writeString(
        file.resolveSibling(file.getFileName().toString().replace(".safetensors", ".properties")),
        new TrainingNote(Optional.of(seconds)).text());
    System.out.printf("%s: %s%n", file.getFileName(), trained.run());
  }
}
