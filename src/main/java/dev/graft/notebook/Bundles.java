package dev.graft.notebook;

import dev.graft.internal.Shown;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a kernel shows for a value, by MIME type, in the form that its messages carry. */
final class Bundles {
  /** The types that are shown richly. */
  static final List<Class<?>> TYPES = List.of(Shown.class);

  private Bundles() {}

  static Map<String, Object> of(Object value) {
    return encoded(((Shown) value).bundle());
  }

  /** The bundle with bytes as base 64. */
  static Map<String, Object> encoded(Map<String, Object> bundle) {
    Map<String, Object> encoded = new LinkedHashMap<>();
    bundle.forEach(
        (type, data) ->
            encoded.put(
                type,
                data instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : data));
    return encoded;
  }
}
