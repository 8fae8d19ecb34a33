package dev.graft.score;

import dev.graft.internal.Text;
import java.util.List;

/** The caution of scores that bear fewer rows than features, but not for nothing. */
final class FewRows {
  private FewRows() {}

  static List<Caution> cautions(Sample sample) {
    if (sample.rows() > sample.features()) {
      return List.of();
    }
    return List.of(
        new Caution(
            Caution.Kind.FEWER_ROWS_THAN_FEATURES,
            Text.format(
                "%d rows of %d features: read it beside its value under shuffled labels",
                sample.rows(), sample.features())));
  }
}
