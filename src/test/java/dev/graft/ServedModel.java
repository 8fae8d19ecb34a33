package dev.graft;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Pixels;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SavedModel;
import dev.graft.model.SmallNet;
import dev.graft.training.Answering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A model and a picture to ask it, for {@link ServiceIT}, and what Graft answers; a program, since
 * a process has one engine.
 */
final class ServedModel {
  private ServedModel() {}

  /** Writes folder, picture, and a file with the answer: class and probability. */
  public static void main(String[] where) throws Exception {
    Path folder = Path.of(where[0]);
    Path picture = Path.of(where[1]);
    ImageSet emoji = Emoji.noto().byCategory();
    Network network = SmallNet.untrained().withHead(Head.linear(emoji.classes()));
    SavedModel saved = SavedModel.save(network, network.initialWeights(3), folder);
    if (Engines.name().equals("MXNet")) {
      saved.asSymbol(Path.of(folder + "-symbol"));
    }
    ImageIO.write(emoji.image(0), "png", picture.toFile());
    List<Double> answers =
        Answering.probabilities(
            network, network.initialWeights(3), Pixels.of(emoji.image(0), SmallNet.PREPROCESSING));
    double best = Collections.max(answers);
    String answer = emoji.classes().get(answers.indexOf(best));
    Files.writeString(Path.of(where[2]), Text.format("%s %.6f", answer, best));
  }
}
