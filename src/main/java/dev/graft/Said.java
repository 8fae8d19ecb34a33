package dev.graft;

/**
 * A value, and the Java that makes it, for the cells.
 *
 * @param code an expression
 */
record Said<T>(T value, String code) {
  /** A text as it stands in Java. */
  static String quoted(Object text) {
    return "\"" + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
