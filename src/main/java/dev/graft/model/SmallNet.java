package dev.graft.model;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionStage.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A small net for colour pictures of 32 x 32 pixels, the rival of a large base: what a few pictures
 * teach from scratch when the network is no larger than they can bear. Three times 3 x 3
 * convolution (16, 32, 64 channels), normalisation, ReLU and 2 x 2 max-pool, then a dense layer of
 * 64 features; 89,296 parameters. Cut points: block1 to block3, dense.
 */
public final class SmallNet implements Backbone {
  /** The side of its pictures, in pixels. */
  public static final int SIZE = 32;

  static final int FEATURES = 64;

  private static final int[] CHANNELS = {16, 32, 64};
  private static final int COLOURS = 3;
  private static final float EPSILON = 1e-5f;

  /** What the net expects: (pixel - 127) / 128. */
  public static final Preprocessing PREPROCESSING = Preprocessing.uniform(SIZE, COLOURS, 127, 128);

  /** The untrained net, to train from scratch. */
  public static Base untrained() {
    return Base.of(new SmallNet(), Weights::none, new Card("SmallNet", "nothing yet", "Apache-2.0"))
        .withPreprocessing(PREPROCESSING);
  }

  @Override
  public String name() {
    return "small-net";
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
    return stages(COLOURS, SIZE);
  }

  /** The stages for pictures with so many channels and such a side, in pixels. */
  static List<Stage> stages(int colours, int size) {
    List<Stage> stages = new ArrayList<>();
    int channels = colours;
    int side = size;
    for (int block = 1; block <= CHANNELS.length; block++) {
      ConvolutionSpec spec =
          new ConvolutionSpec(
              Text.format("block%d.convolution.weight", block),
              Text.format("block%d.normalisation", block),
              new Geometry(channels, CHANNELS[block - 1], 3, 1, 1),
              Clamp.RELU,
              EPSILON);
      Unit unit = new Unit(List.of(spec));
      stages.add(ConvolutionStage.describe("block" + block, List.of(unit), Pooling.OF_TWO));
      channels = CHANNELS[block - 1];
      side /= 2;
    }
    stages.add(DenseStage.describe("dense", channels * side * side, FEATURES));
    return stages;
  }
}
