package dev.graft.djl;

import ai.onnxruntime.OrtException;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A network for pictures in an ONNX file, on its way to become a base that is used whole, as a
 * frozen feature extractor, beside either engine. ONNX Runtime, which computes it, does not come
 * with Graft; one line adds it, {@link #MAVEN_LINE}.
 *
 * <p>{@code OnnxPictures.of(path).madeFor(preprocessing).withFeatures("flatten").base()}. A file
 * says what size of pictures it takes, or that it takes any, but never how they are scaled; that is
 * asked for.
 */
public final class OnnxPictures implements Shown {
  /** What a notebook adds, 90 MB for all systems. */
  public static final String MAVEN_LINE = "%maven com.microsoft.onnxruntime:onnxruntime:1.20.0";

  private final Path path;
  private final Optional<Preprocessing> input;
  private final Card card;
  private final Optional<String> features;

  private OnnxPictures(
      Path path, Optional<Preprocessing> input, Card card, Optional<String> features) {
    this.path = path;
    this.input = input;
    this.card = card;
    this.features = features;
  }

  /**
   * The network in a file; its first answer is the features.
   *
   * @throws IllegalArgumentException if the file is of another kind, saying what opens it
   * @throws IllegalStateException naming the line to add, where ONNX Runtime is missing
   */
  public static OnnxPictures of(Path path) {
    FileKinds.check(path, "OnnxPictures", List.of(".onnx"));
    checkPresent(OnnxPictures.class.getClassLoader());
    String name = path.getFileName().toString();
    Card card = new Card(name, "not stated", "not stated");
    return new OnnxPictures(path, Optional.empty(), card, Optional.empty());
  }

  static void checkPresent(ClassLoader loader) {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          Text.format("ONNX Runtime must be on the class path; add%n%s", MAVEN_LINE), e);
    }
  }

  /** How pictures become its input. */
  public OnnxPictures madeFor(Preprocessing preprocessing) {
    return new OnnxPictures(path, Optional.of(preprocessing), card, features);
  }

  /** Its name, what it was trained on and its licence. */
  public OnnxPictures withCard(Card other) {
    return new OnnxPictures(path, input, other, features);
  }

  /**
   * The same with another array of its graph as features, such as what enters its classifier; the
   * names are those that a viewer such as Netron shows.
   */
  public OnnxPictures withFeatures(String name) {
    return new OnnxPictures(path, input, card, Optional.of(name));
  }

  /**
   * The base; computes one picture of zeros. Call {@code frozen()} on it.
   *
   * @throws IllegalArgumentException if it cannot be computed with, saying why and what to do
   */
  public Base base() {
    OnnxFile file = new OnnxFile(path, features);
    OnnxBeside.of(path); // says what is missing
    try (OnnxNetwork network = OnnxNetwork.of(file)) {
      Preprocessing made =
          input.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Text.format(
                              "the ONNX file %s takes %s, but does not say how they are scaled; say it with",
                              path, network.takes())
                          + " madeFor(preprocessing), such as Preprocessing.uniform(size, 3, 127.5,"
                          + " 127.5) for values within [-1, 1]"));
      network.checkTakes(made);
      int features = network.features(made);
      new Trial(path, made, two -> network.features(two, 2, made)).check();
      OnnxBackbone backbone =
          new OnnxBackbone(file, path.getFileName().toString(), file.hash(), made, features);
      return Base.of(backbone, Weights::none, card).madeFor(made);
    } catch (OrtException e) {
      throw OnnxNetwork.failed(path, e);
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "ONNX network %s for %s; base() reads it",
        path, input.map(Preprocessing::toString).orElse("pictures, scaled in a way not said yet"));
  }
}
