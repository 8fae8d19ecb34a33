package dev.graft.run;

import dev.graft.internal.Check;
import java.util.regex.Pattern;

/** The name of a run in a store: nothing else may become part of a path. */
final class RunKey {
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  private RunKey() {}

  /** Returns the key if it is one. */
  static String checked(String key) {
    Check.that(
        key != null && SUM.matcher(key).matches(),
        "key (%s) of a run must be 64 of the digits 0 to 9 and a to f; take run.key()",
        key);
    return key;
  }
}
