package dev.graft.internal;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/**
 * The private fields of DJL's that Graft reaches, since there is no other way in: all of them are
 * named here, and a test finds each in the version in use. What DJL has public stands elsewhere.
 */
public final class DjlFields {
  /** The version that they are in. */
  static final String VERSION = "0.36.0";

  /**
   * By class. A manager's arrays and an array's buffer: so that PyTorch does not read memory that
   * Java has freed. How branches are joined and how a normalisation is set: so that a user's own
   * block is seen through.
   */
  static final Map<String, Set<String>> REACHED =
      Map.of(
          "ai.djl.ndarray.BaseNDManager", Set.of("resources"),
          "ai.djl.pytorch.engine.PtNDArray", Set.of("dataRef"),
          "ai.djl.nn.ParallelBlock", Set.of("function"),
          "ai.djl.nn.norm.BatchNorm", Set.of("epsilon", "axis", "center", "scale"));

  private DjlFields() {}

  /**
   * One of these fields, open.
   *
   * @throws IllegalStateException if another version of DJL hides it
   */
  public static Field of(Class<?> type, String name) {
    boolean named = REACHED.getOrDefault(type.getName(), Set.of()).contains(name);
    Check.that(named, "field %s of %s must be named in DjlFields", name, type.getName());
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw hidden(type, name, e);
    }
  }

  /** What to say where a field cannot be reached. */
  public static IllegalStateException hidden(Class<?> type, String name, Exception cause) {
    return new IllegalStateException(
        Text.format(
            "this version of DJL hides '%s' of %s; use the one that Graft is made for, %s",
            name, type.getSimpleName(), VERSION),
        cause);
  }
}
