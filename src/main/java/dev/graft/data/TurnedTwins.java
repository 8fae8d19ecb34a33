package dev.graft.data;

import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Pictures that look almost like another that was mirrored or turned by quarters, as in sets whose
 * augmented copies were saved before training and test were parted.
 */
final class TurnedTwins {
  /** Each picture is held against every other in seven ways, so that more would take minutes. */
  static final int MOST = 3_000;

  /** Each is held closely, in seven ways, against so many at most. */
  private static final int CLOSELY = 10;

  private TurnedTwins() {}

  /** What the reader must know of such pictures. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows, Nearest nearest) {
    if (rows.size() > MOST) {
      return NearTwins.notLookedFor("were mirrored or turned", MOST);
    }
    List<Look> looks = NearTwins.looks(rows);
    return NearTwins.note(
        rows,
        "Pictures look almost like another that was mirrored or turned",
        row -> of(row, row, looks, nearest));
  }

  /** Whether one of these looks, up to one of them, is that of a mirrored or turned copy. */
  static IntPredicate of(int row, int before, List<Look> looks, Nearest nearest) {
    Look look = looks.get(row);
    List<Look> turned = look.turned();
    return nearest
        .of(before, other -> distance(look, turned, looks.get(other)), CLOSELY)
        .and(other -> are(look, turned, looks.get(other)));
  }

  private static double distance(Look look, List<Look> turned, Look other) {
    return look.mayBeTurned(other)
        ? turned.stream().mapToDouble(one -> one.distance(other)).min().orElse(Nearest.NONE)
        : Nearest.NONE;
  }

  /** Whether one is that of a mirrored or turned copy of another, and of no upright one. */
  static boolean are(Look look, Look other) {
    return look.mayBeTurned(other) && are(look, look.turned(), other);
  }

  private static boolean are(Look look, List<Look> turned, Look other) {
    return turned.stream().anyMatch(one -> NearTwins.are(one, other))
        && !NearTwins.are(look, other);
  }
}
