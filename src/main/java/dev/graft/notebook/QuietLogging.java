package dev.graft.notebook;

/** Logging in a kernel, which has no provider of it unless a notebook brings one. */
final class QuietLogging {
  /** SLF4J's own property (2.0.10): how much it says of itself. */
  static final String PROPERTY = "slf4j.internal.verbosity";

  private QuietLogging() {}

  /** Keeps SLF4J's remark that there is no provider out of the cells; a value that is set stays. */
  static void inKernel() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "ERROR");
    }
  }
}
