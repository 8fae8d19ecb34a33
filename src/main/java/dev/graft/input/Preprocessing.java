package dev.graft.input;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * How pictures become numbers for a base: scaled to a square, laid over white where transparent,
 * then per channel (pixel - mean) / deviation with pixels in 0..255.
 *
 * @param size width and height in pixels, at least 8
 * @param channels 3 for red, green, blue; 1 for grey
 * @param mean per channel, in pixel units
 * @param deviation per channel, in pixel units, above 0
 */
public record Preprocessing(int size, int channels, List<Double> mean, List<Double> deviation)
    implements Input {
  private static final MathContext DIGITS = new MathContext(6);

  /** Checks the ranges and copies the lists. */
  public Preprocessing {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    Check.atLeast("size", size, 8);
    Check.that(channels == 1 || channels == 3, "channels (%d) must be 1 or 3", channels);
    Check.that(mean.size() == channels, "mean %s must have %d entries", mean, channels);
    Check.that(
        deviation.size() == channels, "deviation %s must have %d entries", deviation, channels);
    deviation.forEach(value -> Check.positive("deviation", value));
  }

  /**
   * The input as one for pictures.
   *
   * @param asking what needs pictures, for the message
   * @throws IllegalArgumentException if it takes something else
   */
  public static Preprocessing of(Input input, String asking) {
    Optional<Preprocessing> pictures = input.as(Preprocessing.class);
    Check.that(
        pictures.isPresent(),
        "%s needs a base for pictures, but this one takes %s: %s",
        asking,
        input.takes(),
        input);
    return pictures.orElseThrow();
  }

  @Override
  public List<Integer> shape() {
    return List.of(channels, size, size);
  }

  @Override
  public String takes() {
    return "pictures";
  }

  @Override
  public void checkFits(Input made, String base) {
    int expected = of(made, "a preprocessing of pictures").channels();
    Check.that(
        channels == expected,
        "channels (%d) must be %d, as the first layer of %s takes them; pictures are turned from"
            + " colour to grey and back by themselves",
        channels,
        expected,
        base);
  }

  /**
   * How networks for ImageNet are mostly fed: 224 pixels, (pixel / 255 - mean) / deviation with the
   * customary mean 0.485, 0.456, 0.406 and deviation 0.229, 0.224, 0.225 of red, green and blue.
   */
  public static Preprocessing imageNet() {
    return new Preprocessing(
        224,
        3,
        List.of(0.485 * 255, 0.456 * 255, 0.406 * 255),
        List.of(0.229 * 255, 0.224 * 255, 0.225 * 255));
  }

  /** The same mean and deviation on each channel. */
  public static Preprocessing uniform(int size, int channels, double mean, double deviation) {
    return new Preprocessing(
        size,
        channels,
        java.util.Collections.nCopies(channels, mean),
        java.util.Collections.nCopies(channels, deviation));
  }

  /** The same numbers at another picture size. */
  public Preprocessing withSize(int pixels) {
    return new Preprocessing(pixels, channels, mean, deviation);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.pictures(this);
  }

  @Override
  public String canonical() {
    return Canonical.of("preprocessing")
        .with("size", size)
        .with("channels", channels)
        .with("mean", mean)
        .with("deviation", deviation)
        .toString();
  }

  /** What becomes of a pixel, as "(pixel - 127.0) / 128.0", to six digits. */
  public String scaling() {
    return scaling(rounded(mean), rounded(deviation));
  }

  private static String scaling(List<Double> mean, List<Double> deviation) {
    return Text.format("(pixel - %s) / %s", brief(mean), brief(deviation));
  }

  /**
   * Colour or grey and the scaling, whatever the size: "grey, (pixel - 76.5) / 255.0". Stored runs
   * are compared by these words, so that no digit is left out.
   */
  public String colourAndScaling() {
    return coloured(scaling(mean, deviation));
  }

  private String coloured(String scaling) {
    return Text.format("%s, %s", channels == 3 ? "colour" : "grey", scaling);
  }

  @Override
  public String toString() {
    return Text.format("%d x %d pixels, %s", size, size, coloured(scaling()));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> new BigDecimal(value).round(DIGITS).doubleValue()).toList();
  }

  /** One number where all channels have the same. */
  private static Object brief(List<Double> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : values;
  }
}
