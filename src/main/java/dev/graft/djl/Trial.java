package dev.graft.djl;

import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Tries a network from a file on noise before it is trusted. Each example must be answered for
 * itself, the same each time, in numbers, and from all of it: a file can be whole and still
 * normalise by the batch, draw at random, or hold an {@code if} of Python's as it went when the
 * network was traced.
 *
 * @param path of the file
 * @param input what it is fed with
 * @param network answers two examples, which stand one behind the other
 */
record Trial(Path path, Input input, UnaryOperator<float[]> network) {
  private static final int ROWS = 2;
  private static final int PICTURE_AXES = 3;

  /** What is computed twice may differ by so much, as a share of the largest answer. */
  private static final float SAME = 1e-4f;

  /** What reaches an answer moves it by more than this share of the largest. */
  private static final float MOVED = 1e-6f;

  private static final List<String> QUARTERS =
      List.of("upper left", "upper right", "lower left", "lower right");

  /** Two examples of noise. */
  static float[] noise(Input input, String stream) {
    RandomGenerator random = Seeds.generator(1, stream);
    float[] values = new float[ROWS * length(input)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          input.quantities() ? (float) random.nextGaussian() : random.nextInt(input.symbols());
    }
    return values;
  }

  private static int length(Input input) {
    return input.shape().stream().reduce(1, Math::multiplyExact);
  }

  /**
   * Makes the trial: two passes, and two more for pictures.
   *
   * @throws IllegalArgumentException saying what is wrong with the network, and the way out
   */
  void check() {
    int length = length(input);
    float[] given = noise(input, "rows that try a network");
    float[] answers = network.apply(given);
    float[] first = row(answers, 0);
    for (float value : answers) {
      Check.that(
          Float.isFinite(value),
          "the network in %s answers %s to noise around 0, which is no number: its weights are"
              + " damaged or not trained to an end",
          path,
          value);
    }
    float[] beside = given.clone();
    float[] others = noise(input, "other rows that try a network");
    System.arraycopy(others, length, beside, length, length);
    Check.that(
        apart(first, row(network.apply(beside), 0)) <= SAME,
        "the network in %s answers the same example otherwise when another stands beside it or it"
            + " is asked again: it normalises by the batch or draws at random; call model.eval()"
            + " before it is traced, scripted or exported, and let it compute each example alone",
        path);
    Check.that(
        apart(first, row(answers, 1)) > MOVED,
        "the network in %s answers two different examples alike: nothing of its input reaches its"
            + " answers; compare them in Python with the network that it was made of",
        path);
    if (input.quantities() && input.shape().size() == PICTURE_AXES) {
      checkQuarters(Arrays.copyOf(given, length), first, others);
    }
  }

  private void checkQuarters(float[] picture, float[] answer, float[] others) {
    for (int quarter = 0; quarter < QUARTERS.size(); quarter += ROWS) {
      float[] changed = new float[ROWS * picture.length];
      for (int row = 0; row < ROWS; row++) {
        float[] mixed = mixed(picture, others, quarter + row);
        System.arraycopy(mixed, 0, changed, row * picture.length, picture.length);
      }
      float[] answers = network.apply(changed);
      for (int row = 0; row < ROWS; row++) {
        Check.that(
            apart(answer, row(answers, row)) > MOVED,
            "the network in %s takes no notice of the %s quarter of a picture (%s): it was traced"
                + " for another size, and what Python decided by the size was kept; say with"
                + " madeFor(input) what it was traced for, or trace it for this",
            path,
            QUARTERS.get(quarter + row),
            input);
      }
    }
  }

  /** A picture with one quarter of another. */
  private float[] mixed(float[] picture, float[] other, int quarter) {
    int height = input.shape().get(1);
    int width = input.shape().get(2);
    float[] mixed = picture.clone();
    for (int i = 0; i < mixed.length; i++) {
      int below = i / width % height >= height / 2 ? 2 : 0;
      int right = i % width >= width / 2 ? 1 : 0;
      mixed[i] = below + right == quarter ? other[i] : picture[i];
    }
    return mixed;
  }

  private static float[] row(float[] answers, int row) {
    int length = answers.length / ROWS;
    return Arrays.copyOfRange(answers, row * length, (row + 1) * length);
  }

  /** The largest difference as a share of the largest answer. */
  private static float apart(float[] some, float[] others) {
    float largest = 0;
    float apart = 0;
    for (int i = 0; i < some.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(some[i]), Math.abs(others[i])));
      apart = Math.max(apart, Math.abs(some[i] - others[i]));
    }
    return largest == 0 ? 0 : apart / largest;
  }
}
