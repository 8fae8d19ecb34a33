package dev.graft.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A store that cannot be read or written: names what, why, and the way out. Nothing was moved. */
public final class StoreException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** With the words for the user and what the system said. */
  public StoreException(String message, IOException cause) {
    super(message, cause);
  }
}
