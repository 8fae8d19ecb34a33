package dev.graft.tracker;

/**
 * A tracker that is down, slow, refuses, or does not answer as one: names its address, what it
 * said, and the way out. What was logged before stays, and logging again goes on from there.
 */
public final class TrackerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrackerException(String message) {
    super(message);
  }

  TrackerException(String message, Throwable cause) {
    super(message, cause);
  }
}
