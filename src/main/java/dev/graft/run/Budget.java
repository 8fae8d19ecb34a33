package dev.graft.run;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run cost. Of a run from elsewhere that does not say it, passes and seconds are NaN and
 * whole numbers -1.
 *
 * @param passes passes over the training rows, those of the run it continues included
 * @param updates gradient steps, likewise
 * @param seconds wall-clock seconds of training, likewise, without validation and test; features of
 *     frozen stages, which runs share, count for each run as if it had computed them alone
 * @param trainedParameters numbers that the last phase changed
 * @param labels labelled rows it used, training and validation together
 */
public record Budget(
    double passes, long updates, double seconds, long trainedParameters, int labels)
    implements Shown {
  /** What is known of it. */
  @Override
  public String toString() {
    String known =
        Stream.of(
                amount("%.0f passes", passes),
                amount("%,.0f updates", updates),
                amount("%.1f s", seconds),
                amount("%,.0f trained parameters", trainedParameters),
                amount("%,.0f labels", labels))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? "cost not known" : known;
  }

  private static String amount(String format, double value) {
    return Double.isNaN(value) || value < 0 ? "" : Text.format(format, value);
  }
}
