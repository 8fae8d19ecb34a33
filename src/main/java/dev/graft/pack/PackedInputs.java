package dev.graft.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.TableEncoding;
import dev.graft.input.Vocabulary;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Text;
import java.util.List;

/** How examples become numbers, as text and back. */
final class PackedInputs {
  static final List<Codec<? extends Input>> TABLE =
      List.of(
          new Codec<>(
              "pictures",
              Preprocessing.class,
              PackedInputs::write,
              text ->
                  new Preprocessing(
                      text.integer("size"),
                      text.integer("channels"),
                      text.numbers("mean"),
                      text.numbers("deviation"))),
          new Codec<>(
              "vocabulary",
              Vocabulary.class,
              PackedInputs::write,
              text ->
                  Vocabulary.of(text.texts("words"), text.text("from"))
                      .withLength(text.integer("length"))),
          new Codec<>("table", TableEncoding.class, PackedInputs::write, PackedInputs::table));

  private PackedInputs() {}

  static JsonObject describe(Input input) {
    return Codec.describe(TABLE, input)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                        "input (%s) of class %s cannot be packed: %s",
                        input, input.getClass().getName(), Refusals.ofInput(input))));
  }

  static Input read(JsonFields text) {
    return Codec.read(TABLE, text);
  }

  private static void write(Preprocessing input, JsonObject text) {
    text.addProperty("size", input.size());
    text.addProperty("channels", input.channels());
    text.add("mean", JsonFields.array(input.mean()));
    text.add("deviation", JsonFields.array(input.deviation()));
  }

  private static void write(Vocabulary input, JsonObject text) {
    text.add("words", JsonFields.array(input.words()));
    text.addProperty("from", input.from());
    text.addProperty("length", input.shape().get(0));
  }

  private static void write(TableEncoding input, JsonObject text) {
    JsonArray columns = new JsonArray();
    for (TableEncoding.Column column : input.columns()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", column.name());
      if (column instanceof TableEncoding.NumberColumn numbers) {
        one.addProperty("mean", numbers.mean());
        one.addProperty("deviation", numbers.deviation());
      } else if (column instanceof TableEncoding.CategoryColumn known) {
        one.add("categories", JsonFields.array(known.categories()));
      }
      columns.add(one);
    }
    text.add("columns", columns);
    text.addProperty("standardisedOn", input.standardisedOn());
  }

  private static TableEncoding table(JsonFields text) {
    List<TableEncoding.Column> columns =
        text.objects("columns").stream().map(PackedInputs::column).toList();
    return new TableEncoding(columns, text.text("standardisedOn"));
  }

  private static TableEncoding.Column column(JsonFields text) {
    return text.has("categories")
        ? new TableEncoding.CategoryColumn(text.text("name"), text.texts("categories"))
        : new TableEncoding.NumberColumn(
            text.text("name"), text.number("mean"), text.number("deviation"));
  }
}
