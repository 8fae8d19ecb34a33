package dev.graft.model;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Optional;

/**
 * What one should know of a base before using it.
 *
 * @param name its name in texts and pictures
 * @param trainedOn the data it was trained on
 * @param licence the licence of its weights and where they come from
 * @param trainedSeconds how long the training took, in seconds; empty where that is not recorded
 */
public record Card(String name, String trainedOn, String licence, Optional<Double> trainedSeconds)
    implements Shown {
  /** Checks the range. */
  public Card {
    trainedSeconds.ifPresent(
        seconds ->
            Check.that(
                seconds >= 0, "trainedSeconds (%s) must be at least 0, or unknown", seconds));
  }

  /** A card that does not say how long the training took. */
  public Card(String name, String trainedOn, String licence) {
    this(name, trainedOn, licence, Optional.empty());
  }

  /** The same knowledge under another name. */
  public Card withName(String other) {
    return new Card(other, trainedOn, licence, trainedSeconds);
  }

  /** With the time that the training took, where it is known. */
  public Card withTrainedSeconds(Optional<Double> seconds) {
    return new Card(name, trainedOn, licence, seconds);
  }

  @Override
  public String toString() {
    String time = trainedSeconds.map(s -> Text.format(", for %,.0f s", s)).orElse("");
    return Text.format("%s. Trained on: %s%s. Licence: %s.", name, trainedOn, time, licence);
  }
}
