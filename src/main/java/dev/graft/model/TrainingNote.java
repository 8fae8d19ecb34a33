package dev.graft.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * What a program that trains a source writes beside its weights, for the {@link Card}: a file of
 * properties of the weights' name.
 *
 * @param seconds how long the training took; empty where the note does not say
 */
public record TrainingNote(Optional<Double> seconds) {
  private static final String SECONDS = "seconds";

  /** The content of the file. */
  public String text() {
    return seconds.map(number -> SECONDS + "=" + number + "\n").orElse("");
  }

  /** Reads the content of the file. */
  static TrainingNote read(InputStream in) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    return new TrainingNote(
        Optional.ofNullable(properties.getProperty(SECONDS)).map(Double::valueOf));
  }
}
