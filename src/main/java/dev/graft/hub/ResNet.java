package dev.graft.hub;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.ConvolutionSpec;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionSpec.Padding;
import dev.graft.model.ConvolutionStage;
import dev.graft.model.ConvolutionStage.Unit;
import dev.graft.model.Pooling;
import dev.graft.model.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * ResNet (He et al. 2016, "Deep Residual Learning for Image Recognition"; of the bottlenecks' three
 * convolutions the second has the stride, as in torchvision, timm and transformers): (n, 3, h, w)
 * to 512 or, with bottlenecks, 2,048 features. Cut points: stem, layer1 to layer4.
 *
 * <pre>
 * torchvision, timm                   transformers
 * conv1.weight, bn1.*                 embedder.embedder.convolution.weight, ...normalization.*
 * layer1.0.conv1.weight               encoder.stages.0.layers.0.layer.0.convolution.weight
 * layer1.0.bn1.*                      encoder.stages.0.layers.0.layer.0.normalization.*
 * layer2.0.downsample.0.weight        encoder.stages.1.layers.0.shortcut.convolution.weight
 * layer2.0.downsample.1.*             encoder.stages.1.layers.0.shortcut.normalization.*
 * fc.weight, fc.bias                  classifier.1.weight, classifier.1.bias
 * </pre>
 *
 * @param block what its stages are made of
 * @param depths how many of them each of the four stages has
 * @param width channels behind the stem; 64 in the paper
 */
public record ResNet(Block block, List<Integer> depths, int width) implements NamedNet {
  private static final int USUAL_WIDTH = 64;
  private static final int STAGES = 4;
  private static final float EPSILON = 1e-5f;
  private static final Map<Integer, ResNet> OF_THE_PAPER =
      new TreeMap<>(
          Map.of(
              18, new ResNet(Block.BASIC, List.of(2, 2, 2, 2), USUAL_WIDTH),
              34, new ResNet(Block.BASIC, List.of(3, 4, 6, 3), USUAL_WIDTH),
              50, new ResNet(Block.BOTTLENECK, List.of(3, 4, 6, 3), USUAL_WIDTH),
              101, new ResNet(Block.BOTTLENECK, List.of(3, 4, 23, 3), USUAL_WIDTH),
              152, new ResNet(Block.BOTTLENECK, List.of(3, 8, 36, 3), USUAL_WIDTH)));

  /** What a stage repeats. */
  public enum Block {
    /** Two convolutions of 3 x 3. */
    BASIC(1),
    /** 1 x 1, 3 x 3 and 1 x 1, the last to four times as many channels. */
    BOTTLENECK(4);

    private final int expansion;

    Block(int expansion) {
      this.expansion = expansion;
    }
  }

  /** Checks the ranges and copies the list. */
  public ResNet {
    depths = List.copyOf(depths);
    Check.that(
        depths.size() == STAGES && depths.stream().allMatch(depth -> depth > 0),
        "depths %s must be four numbers above 0, as [2, 2, 2, 2]",
        depths);
    Check.atLeast("width", width, 1);
  }

  /**
   * One of the paper's.
   *
   * @param layers 18, 34, 50, 101 or 152
   */
  public static ResNet of(int layers) {
    Check.that(
        OF_THE_PAPER.containsKey(layers),
        "layers (%s) must be one of %s; other depths are new ResNet(block, depths, width)",
        layers,
        OF_THE_PAPER.keySet());
    return OF_THE_PAPER.get(layers);
  }

  /** The net of this name, if it is a ResNet's. */
  static Optional<ResNet> named(String name) {
    String[] words = name.split(" ");
    if (words.length == 4 && words[0].equals("resnet")) {
      for (Block block : Block.values()) {
        ResNet other = sized(block, words[2], words[3]);
        if (other != null && other.name().equals(name)) {
          return Optional.of(other);
        }
      }
    }
    return OF_THE_PAPER.values().stream().filter(net -> net.name().equals(name)).findFirst();
  }

  private static ResNet sized(Block block, String depths, String width) {
    return depths.matches("[1-9]\\d?(-[1-9]\\d?){3}") && width.matches("[1-9]\\d{0,3}")
        ? new ResNet(
            block,
            List.of(depths.split("-")).stream().map(Integer::valueOf).toList(),
            Integer.parseInt(width))
        : null;
  }

  @Override
  public String name() {
    return OF_THE_PAPER.entrySet().stream()
        .filter(net -> net.getValue().equals(this))
        .map(net -> "resnet" + net.getKey())
        .findFirst()
        .orElseGet(
            () ->
                Text.format(
                    "resnet %s %s %d",
                    block == Block.BASIC ? "basic" : "bottleneck",
                    depths.stream().map(String::valueOf).collect(Collectors.joining("-")),
                    width));
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return (width << STAGES - 1) * block.expansion;
  }

  @Override
  public Set<Layout> layouts() {
    return EnumSet.of(Layout.TORCHVISION, Layout.TRANSFORMERS);
  }

  @Override
  public Classifier classifier(Layout layout) {
    String name = layout == Layout.TRANSFORMERS ? "classifier.1" : "fc";
    return new Classifier(name + ".weight", name + ".bias");
  }

  @Override
  public List<Stage> stages(Layout layout) {
    boolean others = layout == Layout.TRANSFORMERS;
    Geometry shape = new Geometry(3, width, 7, 2, 1, Padding.SYMMETRIC);
    ConvolutionSpec stem =
        others
            ? spec("embedder.embedder.convolution", "embedder.embedder.normalization", shape)
            : spec("conv1", "bn1", shape);
    List<Stage> stages = new ArrayList<>();
    stages.add(
        ConvolutionStage.describe("stem", List.of(new Unit(List.of(stem))), Pooling.OF_THREE));
    int in = width;
    for (int stage = 0; stage < STAGES; stage++) {
      List<Unit> units = new ArrayList<>();
      int inner = width << stage;
      for (int place = 0; place < depths.get(stage); place++) {
        int stride = place == 0 && stage > 0 ? 2 : 1;
        Place here =
            others
                ? new Place(Text.format("encoder.stages.%d.layers.%d.", stage, place), true)
                : new Place(Text.format("layer%d.%d.", stage + 1, place), false);
        units.add(unit(here, in, inner, stride));
        in = inner * block.expansion;
      }
      stages.add(ConvolutionStage.describe("layer" + (stage + 1), units));
    }
    return stages;
  }

  /** A block's names: what stands in front, and whether transformers wrote the rest. */
  private record Place(String prefix, boolean others) {
    ConvolutionSpec convolution(int number, Geometry shape, Clamp after) {
      return others
          ? named("layer." + (number - 1) + ".convolution", "layer." + (number - 1), shape, after)
          : named("conv" + number, "bn" + number, shape, after);
    }

    ConvolutionSpec shortcut(Geometry shape) {
      return others
          ? named("shortcut.convolution", "shortcut", shape, Clamp.NONE)
          : named("downsample.0", "downsample.1", shape, Clamp.NONE);
    }

    private ConvolutionSpec named(String kernels, String norm, Geometry shape, Clamp after) {
      String behind = others ? ".normalization" : "";
      return new ConvolutionSpec(
          prefix + kernels + ".weight", prefix + norm + behind, shape, after, EPSILON);
    }
  }

  private static ConvolutionSpec spec(String kernels, String norm, Geometry shape) {
    return new ConvolutionSpec(kernels + ".weight", norm, shape, Clamp.RELU, EPSILON);
  }

  private Unit unit(Place place, int in, int inner, int stride) {
    int out = inner * block.expansion;
    List<Geometry> shapes =
        block == Block.BASIC
            ? List.of(square(in, inner, 3, stride), square(inner, inner, 3, 1))
            : List.of(
                square(in, inner, 1, 1), square(inner, inner, 3, stride), square(inner, out, 1, 1));
    List<ConvolutionSpec> chain = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      Clamp after = i < shapes.size() - 1 ? Clamp.RELU : Clamp.NONE;
      chain.add(place.convolution(i + 1, shapes.get(i), after));
    }
    List<ConvolutionSpec> bypass =
        stride == 1 && in == out ? List.of() : List.of(place.shortcut(square(in, out, 1, stride)));
    return new Unit(chain, Optional.of(bypass), Clamp.RELU);
  }

  private static Geometry square(int in, int out, int kernel, int stride) {
    return new Geometry(in, out, kernel, stride, 1, Padding.SYMMETRIC);
  }

  @Override
  public String toString() {
    return words();
  }
}
