package dev.graft.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Contents under their sums: what is put in twice is kept once. */
public final class Blobs {
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  /** Keeps the bytes, which the caller changes no more, and returns their SHA-256. */
  public String put(byte[] content) {
    String sum = Sha256.of(content);
    contents.putIfAbsent(sum, content);
    return sum;
  }

  /** Keeps a text in UTF-8. */
  public String put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of a sum, which the caller does not change. */
  public byte[] get(String sum) {
    byte[] content = contents.get(sum);
    Check.that(content != null, "content (%s) must be in the pack, but is not", sum);
    return content;
  }

  /** The text of a sum. */
  public String text(String sum) {
    return new String(get(sum), StandardCharsets.UTF_8);
  }

  /** All contents by their sums, in the order in which they came. */
  public Map<String, byte[]> all() {
    return Collections.unmodifiableMap(contents);
  }
}
