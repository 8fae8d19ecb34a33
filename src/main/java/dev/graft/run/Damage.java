package dev.graft.run;

/** The content of a file is not what was written; never that it could not be read. */
final class Damage extends Exception {
  private static final long serialVersionUID = 1;

  Damage(String reason) {
    super(reason);
  }
}
