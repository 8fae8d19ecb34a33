package dev.graft.model;

import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * What one should know of a base before using it.
 *
 * @param name its name in texts and pictures
 * @param trainedOn the data it was trained on
 * @param licence the licence of its weights and where they come from
 */
public record Card(String name, String trainedOn, String licence) implements Shown {
  @Override
  public String toString() {
    return Text.format("%s. Trained on: %s. Licence: %s.", name, trainedOn, licence);
  }
}
