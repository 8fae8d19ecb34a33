package dev.graft.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the tensors of a safetensors file lie in it: whole numbers, within it, none over another.
 */
public final class SafetensorsSpans {
  private SafetensorsSpans() {}

  private record Span(String name, long start, long end) {}

  /** Throws unless all tensors lie side by side within so many bytes. */
  public static void check(JsonObject tensors, long bytes) {
    List<Span> spans = new ArrayList<>();
    for (var entry : tensors.entrySet()) {
      JsonObject header = entry.getValue().getAsJsonObject();
      int offsets = header.getAsJsonArray("data_offsets").size();
      Check.that(offsets == 2, "tensor %s has %d offsets, not 2", entry.getKey(), offsets);
      Span span = new Span(entry.getKey(), offset(header, 0), offset(header, 1));
      Check.that(
          span.start() <= span.end() && span.end() <= bytes,
          "tensor %s lies from %d to %d of %d bytes",
          span.name(),
          span.start(),
          span.end(),
          bytes);
      spans.add(span);
    }
    spans.sort(Comparator.comparingLong(Span::start).thenComparingLong(Span::end));
    for (int i = 1; i < spans.size(); i++) {
      Span before = spans.get(i - 1);
      Span span = spans.get(i);
      Check.that(
          before.end() <= span.start(), "tensors %s and %s overlap", before.name(), span.name());
    }
  }

  /** Where a tensor begins (0) or ends (1), from the first value on. */
  public static long offset(JsonObject header, int i) {
    return whole(header.getAsJsonArray("data_offsets").get(i));
  }

  /** A number that has no fraction and no sign. */
  public static long whole(JsonElement number) {
    String text = number.isJsonPrimitive() ? number.getAsString() : number.toString();
    Check.that(text.matches("[0-9]{1,18}"), "size (%s) must be a whole number from 0 on", text);
    return Long.parseLong(text);
  }
}
