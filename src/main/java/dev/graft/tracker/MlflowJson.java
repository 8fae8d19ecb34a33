package dev.graft.tracker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of the server's JSON, which leaves out what is empty. */
final class MlflowJson {
  private MlflowJson() {}

  /** A text or number as it stands; the empty text where it is missing or something else. */
  static String text(JsonObject object, String name) {
    JsonElement found = object.get(name);
    return found != null && found.isJsonPrimitive() ? found.getAsString() : "";
  }

  /** A number, which may stand as a text; empty where it is none. */
  static Optional<Double> number(JsonObject object, String name) {
    return number(text(object, name));
  }

  static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A part; an empty one where it is missing or something else. */
  static JsonObject part(JsonObject object, String name) {
    JsonElement found = object.get(name);
    return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
  }

  /** The objects of a list; none where it is missing or something else. */
  static List<JsonObject> list(JsonObject object, String name) {
    JsonElement found = object.get(name);
    List<JsonObject> all = new ArrayList<>();
    if (found != null && found.isJsonArray()) {
      found.getAsJsonArray().asList().stream()
          .filter(JsonElement::isJsonObject)
          .forEach(one -> all.add(one.getAsJsonObject()));
    }
    return all;
  }

  /** A list of pairs of key and value, by key, in their order. */
  static Map<String, String> pairs(JsonObject object, String name) {
    Map<String, String> all = new LinkedHashMap<>();
    list(object, name).forEach(pair -> all.put(text(pair, "key"), text(pair, "value")));
    return all;
  }

  /** A pair of key and value. */
  static JsonObject pair(String key, String value) {
    JsonObject pair = new JsonObject();
    pair.addProperty("key", key);
    pair.addProperty("value", value);
    return pair;
  }

  static JsonArray array(List<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }
}
