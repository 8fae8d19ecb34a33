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

  private TurnedTwins() {}

  /** What the reader must know of such pictures. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    if (rows.size() > MOST) {
      return NearTwins.notLookedFor("were mirrored or turned", MOST);
    }
    List<Look> looks = NearTwins.looks(rows);
    return NearTwins.note(
        rows,
        "Pictures look almost like another that was mirrored or turned",
        row -> of(looks.get(row), looks));
  }

  /** Whether another of these looks is that of a mirrored or turned copy, and of no upright one. */
  static IntPredicate of(Look look, List<Look> others) {
    List<Look> turned = look.turned();
    return other -> {
      Look its = others.get(other);
      return look.mayBeTurned(its)
          && turned.stream().anyMatch(one -> NearTwins.are(one, its))
          && !NearTwins.are(look, its);
    };
  }
}
