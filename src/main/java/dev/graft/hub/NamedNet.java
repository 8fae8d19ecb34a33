package dev.graft.hub;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Stage;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An architecture that several libraries have, each with names of its own for the tensors. */
public sealed interface NamedNet extends Backbone, Shown permits ResNet, MobileNetV2 {
  /**
   * The classifier's tensors.
   *
   * @param matrix (classes, features)
   * @param bias (classes)
   */
  record Classifier(String matrix, String bias) {}

  /** The libraries whose names it knows. */
  Set<Layout> layouts();

  /**
   * The stages with the names that a library gives to their tensors, in the same order for all.
   *
   * @param layout one of {@link #layouts}
   */
  List<Stage> stages(Layout layout);

  @Override
  default List<Stage> stages() {
    return stages(Layout.TORCHVISION);
  }

  /** The classifier as a library names it. */
  Classifier classifier(Layout layout);

  /** What it is and what comes next, as a sentence. */
  default String words() {
    long parameters = stages().stream().mapToLong(Stage::parameters).sum();
    return Text.format(
        "%s: colour pictures in, %,d features out, %,d parameters, cut behind %s; say where its"
            + " values are: weights(file) or untrained()",
        name(),
        features(),
        parameters,
        String.join(", ", stages().stream().map(Stage::name).toList()));
  }

  @Override
  default Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(words()), this);
  }

  /** The base without values, to be trained from scratch; fed as ImageNet's nets mostly are. */
  default Base untrained() {
    return Base.of(this, Weights::none, new Card(name(), "nothing yet", "Apache-2.0"))
        .withPreprocessing(Preprocessing.imageNet());
  }

  /**
   * The base with the weights of a file, its old head on where the file has one: the same as {@code
   * weights(file, card, List.of())} with a card that says that the file states nothing.
   */
  default Base weights(Path file) {
    String name = name() + " (" + file.getFileName() + ")";
    return weights(file, new Card(name, "not stated", "not stated"), List.of());
  }

  /**
   * The base with the weights of a file: safetensors, npz, or a state dict that PyTorch saved.
   * Names may be those of any of {@link #layouts}, with {@code module.}, {@code model.} or {@code
   * backbone.} in front, and numbers may be of 16 bits; what was changed in reading is said with
   * the licence. Fed as ImageNet's nets mostly are until {@code madeFor} says otherwise. Names,
   * types and shapes are checked at once, values are read when they are first needed.
   *
   * @param oldClasses what its classifier tells apart; without them they are ImageNet's where it
   *     has 1,000, and numbers otherwise
   * @throws IllegalArgumentException naming every tensor that is missing, surplus or of another
   *     shape than the net's
   */
  default Base weights(Path file, Card card, List<String> oldClasses) {
    return Fitting.of(this, StateDict.open(file)).base(card, oldClasses);
  }
}
