package dev.graft.model;

import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionStage.Unit;
import dev.graft.model.InvertedResidual.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The stages of EfficientNet-Lite (Tan &amp; Le 2019, "EfficientNet: Rethinking Model Scaling"; the
 * Lite form has ReLU6 and no squeeze-and-excitation): stem, stage1 to stage7, top, (n, 3, h, w) to
 * 1,280 features. Padding is TensorFlow's SAME, normalisation's epsilon 1e-3.
 */
public final class LiteStages {
  /** How many features come out. */
  public static final int FEATURES = 1280;

  private static final int STEM = 32;
  private static final float EPSILON = 1e-3f;
  // Rows of the paper's table, of Lite0: kernel, stride, expansion, output channels, repeats.
  private static final int[][] STAGES = {
    {3, 1, 1, 16, 1},
    {3, 2, 6, 24, 2},
    {5, 2, 6, 40, 2},
    {3, 2, 6, 80, 3},
    {5, 1, 6, 112, 3},
    {5, 2, 6, 192, 4},
    {3, 1, 6, 320, 1}
  };

  private LiteStages() {}

  /**
   * The stages of a net of the family; stem, first and last stage, and top are as deep in all.
   *
   * @param channels of a stage, from Lite0's
   * @param repeats of a stage's block, from Lite0's, at stage2 to stage6
   */
  public static List<Stage> of(IntUnaryOperator channels, IntUnaryOperator repeats) {
    List<Stage> stages = new ArrayList<>();
    stages.add(single("stem", "_conv_stem", "_bn0", new Geometry(3, STEM, 3, 2, 1)));
    int in = STEM;
    int block = 0;
    for (int stage = 0; stage < STAGES.length; stage++) {
      int[] row = STAGES[stage];
      int out = channels.applyAsInt(row[3]);
      boolean scaled = stage > 0 && stage < STAGES.length - 1;
      int depth = scaled ? repeats.applyAsInt(row[4]) : row[4];
      List<Unit> units = new ArrayList<>();
      for (int repeat = 0; repeat < depth; repeat++) {
        int stride = repeat == 0 ? row[1] : 1;
        units.add(unit(block++, new Geometry(in, out, row[0], stride, 1), row[2]));
        in = out;
      }
      stages.add(ConvolutionStage.describe("stage" + (stage + 1), units));
    }
    stages.add(single("top", "_conv_head", "_bn1", new Geometry(in, FEATURES, 1, 1, 1)));
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
