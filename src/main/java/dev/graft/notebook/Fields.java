package dev.graft.notebook;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What kernels hold and have no method for. */
final class Fields {
  private Fields() {}

  /** The values of an object's fields that can be read, those of its superclasses too. */
  static Stream<Object> of(Object holder) {
    List<Object> values = new ArrayList<>();
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        try {
          if (field.trySetAccessible() && field.get(holder) != null) {
            values.add(field.get(holder));
          }
        } catch (IllegalAccessException e) {
          // It has become unreadable meanwhile: as if it were not there.
        }
      }
    }
    return values.stream();
  }

  /** The first of them that is of a type. */
  static <T> Optional<T> first(Object holder, Class<T> type) {
    return of(holder).filter(type::isInstance).map(type::cast).findFirst();
  }
}
