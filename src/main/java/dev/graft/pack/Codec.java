package dev.graft.pack;

import com.google.gson.JsonObject;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How descriptions of one class become text and are made again.
 *
 * @param type its name in the text
 * @param kind the class
 * @param writer adds what it holds
 * @param reader makes it by its constructor, which checks it
 * @param <T> the class
 */
record Codec<T>(
    String type, Class<T> kind, BiConsumer<T, JsonObject> writer, Function<JsonFields, T> reader) {

  private JsonObject describe(Object value) {
    JsonObject text = new JsonObject();
    text.addProperty("type", type);
    writer.accept(kind.cast(value), text);
    return text;
  }

  /** A value as text; empty where the table has none for its class. */
  static <S> Optional<JsonObject> describe(List<Codec<? extends S>> table, S value) {
    return table.stream()
        .filter(codec -> codec.kind() == value.getClass())
        .findFirst()
        .map(codec -> codec.describe(value));
  }

  /** The value of a text; nothing but what the table has is ever made. */
  static <S> S read(List<Codec<? extends S>> table, JsonFields text) {
    String type = Check.oneOf("type", text.text("type"), table.stream().map(Codec::type).toList());
    for (Codec<? extends S> codec : table) {
      if (codec.type().equals(type)) {
        return codec.reader().apply(text);
      }
    }
    throw new IllegalStateException("a type that is known must be found: " + type);
  }
}
