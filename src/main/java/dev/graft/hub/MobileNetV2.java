package dev.graft.hub;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.ConvolutionSpec;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionSpec.Padding;
import dev.graft.model.ConvolutionStage;
import dev.graft.model.ConvolutionStage.Unit;
import dev.graft.model.InvertedResidual;
import dev.graft.model.InvertedResidual.Layer;
import dev.graft.model.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MobileNetV2 (Sandler et al. 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks"): (n,
 * 3, h, w) to 1,280 features. Cut points: stem, stage1 to stage7, top. Padding and rounding of
 * channels are those of torchvision and timm; transformers' has TensorFlow's padding and is another
 * net.
 *
 * <pre>
 * torchvision                                 timm
 * features.0.0.weight, features.0.1.*         conv_stem.weight, bn1.*
 * features.1.conv.0.0.weight, .conv.0.1.*     blocks.0.0.conv_dw.weight, blocks.0.0.bn1.*
 * features.1.conv.1.weight, .conv.2.*         blocks.0.0.conv_pw.weight, blocks.0.0.bn2.*
 * features.2.conv.0.0.weight, .conv.0.1.*     blocks.1.0.conv_pw.weight, blocks.1.0.bn1.*
 * features.2.conv.1.0.weight, .conv.1.1.*     blocks.1.0.conv_dw.weight, blocks.1.0.bn2.*
 * features.2.conv.2.weight, .conv.3.*         blocks.1.0.conv_pwl.weight, blocks.1.0.bn3.*
 * features.18.0.weight, features.18.1.*       conv_head.weight, bn2.*
 * classifier.1.weight, classifier.1.bias      classifier.weight, classifier.bias
 * </pre>
 *
 * @param percent of the paper's channels, at least 5; 100 is the usual net
 */
public record MobileNetV2(int percent) implements NamedNet {
  private static final int USUAL = 100;
  private static final int STEM = 32;
  private static final int TOP = 1280;
  private static final float EPSILON = 1e-5f;
  // Rows of the paper's table 2: expansion, output channels, repeats, stride.
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  /** Checks the range. */
  public MobileNetV2 {
    Check.atLeast("percent", percent, 5);
  }

  /** The net of the paper. */
  public static MobileNetV2 usual() {
    return new MobileNetV2(USUAL);
  }

  /** The net of this name, if it is a MobileNetV2's. */
  static Optional<MobileNetV2> named(String name) {
    if (!name.matches("mobilenet-v2( [1-9]\\d{0,3}%)?")) {
      return Optional.empty();
    }
    int percent = name.contains(" ") ? Integer.parseInt(name.replaceAll(".* |%", "")) : USUAL;
    return percent < 5 ? Optional.empty() : Optional.of(new MobileNetV2(percent));
  }

  @Override
  public String name() {
    return percent == USUAL ? "mobilenet-v2" : Text.format("mobilenet-v2 %d%%", percent);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return Math.max(TOP, channels(TOP));
  }

  private int channels(int usual) {
    return Channels.of(usual * (percent / 100.0));
  }

  @Override
  public Set<Layout> layouts() {
    return EnumSet.of(Layout.TORCHVISION, Layout.TIMM);
  }

  @Override
  public Classifier classifier(Layout layout) {
    String name = layout == Layout.TIMM ? "classifier" : "classifier.1";
    return new Classifier(name + ".weight", name + ".bias");
  }

  @Override
  public List<Stage> stages(Layout layout) {
    boolean timm = layout == Layout.TIMM;
    int in = channels(STEM);
    Geometry first = new Geometry(3, in, 3, 2, 1, Padding.SYMMETRIC);
    List<Stage> stages = new ArrayList<>();
    stages.add(single("stem", timm ? layer("conv_stem", "bn1") : single(0), first));
    int block = 1;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int[] row = STAGES[stage];
      List<Unit> units = new ArrayList<>();
      for (int repeat = 0; repeat < row[2]; repeat++) {
        int stride = repeat == 0 ? row[3] : 1;
        Geometry outer = new Geometry(in, channels(row[1]), 3, stride, 1, Padding.SYMMETRIC);
        String prefix =
            timm
                ? Text.format("blocks.%d.%d.", stage, repeat)
                : Text.format("features.%d.conv.", block++);
        List<Layer> layers = timm ? timm(prefix, row[0]) : torchvision(prefix, row[0]);
        units.add(InvertedResidual.unit(layers, outer, row[0], EPSILON));
        in = channels(row[1]);
      }
      stages.add(ConvolutionStage.describe("stage" + (stage + 1), units));
    }
    Geometry last = new Geometry(in, features(), 1, 1, 1, Padding.SYMMETRIC);
    stages.add(single("top", timm ? layer("conv_head", "bn2") : single(block), last));
    return stages;
  }

  private static Stage single(String name, Layer layer, Geometry shape) {
    ConvolutionSpec spec =
        new ConvolutionSpec(layer.kernels(), layer.norm(), shape, Clamp.RELU6, EPSILON);
    return ConvolutionStage.describe(name, List.of(new Unit(List.of(spec))));
  }

  private static Layer layer(String kernels, String norm) {
    return new Layer(kernels + ".weight", norm);
  }

  private static Layer single(int place) {
    return layer(Text.format("features.%d.0", place), Text.format("features.%d.1", place));
  }

  private static List<Layer> torchvision(String prefix, int expansion) {
    List<Layer> layers = new ArrayList<>();
    int wide = expansion > 1 ? 2 : 1;
    for (int i = 0; i < wide; i++) {
      layers.add(layer(prefix + i + ".0", prefix + i + ".1"));
    }
    layers.add(layer(prefix + wide, prefix + (wide + 1)));
    return layers;
  }

  private static List<Layer> timm(String prefix, int expansion) {
    return expansion > 1
        ? List.of(
            layer(prefix + "conv_pw", prefix + "bn1"),
            layer(prefix + "conv_dw", prefix + "bn2"),
            layer(prefix + "conv_pwl", prefix + "bn3"))
        : List.of(
            layer(prefix + "conv_dw", prefix + "bn1"), layer(prefix + "conv_pw", prefix + "bn2"));
  }

  @Override
  public String toString() {
    return words();
  }
}
