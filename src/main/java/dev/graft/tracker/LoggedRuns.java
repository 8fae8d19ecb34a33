package dev.graft.tracker;

import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * What became of runs that were logged.
 *
 * @param experiment the one on the server
 * @param logged runs that were written now
 * @param before runs that were there already
 * @param bare of those written now, the ones without their file, since the server keeps files
 *     elsewhere: test score, learning curve and settings are there, answers per row are not
 */
public record LoggedRuns(String experiment, int logged, int before, int bare) implements Shown {
  @Override
  public String toString() {
    return Text.format(
            "%s logged to experiment '%s'%s",
            Text.count(logged, "run"),
            experiment,
            before > 0 ? Text.format("; %d more were there already", before) : "")
        + (bare > 0
            ? Text.format(
                "; %d of them without answers per row and provenance, for the server keeps files"
                    + " elsewhere: start it with --serve-artifacts, make a new experiment, and log"
                    + " again",
                bare)
            : "");
  }
}
