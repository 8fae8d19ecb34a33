package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Pictures that look almost like another in other tones: brighter or darker, of more or less
 * contrast, grey, as a negative, or with red for blue. A shape of one colour is known by its tones
 * alone and is none. Not seen: other changes of hue, and what turns by some degrees, enlarges by a
 * fifth, frames or covers a part.
 */
final class TonedTwins {
  /** Each picture is held against every other in five ways, so that more would take minutes. */
  static final int MOST = 3_000;

  /** Of the shares of values below, in the mean of 48 cells. */
  private static final double MOST_DISTANCE = 0.06;

  /** In bits: of fewer tones a picture is a shape, and what it shows is its colour. */
  static final double FEW_TONES = 2.6;

  /** Each is held closely against so many at most. */
  private static final int CLOSELY = 20;

  private TonedTwins() {}

  /** What the reader must know of such pictures. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows, Nearest nearest) {
    if (rows.size() > MOST) {
      return NearTwins.notLookedFor("are in other tones", MOST);
    }
    List<Tones> tones = tones(NearTwins.looks(rows));
    return NearTwins.note(
        rows,
        "Pictures look almost like another in other tones (brightness, contrast, grey, negative, red"
            + " for blue)",
        row -> of(row, row, tones, nearest));
  }

  static List<Tones> tones(List<Look> looks) {
    return looks.stream().map(Tones::new).toList();
  }

  /** Whether one of these, up to one of them, is the same in other tones. */
  static IntPredicate of(int row, int before, List<Tones> tones, Nearest nearest) {
    Tones one = tones.get(row);
    Look swapped = Tones.swapped(one.look());
    return nearest
        .of(before, other -> distance(one, tones.get(other), swapped), CLOSELY)
        .and(other -> areOnly(one, tones.get(other), swapped));
  }

  /** Whether one is the same as another in other tones, and not in the same. */
  static boolean are(Tones one, Tones other) {
    return areOnly(one, other, Tones.swapped(one.look()));
  }

  private static boolean areOnly(Tones one, Tones other, Look swapped) {
    return are(one, other, swapped) && !NearTwins.are(one.look(), other.look());
  }

  /** The least of all ways, as a share of what there can be. */
  private static double distance(Tones one, Tones other, Look swapped) {
    if (one.isGrey() != other.isGrey()) {
      boolean many = Math.max(one.bits(), other.bits()) >= FEW_TONES;
      return many ? near(one.distanceOfLight(other)) : Nearest.NONE;
    }
    if (Math.min(one.bits(), other.bits()) < FEW_TONES) {
      return Nearest.NONE;
    }
    double toned = Math.min(one.distance(other), one.distanceInverted(other));
    return !one.isGrey() && swapped.mayBe(other.look())
        ? Math.min(near(toned), swapped.distance(other.look()) / Tones.MOST_LEVEL)
        : near(toned);
  }

  private static double near(double distance) {
    return distance <= MOST_DISTANCE ? distance : Nearest.NONE;
  }

  private static boolean are(Tones one, Tones other, Look swapped) {
    Look look = one.look();
    Look its = other.look();
    if (one.isGrey() != other.isGrey()) {
      return Math.max(one.bits(), other.bits()) >= FEW_TONES
          && one.distanceOfLight(other) <= MOST_DISTANCE
          && NearTwins.are(Tones.greyed(look), Tones.greyed(its));
    }
    return Math.min(one.bits(), other.bits()) >= FEW_TONES
        && (one.distance(other) <= MOST_DISTANCE && matches(look, its)
            || one.distanceInverted(other) <= MOST_DISTANCE && matches(Tones.inverted(look), its)
            || !one.isGrey() && NearTwins.are(swapped, its));
  }

  /** In the tones of the one that has more of them. */
  private static boolean matches(Look one, Look other) {
    return one.contrast() >= other.contrast()
        ? NearTwins.are(one, Tones.matched(other, one))
        : NearTwins.are(Tones.matched(one, other), other);
  }
}
