package dev.graft;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.recipe.RateSearch;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How large the base sees the pictures, how fine-tuning finds its rate, and about what that costs.
 * The choice is made by numbers that were measured once and not by timing this machine, so that a
 * second call chooses the same and finds its runs.
 *
 * @param pixels the side of the pictures
 * @param why it is this one, for the reader
 * @param firstSeconds about how long the frozen base takes on one core
 * @param seconds about how long all arms take on one core
 * @param search how the rate of fine-tuning is found: as the rival's, where there is time for it
 */
record PictureSize(int pixels, String why, double firstSeconds, double seconds, RateSearch search) {
  /** What a recipe has that states nothing, as the rival's does. */
  private static final RateSearch AS_THE_RIVAL = RateSearch.toThePlateau();

  /** Below, photographs show little. */
  static final int LEAST = 32;

  private static final int ORIGINAL = 224;
  private static final List<Integer> SMALLER = List.of(192, 160, 128, 96, 64);

  // Measured for 400 photographs of 1 megapixel with EfficientNet-Lite0, on one core of a Xeon.
  private static final double READING = 0.045;
  private static final double FEATURES = 0.045;
  private static final double FINE_TUNING = 0.30;
  private static final double FULL_SEARCH = 5;
  private static final double RIVAL = 0.28;
  private static final double ENGINE = 5;
  private static final double MANY = 2000;
  private static final double MOST_FEWER = 4;
  private static final double MINUTES = 120;

  static PictureSize of(Compare asked, int pictures) {
    double allowed = 60 * asked.minutes();
    if (asked.size().isPresent()) {
      return searching(asked.size().getAsInt(), "as asked for", pictures, allowed);
    }
    int most = original(asked.base());
    List<Integer> sizes =
        Stream.concat(
                Stream.of(most),
                SMALLER.stream().filter(size -> size < most && takes(asked.base(), size)))
            .toList();
    List<PictureSize> all =
        sizes.stream().map(size -> costing(size, "", pictures, RateSearch.quick())).toList();
    int place =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).seconds <= allowed)
            .findFirst()
            .orElse(all.size() - 1);
    String why = why(all.get(place), most, asked.minutes());
    return searching(sizes.get(place), why, pictures, allowed);
  }

  /** With the rival's search where all arms are done in time, else with the cheap one. */
  private static PictureSize searching(int pixels, String why, int pictures, double allowed) {
    PictureSize full = costing(pixels, why, pictures, AS_THE_RIVAL);
    return full.seconds > allowed ? costing(pixels, why, pictures, RateSearch.quick()) : full;
  }

  /** Whether the rate of fine-tuning is searched as long as the rival's. */
  boolean searchesAlike() {
    return search.equals(AS_THE_RIVAL);
  }

  private static String why(PictureSize size, int most, double minutes) {
    if (size.pixels == most) {
      return "the size of its weights";
    }
    String fits = size.seconds <= 60 * minutes ? "the largest" : "the smallest, which is too long,";
    return Text.format(
        "%s for %.3g minutes on one core; its weights were made at %d px, and withMinutes(%.0f)"
            + " takes that",
        fits, minutes, most, Math.ceil(size.at(most).seconds / 60));
  }

  private PictureSize at(int other) {
    double times = square(other) / square(pixels);
    return new PictureSize(other, "", times * firstSeconds, times * seconds, search);
  }

  private static boolean takes(Base base, int pixels) {
    return base.backbone().takes(base.preprocessing().withSize(pixels));
  }

  /** Some networks take pictures of one size alone. */
  static void checkTaken(Base base, int pixels) {
    Check.that(
        takes(base, pixels),
        "size (%d) must be one that base %s takes, such as that of its weights, %d",
        pixels,
        base.card().name(),
        original(base));
  }

  private static int original(Base base) {
    return base.expected()
        .map(input -> Preprocessing.of(input, "compare").size())
        .orElse(base.preprocessing().size());
  }

  private static PictureSize costing(int pixels, String why, int pictures, RateSearch search) {
    double share = square(pixels) / square(ORIGINAL);
    double first = ENGINE + pictures * (READING + FEATURES * share);
    double tuning = search.equals(AS_THE_RIVAL) ? FULL_SEARCH * FINE_TUNING : FINE_TUNING;
    return new PictureSize(
        pixels, why, first, first + rival(pictures) + pictures * tuning * share, search);
  }

  /** With many pictures its plateau comes after fewer passes: from 60 down to 15. */
  private static double rival(int pictures) {
    double many = Math.max(1, pictures / MANY);
    return RIVAL * pictures / Math.min(many, MOST_FEWER);
  }

  /** What stands behind the cost where fine-tuning searches less than the rival. */
  String searched(int pictures) {
    return searchesAlike()
        ? ""
        : Text.format(
            ". Fine-tuning searches its rate less than %s does (%s), for want of time;"
                + " withSize(%d).withMinutes(%.0f) searches alike",
            Comparing.RIVAL,
            search.effort(),
            pixels,
            Math.ceil(costing(pixels, why, pictures, AS_THE_RIVAL).seconds / 60));
  }

  private static double square(int side) {
    return (double) side * side;
  }

  /**
   * What is still to come as a range: machines differ, and pictures for which there is no room are
   * decoded once more for the base.
   *
   * @param pictures how many were read, which is over
   * @param reading the seconds that it took, by which photographs of any size are known
   */
  String cost(int pictures, double reading) {
    double read = pictures * READING;
    return Text.format(
        "read in %.0f s; from here about %s to the first accuracy, %s in all, on one core",
        reading, range(firstSeconds - read, reading), range(seconds - read, reading));
  }

  private static String range(double seconds, double again) {
    return Text.format("%s to %s", time(0.6 * seconds), time(2 * seconds + again));
  }

  private static String time(double seconds) {
    return seconds < MINUTES
        ? Text.format("%.0f s", seconds)
        : Text.format("%.0f min", seconds / 60);
  }
}
