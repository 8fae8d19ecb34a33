package dev.graft.model;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionSpec.Padding;
import dev.graft.model.SeparableStage.Bypass;
import dev.graft.model.SeparableStage.Parts;
import dev.graft.model.SeparableStage.Start;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Xception (Chollet 2017, "Xception: Deep Learning with Depthwise Separable Convolutions"): (n, 3,
 * h, w) to 2,048 features, 20.8 million parameters. Cut points: stem, block1 to block12, conv3,
 * conv4. Its weights do not come with the library; a file of the user's has them.
 *
 * <p>The tensors' names are those of the usual PyTorch versions (pretrained-models.pytorch's and
 * timm's {@code legacy_xception}):
 *
 * <pre>
 * conv1.weight, bn1.*, conv2.weight, bn2.*                      the stem; * is weight, bias,
 *                                                               running_mean, running_var
 * block1.rep.0.conv1.weight, block1.rep.0.pointwise.weight      depthwise and pointwise kernels
 * block1.rep.1.*, block1.rep.3.conv1.weight, ..., block1.rep.4.*
 * block1.skip.weight, block1.skipbn.*                           blocks 1, 2, 3 and 12
 * block2.rep.1.conv1.weight, ...                                from block2 on rep.0 is a ReLU
 * conv3.conv1.weight, conv3.pointwise.weight, bn3.*, conv4..., bn4.*
 * fc.weight, fc.bias                                            the old classifier
 * </pre>
 *
 * @param channels behind the two convolutions of the stem, blocks 1, 2 and 3 (and so to 11), 12,
 *     conv3 and conv4: 8 numbers
 * @param middle blocks between block3 and the last block; 8 in the paper
 */
public record Xception(List<Integer> channels, int middle) implements Backbone {
  /** The side of the pictures that the weights are made for. */
  public static final int SIZE = 299;

  private static final List<Integer> CHANNELS = List.of(32, 64, 128, 256, 728, 1024, 1536, 2048);
  private static final int MIDDLE = 8;
  private static final int STRIDED_BLOCKS = 3;
  private static final float EPSILON = 1e-5f;
  private static final String MATRIX = "fc.weight";
  private static final String BIAS = "fc.bias";

  /** Checks the ranges and copies the list. */
  public Xception {
    channels = List.copyOf(channels);
    Check.that(
        channels.size() == CHANNELS.size() && channels.stream().allMatch(count -> count > 0),
        "channels %s must be %d numbers above 0, as %s",
        channels,
        CHANNELS.size(),
        CHANNELS);
    Check.atLeast("middle", middle, 0);
  }

  /** The architecture of the paper. */
  public Xception() {
    this(CHANNELS, MIDDLE);
  }

  /**
   * The base with ImageNet weights from a safetensors or npz file, its old head on; fed (pixel -
   * 127.5) / 127.5 at 299 pixels.
   *
   * @throws IllegalArgumentException naming every tensor that is missing, surplus or of another
   *     shape than the block's
   */
  public static Base imageNet(Path file) {
    Card card =
        new Card(
            "Xception (ImageNet)",
            "ImageNet-1k, 1.28 million photographs of 1,000 classes, as the file's maker says",
            Text.format("that of the file %s", file.getFileName()));
    return new Xception().from(file, card, Resources.imageNetClasses());
  }

  /**
   * A base with weights from a safetensors or npz file.
   *
   * @param oldClasses what its classifier tells apart; empty where the file has none
   */
  public Base from(Path file, Card card, List<String> oldClasses) {
    return from(file.toString(), WeightFile.read(file), card, oldClasses);
  }

  /**
   * The same with weights that were read before, such as {@code StateDict.open(file).weights()} of
   * dev.graft.hub, which takes 16-bit floats and PyTorch's state dicts.
   */
  public Base from(Weights weights, Card card, List<String> oldClasses) {
    return from("the weights", weights, card, oldClasses);
  }

  private Base from(String source, Weights given, Card card, List<String> oldClasses) {
    List<TensorSpec> tensors =
        new ArrayList<>(stages().stream().flatMap(stage -> stage.tensors().stream()).toList());
    if (!oldClasses.isEmpty()) {
      List<Integer> shape = List.of(oldClasses.size(), features());
      tensors.add(new TensorSpec(MATRIX, TensorSpec.Role.MATRIX, shape));
      tensors.add(new TensorSpec(BIAS, TensorSpec.Role.BIAS, List.of(oldClasses.size())));
    }
    Weights weights = WeightFile.fitting(source, given, tensors);
    Base base =
        Base.of(this, () -> weights, card).madeFor(Preprocessing.uniform(SIZE, 3, 127.5, 127.5));
    return oldClasses.isEmpty() ? base : base.withOldHead(new OldHead(MATRIX, BIAS, oldClasses));
  }

  @Override
  public String name() {
    boolean usual = channels.equals(CHANNELS) && middle == MIDDLE;
    return usual ? "xception" : Text.format("xception %s, %d", channels, middle);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return channels.get(7);
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>(List.of(stem()));
    int last = STRIDED_BLOCKS + middle + 1;
    for (int block = 1; block < last; block++) {
      boolean strided = block <= STRIDED_BLOCKS;
      int in = channels.get(strided ? block : 4);
      int out = channels.get(strided ? block + 1 : 4);
      List<Integer> widths = strided ? List.of(in, out, out) : List.of(in, in, in, in);
      stages.add(block("block" + block, block > 1 ? Start.RELU : Start.AS_IT_IS, widths, strided));
    }
    List<Integer> widths = List.of(channels.get(4), channels.get(4), channels.get(5));
    stages.add(block("block" + last, Start.RELU, widths, true));
    stages.add(single("conv3", "bn3", channels.get(5), channels.get(6)));
    stages.add(single("conv4", "bn4", channels.get(6), channels.get(7)));
    return stages;
  }

  private Stage stem() {
    Geometry first = new Geometry(3, channels.get(0), 3, 2, 1, Padding.NONE);
    Geometry second = new Geometry(channels.get(0), channels.get(1), 3, 1, 1, Padding.NONE);
    return plain(
        "stem",
        List.of(
            new ConvolutionSpec("conv1.weight", "bn1", first, Clamp.RELU, EPSILON),
            new ConvolutionSpec("conv2.weight", "bn2", second, Clamp.RELU, EPSILON)));
  }

  private static Stage single(String name, String norm, int in, int out) {
    return plain(name, separable(name, norm, new Geometry(in, out, 3, 1, 1), Clamp.RELU).toList());
  }

  private static Stage plain(String name, List<ConvolutionSpec> chain) {
    return SeparableStage.describe(
        name, new Parts(Start.AS_IT_IS, chain, Optional.empty(), Optional.empty(), Bypass.NOTHING));
  }

  /** A chain of separable convolutions from width to width, ReLUs between them. */
  private static Stage block(String name, Start start, List<Integer> widths, boolean strided) {
    List<ConvolutionSpec> chain = new ArrayList<>();
    int place = start == Start.RELU ? 1 : 0;
    for (int i = 1; i < widths.size(); i++) {
      Geometry shape = new Geometry(widths.get(i - 1), widths.get(i), 3, 1, 1);
      Clamp after = i < widths.size() - 1 ? Clamp.RELU : Clamp.NONE;
      String prefix = name + ".rep.";
      separable(prefix + place, prefix + (place + 1), shape, after).forEach(chain::add);
      place += 3;
    }
    if (!strided) {
      return SeparableStage.describe(
          name, new Parts(start, chain, Optional.empty(), Optional.empty(), Bypass.INPUT));
    }
    Geometry shape = new Geometry(widths.get(0), widths.get(widths.size() - 1), 1, 2, 1);
    ConvolutionSpec skip =
        new ConvolutionSpec(name + ".skip.weight", name + ".skipbn", shape, Clamp.NONE, EPSILON);
    return SeparableStage.describe(
        name,
        new Parts(start, chain, Optional.of(Pooling.OF_THREE), Optional.of(skip), Bypass.SHORTCUT));
  }

  /** Depthwise, then pointwise, nothing between them. */
  private static Stream<ConvolutionSpec> separable(
      String name, String norm, Geometry shape, Clamp after) {
    Geometry depthwise = new Geometry(shape.in(), shape.in(), shape.kernel(), 1, shape.in());
    Geometry pointwise = new Geometry(shape.in(), shape.out(), 1, 1, 1);
    return Stream.of(
        ConvolutionSpec.plain(name + ".conv1.weight", depthwise),
        new ConvolutionSpec(name + ".pointwise.weight", norm, pointwise, after, EPSILON));
  }
}
