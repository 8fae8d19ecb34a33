package dev.graft.recipe;

import dev.graft.data.Examples;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.random.RandomGenerator;

/**
 * Changed copies of training pictures. Each row has a fixed number of them, its own picture being
 * the first, and they are the same for every arm and seed: what frozen stages answer for them is
 * computed once.
 *
 * @param kind what is changed
 * @param copies how many there are, the row's own picture included, from 1 to {@value #MOST}
 */
public record Augmentation(Kind kind, int copies) implements Shown {
  /** Each copy takes its place in memory beside the row. */
  public static final int MOST = 64;

  /** No copies. */
  public static final Augmentation NONE = new Augmentation(Kind.NONE, 1);

  /** A shift by up to this share of the side, to each of the four sides. */
  private static final double LARGEST_SHIFT = 0.125;

  /** What is changed. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** The picture is shifted; its outermost pixels fill the gap. */
    SHIFT,
    /** It is shifted, and every other copy is mirrored: not for digits or letters. */
    SHIFT_AND_MIRROR
  }

  /** Checks the range. */
  public Augmentation {
    Check.that(
        copies >= 1 && copies <= MOST,
        "copies (%d) must lie between 1, the picture itself, and %d",
        copies,
        MOST);
    Check.that(
        kind != Kind.NONE || copies == 1,
        "copies (%d) must be 1 where nothing is changed; choose SHIFT or SHIFT_AND_MIRROR",
        copies);
  }

  /** Shifted copies. */
  public static Augmentation shift(int copies) {
    return new Augmentation(Kind.SHIFT, copies);
  }

  /** Shifted copies, every other one mirrored. */
  public static Augmentation shiftAndMirror(int copies) {
    return new Augmentation(Kind.SHIFT_AND_MIRROR, copies);
  }

  /** The numbers of a row's copy, of pictures (channels, size, size); copy 0 is the row itself. */
  public float[] pixels(Examples data, int row, int copy, Input input) {
    float[] pixels = data.numbers(row, input);
    if (copy == 0) {
      return pixels;
    }
    RandomGenerator random = Seeds.generator(row, "augmented copy " + copy);
    int size = Preprocessing.of(input, Text.format("augmentation (%s)", this)).size();
    int most = (int) Math.max(1, Math.round(size * LARGEST_SHIFT));
    int down = random.nextInt(-most, most + 1);
    int right = random.nextInt(-most, most + 1);
    boolean mirrored = kind == Kind.SHIFT_AND_MIRROR && copy % 2 == 1;
    float[] moved = new float[pixels.length];
    for (int line = 0; line < pixels.length / size; line++) {
      int channel = line / size;
      int from = (channel * size + inside(line % size - down, size)) * size;
      for (int x = 0; x < size; x++) {
        int source = inside((mirrored ? size - 1 - x : x) - right, size);
        moved[line * size + x] = pixels[from + source];
      }
    }
    return moved;
  }

  private static int inside(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }

  /** The text that enters a run's key. */
  public String canonical() {
    return Canonical.of("augmentation").with("kind", kind).with("copies", copies).toString();
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "no augmentation";
      case SHIFT -> Text.format("%d shifted copies", copies);
      case SHIFT_AND_MIRROR -> Text.format("%d shifted and mirrored copies", copies);
    };
  }
}
