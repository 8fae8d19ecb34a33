package dev.graft.djl;

import dev.graft.internal.DjlFields;

/** What DJL's blocks do not say of themselves. */
final class Inside {
  private Inside() {}

  static <T> T of(Object block, String field, Class<T> type) {
    try {
      return type.cast(DjlFields.of(block.getClass(), field).get(block));
    } catch (IllegalAccessException | ClassCastException e) {
      throw DjlFields.hidden(block.getClass(), field, e);
    }
  }
}
