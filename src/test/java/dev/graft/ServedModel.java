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
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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

  /**
   * Writes folder, picture, and a file with the answer: class and probability. Beside it lies an
   * opaque picture of the net's own size, which DJL's own classifier takes as Graft does, with its
   * answer on a second line.
   */
  public static void main(String[] where) throws Exception {
    Path folder = Path.of(where[0]);
    Path picture = Path.of(where[1]);
    ImageSet emoji = Emoji.noto().byCategory();
    Network network = SmallNet.untrained().withHead(Head.linear(emoji.classes()));
    SavedModel saved = SavedModel.save(network, network.initialWeights(3), folder);
    if (Engines.name().equals("MXNet")) {
      saved.asSymbol(Path.of(folder + "-symbol"));
    }
    List<BufferedImage> pictures = List.of(emoji.image(0), opaque(emoji.image(0)));
    ImageIO.write(pictures.get(0), "png", picture.toFile());
    ImageIO.write(pictures.get(1), "png", picture.resolveSibling("opaque.png").toFile());
    Files.write(Path.of(where[2]), pictures.stream().map(one -> answer(network, one)).toList());
  }

  private static BufferedImage opaque(BufferedImage picture) {
    int side = SmallNet.SIZE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(picture, 0, 0, side, side, null);
    graphics.dispose();
    return image;
  }

  private static String answer(Network network, BufferedImage picture) {
    float[] pixels = Pixels.of(picture, SmallNet.PREPROCESSING);
    List<Double> answers = Answering.probabilities(network, network.initialWeights(3), pixels);
    double best = Collections.max(answers);
    String answer = network.head().classes().get(answers.indexOf(best));
    return Text.format("%s %.6f", answer, best);
  }
}
