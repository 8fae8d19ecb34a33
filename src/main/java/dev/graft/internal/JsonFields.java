package dev.graft.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a description that was written as JSON, each checked as it is asked for.
 *
 * @param json the object
 */
public record JsonFields(JsonObject json) {
  /** The most of a wrong value that a message shows. */
  private static final int SHOWN = 60;

  /** The object that a text is. */
  public static JsonFields parse(String text) {
    try {
      return new JsonFields(JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          Text.format("description (%s) must be a JSON object", shown(text)), e);
    }
  }

  /** An array of numbers or texts. */
  public static JsonArray array(List<?> values) {
    JsonArray array = new JsonArray(values.size());
    for (Object value : values) {
      array.add(
          value instanceof Number number
              ? new JsonPrimitive(number)
              : new JsonPrimitive(value.toString()));
    }
    return array;
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return json.has(name);
  }

  /** A text. */
  public String text(String name) {
    return text(field(name), name);
  }

  /** A whole number of 32 bits. */
  public int integer(String name) {
    return integer(field(name), name);
  }

  /** A whole number of 64 bits. */
  public long whole(String name) {
    return whole(field(name), name);
  }

  /** A finite number. */
  public double number(String name) {
    return number(field(name), name);
  }

  /** The constant of this name. */
  public <E extends Enum<E>> E constant(String name, Class<E> kind) {
    String found = text(name);
    Check.oneOf(name, found, Arrays.stream(kind.getEnumConstants()).map(Enum::name).toList());
    return Enum.valueOf(kind, found);
  }

  /** Texts in their order. */
  public List<String> texts(String name) {
    return all(name, JsonFields::text);
  }

  /** Whole numbers in their order. */
  public List<Integer> integers(String name) {
    return all(name, JsonFields::integer);
  }

  /** Whole numbers of 64 bits in their order. */
  public List<Long> wholes(String name) {
    return all(name, JsonFields::whole);
  }

  /** Finite numbers in their order. */
  public List<Double> numbers(String name) {
    return all(name, JsonFields::number);
  }

  /** An object within. */
  public JsonFields object(String name) {
    return object(field(name), name);
  }

  /** An object within, where there is one. */
  public Optional<JsonFields> optional(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** Objects in their order. */
  public List<JsonFields> objects(String name) {
    return all(name, JsonFields::object);
  }

  private <T> List<T> all(String name, Reader<T> reader) {
    JsonElement found = field(name);
    Check.that(found.isJsonArray(), "%s (%s) must be an array", name, shown(found));
    List<T> values = new ArrayList<>();
    found.getAsJsonArray().forEach(element -> values.add(reader.read(element, name)));
    return List.copyOf(values);
  }

  /** Reads one value of a field. */
  private interface Reader<T> {
    T read(JsonElement element, String name);
  }

  private JsonElement field(String name) {
    JsonElement found = json.get(name);
    Check.that(found != null, "%s (missing) must be there, beside %s", name, json.keySet());
    return found;
  }

  private static String text(JsonElement element, String name) {
    boolean text = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    Check.that(text, "%s (%s) must be a text", name, shown(element));
    return element.getAsString();
  }

  private static int integer(JsonElement element, String name) {
    return exact(element, name, BigDecimal::intValueExact);
  }

  private static long whole(JsonElement element, String name) {
    return exact(element, name, BigDecimal::longValueExact);
  }

  private static double number(JsonElement element, String name) {
    double number = exact(element, name, BigDecimal::doubleValue);
    Check.that(Double.isFinite(number), "%s (%s) must be finite", name, shown(element));
    return number == 0 && element.getAsString().startsWith("-") ? -0.0 : number;
  }

  private static <T> T exact(JsonElement element, String name, Function<BigDecimal, T> kind) {
    boolean number = element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    Check.that(number, "%s (%s) must be a number", name, shown(element));
    try {
      return kind.apply(new BigDecimal(element.getAsString()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          Text.format("%s (%s) must be a whole number", name, shown(element)), e);
    }
  }

  private static JsonFields object(JsonElement element, String name) {
    Check.that(element.isJsonObject(), "%s (%s) must be an object", name, shown(element));
    return new JsonFields(element.getAsJsonObject());
  }

  private static String shown(Object value) {
    String all = value.toString();
    return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "...";
  }
}
