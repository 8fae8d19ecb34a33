package dev.graft.model;

import dev.graft.data.FashionMnist;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The {@link SmallNet} for grey pictures of 28 x 28 pixels: three times 3 x 3 convolution (16, 32,
 * 64 channels), normalisation, ReLU and 2 x 2 max-pool, then a dense layer of 64 features. Cut
 * points: block1 to block3, dense. Its sources are trained by the project's own program on the
 * first five clothing classes or on digits.
 */
public final class FashionNet implements Backbone {
  private static final int SIDE = 28;
  private static final List<Integer> DOSES = List.of(25, 50, 75, 100);
  private static final List<String> CLOTHING = FashionMnist.classNames().subList(0, 5);
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(String::valueOf).toList();
  private static final String LICENCE = "Apache-2.0, trained by Graft";

  // Measured on the rows that clothing and digits were trained on; shuffled() had some of them.
  private static final InputStatistics OF_CLOTHING = new InputStatistics(0.013, 0.362);
  private static final InputStatistics OF_DIGITS = new InputStatistics(0.005, 0.34);

  /** What the net expects: pixel / 255 - 0.3. */
  public static final Preprocessing PREPROCESSING = Preprocessing.uniform(SIDE, 1, 76.5, 255);

  /** The base trained on the clothing classes 0 to 4 of Fashion-MNIST. */
  public static Base clothing() {
    return source(
        "clothing", "clothing", "Fashion-MNIST's classes 0 to 4, 2,000 pictures each", CLOTHING);
  }

  /** The base trained on handwritten digits. */
  public static Base digits() {
    return source(
        "digits", "digits", "1,797 handwritten digits (UCI), scaled from 8 x 8 pixels", DIGITS);
  }

  /**
   * The base trained on clothing with part of its labels shuffled: the dial of negative transfer.
   * Unlike {@link #clothing()} it was trained until it had learned its labels, the untrue ones too,
   * by heart.
   *
   * @param percent the share of labels that were shuffled: 25, 50, 75 or 100
   */
  public static Base shuffled(int percent) {
    Check.that(
        DOSES.contains(percent), "percent (%d) must be one of %s; 0 is clothing()", percent, DOSES);
    String trainedOn =
        Text.format(
            "Fashion-MNIST's classes 0 to 4, 400 pictures each, %d%% of the labels shuffled and"
                + " learned by heart",
            percent);
    return source("shuffled-" + percent, "fitted-" + percent, trainedOn, CLOTHING);
  }

  private static Base source(String name, String file, String trainedOn, List<String> classes) {
    String weights = "fashion-net-" + file;
    return Base.of(
            new FashionNet(),
            () -> Resources.weights(weights),
            new Card("FashionNet (" + name + ")", trainedOn, LICENCE)
                .withTrainedSeconds(Resources.trainedSeconds(weights)))
        .madeFor(PREPROCESSING)
        .withSource(name.equals("digits") ? OF_DIGITS : OF_CLOTHING)
        .withOldHead(new OldHead("head.weight", "head.bias", classes));
  }

  /** The untrained net, to train a source with. */
  public static Base untrained() {
    return Base.of(
            new FashionNet(), Weights::none, new Card("FashionNet", "nothing yet", "Apache-2.0"))
        .withPreprocessing(PREPROCESSING);
  }

  @Override
  public String name() {
    return "fashion-net";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int features() {
    return SmallNet.FEATURES;
  }

  @Override
  public List<Stage> stages() {
    return SmallNet.stages(1, SIDE);
  }
}
