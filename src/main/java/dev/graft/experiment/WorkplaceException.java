package dev.graft.experiment;

/** The place where runs are computed failed as a whole, so that no single run is to blame. */
public final class WorkplaceException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** With the reason and the way out. */
  public WorkplaceException(String message) {
    super(message);
  }
}
