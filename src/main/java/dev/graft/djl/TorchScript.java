package dev.graft.djl;

import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.List;

/**
 * A network that was traced or scripted in Python, on its way to become a base on the PyTorch
 * engine: frozen, frozen in part by stage or layer, fine-tuned, and where the shapes of its tensors
 * tell how they start, drawn anew as a twin from scratch.
 *
 * <p>In Python, where the network is in evaluation mode: {@code torch.jit.trace(model.eval(),
 * torch.zeros(2, 3, 224, 224)).save("model.pt")}, outside of {@code torch.no_grad()}, of a torch
 * not newer than 2.7. Then {@code TorchScript.of(Path.of("model.pt")).madeFor(input)
 * .withoutClassifier().base()}.
 *
 * <p>A traced network is cut into stages before the modules that hold kernels or matrices, wherever
 * one array alone goes on; stages are named by these modules, such as {@code layer4}, and layers as
 * in PyTorch. Where no cut is possible (branches, loops, a mask that every layer takes) it is one
 * stage, of which layers can still be frozen. In training, dropout does nothing, as traced.
 * Normalisation keeps its statistics, and normalises by the batch where a twin from scratch or a
 * policy asks for it. Where (n, positions, features) leaves a stage, features of it are the mean
 * over all positions.
 */
public final class TorchScript implements Shown {
  private static final List<String> ENDINGS = List.of(".pt", ".ts", ".torchscript", ".pth");

  private final Path path;
  private final Input input;
  private final Card card;
  private final Last last;

  /**
   * What becomes of the last layer.
   *
   * @param off whether it is left off
   * @param classes what it tells apart, where it becomes the old head
   */
  record Last(boolean off, List<String> classes) {}

  private TorchScript(Path path, Input input, Card card, Last last) {
    this.path = path;
    this.input = input;
    this.card = card;
    this.last = last;
  }

  /**
   * The network in a file, fed as ImageNet's mostly are until {@link #madeFor} says otherwise: 224
   * pixels, (pixel / 255 - mean) / deviation by channel. Its answers are the features.
   *
   * @throws IllegalArgumentException if the file is of another kind, saying what opens it
   */
  public static TorchScript of(Path path) {
    FileKinds.check(path, "TorchScript", ENDINGS);
    String name = path.getFileName().toString();
    return new TorchScript(
        path,
        Preprocessing.imageNet(),
        new Card(name, "not stated", "not stated"),
        new Last(false, List.of()));
  }

  /** How pictures, or sentences, become its input; the size must be one that it can take. */
  public TorchScript madeFor(Input other) {
    return new TorchScript(path, other, card, last);
  }

  /** Its name, what it was trained on and its licence. */
  public TorchScript withCard(Card other) {
    return new TorchScript(path, input, other, last);
  }

  /** The same without its last layer, which must be linear: what enters it are the features. */
  public TorchScript withoutClassifier() {
    return new TorchScript(path, input, card, new Last(true, List.of()));
  }

  /** Its last layer is a classifier for these classes, and becomes the base's old head. */
  public TorchScript withOldClasses(List<String> classes) {
    return new TorchScript(path, input, card, new Last(true, List.copyOf(classes)));
  }

  /**
   * The base; reads the network and computes once with it.
   *
   * @throws IllegalArgumentException if it cannot be computed with, saying why and what to do
   */
  public Base base() {
    Check.that(
        Engines.name().equals("PyTorch"),
        "engine (%s) must be PyTorch for the TorchScript file %s: say"
            + " System.setProperty(\"graft.engine\", \"PyTorch\") in the first cell, before anything"
            + " else of Graft",
        Engines.name(),
        path);
    return EngineTasks.call(() -> new TorchReading(path, input, last).base(card));
  }

  @Override
  public String toString() {
    return Text.format(
        "TorchScript network %s for %s%s; base() reads it",
        path, input, last.off() ? ", without its last layer" : "");
  }
}
