package dev.graft.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object of a hub's folder; what is not there is empty, and what is of another kind named.
 */
record HubConfig(Path file, JsonObject values) {
  private static final long LARGEST = 16L << 20;

  /** Reads the file; an empty object where there is none. */
  static HubConfig read(Path file) {
    if (!Files.isRegularFile(file)) {
      return new HubConfig(file, new JsonObject());
    }
    try {
      Check.that(Files.size(file) <= LARGEST, "%s (%s bytes) is too long", file, Files.size(file));
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new HubConfig(file, JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          Text.format("%s is not a JSON object: %s", file, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  boolean isEmpty() {
    return values.size() == 0;
  }

  private Optional<JsonElement> element(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isJsonNull());
  }

  private IllegalArgumentException wrong(String name, String kind) {
    return new IllegalArgumentException(
        Text.format("\"%s\" (%s) in %s must be %s", name, values.get(name), file, kind));
  }

  /** An object within; an empty one where there is none. */
  HubConfig within(String name) {
    return new HubConfig(
        file,
        element(name)
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .orElseGet(JsonObject::new));
  }

  Optional<String> text(String name) {
    return element(name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
  }

  Optional<Double> number(String name) {
    try {
      return element(name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsDouble);
    } catch (NumberFormatException e) {
      throw wrong(name, "a number");
    }
  }

  Optional<Integer> whole(String name) {
    Optional<Double> number = number(name);
    if (number.isPresent() && number.get() != Math.rint(number.get())) {
      throw wrong(name, "a whole number");
    }
    return number.map(Double::intValue);
  }

  Optional<List<Double>> numbers(String name) {
    try {
      return array(name).map(all -> all.asList().stream().map(JsonElement::getAsDouble).toList());
    } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
      throw wrong(name, "a list of numbers");
    }
  }

  Optional<List<Integer>> wholes(String name) {
    return numbers(name).map(all -> all.stream().map(Double::intValue).toList());
  }

  Optional<List<String>> texts(String name) {
    try {
      return array(name).map(all -> all.asList().stream().map(JsonElement::getAsString).toList());
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw wrong(name, "a list of texts");
    }
  }

  private Optional<JsonArray> array(String name) {
    return element(name).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
  }
}
