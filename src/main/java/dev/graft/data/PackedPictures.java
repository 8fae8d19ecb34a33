package dev.graft.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pictures of one set as text, and their bytes one after the other, each once. Those that ship
 * with the library go by set and row.
 */
final class PackedPictures {
  private static final Map<String, Supplier<ImageSet>> GREY = new LinkedHashMap<>();
  private static final Map<String, Supplier<ImageSet>> DRAWN = new LinkedHashMap<>();

  static {
    GREY.put("Digits.all", Digits::all);
    GREY.put("FashionMnist.clothing", FashionMnist::clothing);
    DRAWN.put("Emoji.noto", () -> Emoji.noto().byCategory());
    DRAWN.put("Emoji.twemoji", () -> Emoji.twemoji().byCategory());
  }

  /** The place of each shipped picture, of the sets that were looked through. */
  private final Map<String, Map<Picture, Integer>> shipped = new HashMap<>();

  private final Map<String, Integer> places = new HashMap<>();
  private final JsonArray lengths = new JsonArray();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Of all pictures that were described. */
  byte[] content() {
    return content.toByteArray();
  }

  /** Of the contents, one after the other. */
  JsonArray lengths() {
    return lengths;
  }

  /** A picture as text. */
  JsonObject describe(Picture picture) {
    if (picture instanceof ShiftedPicture shifted) {
      JsonObject text = typed("shifted");
      text.addProperty("kind", shifted.shift().kind().name());
      text.addProperty("amount", shifted.shift().amount());
      text.addProperty("copy", shifted.copy());
      text.add("original", describe(shifted.original()));
      return text;
    }
    if (picture instanceof GreyPicture grey) {
      return shipped(GREY, picture).orElseGet(() -> described(grey));
    }
    if (picture instanceof EncodedPicture encoded) {
      return shipped(DRAWN, picture).orElseGet(() -> file(encoded.content(), "", encoded.family()));
    }
    if (picture instanceof PackedPicture packed) {
      return file(packed.content(), packed.reading(), packed.family());
    }
    if (picture instanceof FilePicture file) {
      return file(file.checkedContent(), file.reading(), Optional.empty());
    }
    MemoryPicture made = (MemoryPicture) picture;
    JsonObject text = typed("pixels");
    text.addProperty("content", place(made.hash(), made.bytes()));
    text.addProperty("alpha", made.hasAlpha());
    return text;
  }

  private JsonObject described(GreyPicture grey) {
    JsonObject text = typed("grey");
    text.addProperty("content", place(grey.hash(), grey.grey()));
    text.addProperty("width", grey.width());
    return text;
  }

  private JsonObject file(byte[] bytes, String reading, Optional<String> family) {
    JsonObject text = typed("file");
    text.addProperty("content", place(Sha256.of(bytes), bytes));
    text.addProperty("reading", reading);
    family.ifPresent(name -> text.addProperty("alike", name));
    return text;
  }

  private static JsonObject typed(String type) {
    JsonObject text = new JsonObject();
    text.addProperty("type", type);
    return text;
  }

  private int place(String sum, byte[] bytes) {
    return places.computeIfAbsent(
        sum,
        s -> {
          content.writeBytes(bytes);
          lengths.add(bytes.length);
          return lengths.size() - 1;
        });
  }

  private Optional<JsonObject> shipped(Map<String, Supplier<ImageSet>> sets, Picture picture) {
    for (Map.Entry<String, Supplier<ImageSet>> set : sets.entrySet()) {
      Integer row =
          shipped.computeIfAbsent(set.getKey(), n -> rows(set.getValue().get())).get(picture);
      if (row != null) {
        JsonObject text = typed("shipped");
        text.addProperty("set", set.getKey());
        text.addProperty("row", row);
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Map<Picture, Integer> rows(ImageSet set) {
    Map<Picture, Integer> rows = new IdentityHashMap<>();
    for (int row = 0; row < set.size(); row++) {
      rows.put(set.row(row).picture(), row);
    }
    return rows;
  }

  /** Reads pictures back. */
  static final class Reader {
    private final List<byte[]> contents = new ArrayList<>();

    /** From the contents one after the other. */
    Reader(byte[] all, List<Integer> lengths) {
      int from = 0;
      for (int length : lengths) {
        Check.that(
            length >= 0 && length <= all.length - from,
            "length of a picture (%d bytes) must be at most what is left of them all, %d",
            length,
            all.length - from);
        contents.add(Arrays.copyOfRange(all, from, from + length));
        from += length;
      }
    }

    /** The picture of a text. */
    Picture picture(JsonFields text) {
      return switch (text.text("type")) {
        case "shifted" ->
            new ShiftedPicture(
                picture(text.object("original")),
                new Shift(text.constant("kind", Shift.Kind.class), text.number("amount")),
                text.integer("copy"));
        case "shipped" -> shipped(text.text("set")).row(text.integer("row")).picture();
        case "grey" -> grey(content(text), text.integer("width"));
        case "file" ->
            new PackedPicture(
                content(text),
                text.text("reading"),
                text.has("alike") ? Optional.of(text.text("alike")) : Optional.empty());
        case "pixels" -> MemoryPicture.of(content(text), text.json().get("alpha").getAsBoolean());
        default ->
            throw new IllegalArgumentException(
                "picture (" + text.text("type") + ") must be of a kind that packs have");
      };
    }

    private static ImageSet shipped(String name) {
      Map<String, Supplier<ImageSet>> all = new LinkedHashMap<>(GREY);
      all.putAll(DRAWN);
      return all.get(Check.oneOf("shipped set", name, all.keySet())).get();
    }

    private static GreyPicture grey(byte[] pixels, int width) {
      Check.that(
          width > 0 && pixels.length > 0 && pixels.length % width == 0,
          "width (%d) of a grey picture must divide its pixels (%d)",
          width,
          pixels.length);
      return new GreyPicture(pixels, width);
    }

    private byte[] content(JsonFields text) {
      int place = text.integer("content");
      Check.that(
          place >= 0 && place < contents.size(),
          "content (%d) of a picture must be one of %d",
          place,
          contents.size());
      return contents.get(place);
    }
  }
}
