package dev.graft.djl;

import dev.graft.internal.Text;
import java.lang.reflect.Field;

/** Fields of DJL's that have no other way in. */
final class Inside {
  private Inside() {}

  static <T> T of(Object block, String field, Class<T> type) {
    try {
      return type.cast(field(block, field).get(block));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw hidden(block, field, e);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static IllegalStateException hidden(Object owner, String field, Exception cause) {
    return new IllegalStateException(
        Text.format(
            "this version of DJL hides '%s' of %s; use the one that Graft is made for, 0.36.0",
            field, owner.getClass().getSimpleName()),
        cause);
  }
}
