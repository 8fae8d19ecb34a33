package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Thumbnail;
import java.util.function.IntFunction;

/** The picture or sentence of a test row, from the data that the runs were made on. */
final class RowPicture {
  private RowPicture() {}

  /**
   * Of a row of this class.
   *
   * @throws IllegalArgumentException if the source has another class there
   */
  static Thumbnail of(IntFunction<Thumbnail> source, int row, String actual) {
    Thumbnail picture = source.apply(row);
    Check.that(
        picture.label().equals(actual),
        "row %d must be a '%s', as in the runs, not a '%s'; take the pictures from the split that"
            + " the runs were made on",
        row,
        actual,
        picture.label());
    return picture;
  }
}
