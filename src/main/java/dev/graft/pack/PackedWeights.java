package dev.graft.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Weights as text and contents, one for each tensor, and back. Tensors that ship with the library
 * go by the name of their base and their own.
 */
final class PackedWeights {
  private static final Map<String, Supplier<Base>> SHIPPED = new LinkedHashMap<>();

  /** The names of their architectures, with which those of changed ones begin. */
  private static final Map<String, String> NETS = new HashMap<>();

  static {
    SHIPPED.put("FashionNet.clothing", FashionNet::clothing);
    SHIPPED.put("FashionNet.digits", FashionNet::digits);
    for (int percent : List.of(25, 50, 75, 100)) {
      SHIPPED.put("FashionNet.shuffled " + percent, () -> FashionNet.shuffled(percent));
    }
    SHIPPED.put("EfficientNetLite0.imageNet", EfficientNetLite0::imageNet);
    SHIPPED.forEach((name, base) -> NETS.put(name, base.get().backbone().name()));
  }

  private final Blobs blobs;
  private final Map<String, Weights> shipped = new HashMap<>();
  private final Map<String, Map<String, JsonObject>> places = new HashMap<>();

  PackedWeights(Blobs blobs) {
    this.blobs = blobs;
  }

  /** The weights of a base, tensor by tensor. */
  JsonArray describe(Base base) {
    Weights weights = base.weights();
    JsonArray tensors = new JsonArray();
    for (String name : weights.names()) {
      JsonObject text = shipped(base, weights.hash(name));
      if (text.size() == 0) {
        text.add("shape", JsonFields.array(weights.shape(name)));
        text.addProperty("values", blobs.put(bytes(weights.values(name))));
      }
      text.addProperty("name", name);
      tensors.add(text);
    }
    return tensors;
  }

  private JsonObject shipped(Base base, String hash) {
    String architecture = base.backbone().name();
    for (Map.Entry<String, Supplier<Base>> one : SHIPPED.entrySet()) {
      if (architecture.startsWith(NETS.get(one.getKey()))) {
        Map<String, JsonObject> known =
            places.computeIfAbsent(one.getKey(), PackedWeights.this::places);
        if (known.containsKey(hash)) {
          return known.get(hash).deepCopy();
        }
      }
    }
    return new JsonObject();
  }

  private Map<String, JsonObject> places(String base) {
    Map<String, JsonObject> places = new HashMap<>();
    Weights weights = shipped(base);
    for (String name : weights.names()) {
      JsonObject text = new JsonObject();
      text.addProperty("shipped", base);
      text.addProperty("tensor", name);
      places.put(weights.hash(name), text);
    }
    return places;
  }

  private Weights shipped(String base) {
    Check.oneOf("shipped base", base, SHIPPED.keySet());
    return shipped.computeIfAbsent(base, name -> SHIPPED.get(name).get().weights());
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** The weights of a text. */
  Weights read(List<JsonFields> tensors) {
    Weights weights = Weights.none();
    for (JsonFields text : tensors) {
      String name = text.text("name");
      weights =
          text.has("shipped")
              ? weights.with(shipped(text).renamed(old -> name))
              : weights.with(name, text.integers("shape"), values(text));
    }
    return weights;
  }

  private Weights shipped(JsonFields text) {
    Weights all = shipped(text.text("shipped"));
    String tensor = Check.oneOf("tensor", text.text("tensor"), all.names());
    return all.only(tensor::equals);
  }

  private float[] values(JsonFields text) {
    ByteBuffer bytes =
        ByteBuffer.wrap(blobs.get(text.text("values"))).order(ByteOrder.LITTLE_ENDIAN);
    long size = 1;
    for (int extent : text.integers("shape")) {
      size = extent < 0 ? -1 : Math.multiplyExact(size, (long) extent);
    }
    Check.that(
        size * Float.BYTES == bytes.remaining(),
        "shape %s of tensor '%s' must be that of its values, %d bytes",
        text.integers("shape"),
        text.text("name"),
        bytes.remaining());
    float[] values = new float[(int) size];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
