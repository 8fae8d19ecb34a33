package dev.graft.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sets of rows as texts of a pack, and back; each is written and read once. */
final class PackedSets {
  private final Blobs blobs;
  private final Map<Examples, String> written = new IdentityHashMap<>();
  private final Map<String, Examples> read = new HashMap<>();

  PackedSets(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Puts a set into the pack; the sum of its text. */
  String write(Examples set) {
    String known = written.get(set);
    if (known == null) {
      known = blobs.put(describe(set).toString());
      written.put(set, known);
    }
    return known;
  }

  private JsonObject describe(Examples set) {
    if (set instanceof ImageSet pictures) {
      return describe(pictures);
    }
    if (set instanceof TextSet sentences) {
      return describe(sentences);
    }
    Check.that(
        set instanceof TableSet,
        "data (%s) must be of Graft's own kinds to be packed: a class of one's own, here %s, is a"
            + " program, which a pack does not carry; give its rows to ImageSet.of, TextSet.of or"
            + " TableSet.of",
        set.name(),
        set.getClass().getName());
    return describe((TableSet) set);
  }

  private JsonObject describe(ImageSet set) {
    JsonObject text = headed("pictures", set.about(), set);
    PackedPictures pictures = new PackedPictures();
    JsonArray described = new JsonArray();
    List<String> names = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int row = 0; row < set.size(); row++) {
      described.add(pictures.describe(set.row(row).picture()));
      names.add(set.rowName(row));
      parts.add(set.part(row).name());
    }
    text.add("names", JsonFields.array(names));
    text.add("parts", JsonFields.array(parts));
    text.add("pictures", described);
    text.add("lengths", pictures.lengths());
    text.addProperty("contents", blobs.put(pictures.content()));
    return text;
  }

  private JsonObject describe(TextSet set) {
    JsonObject text = headed("sentences", set.about, set);
    text.add("sentences", JsonFields.array(set.content.sentences()));
    text.add("beside", describe(set.content.beside()));
    return text;
  }

  private JsonObject describe(TableSet set) {
    JsonObject text = headed("table", set.about, set);
    JsonArray columns = new JsonArray();
    for (TableColumn column : set.content.columns().inOrder()) {
      JsonObject described = cells(column.name(), column.texts());
      described.add("numbers", JsonFields.array(column.numbers()));
      columns.add(described);
    }
    text.add("columns", columns);
    text.add("beside", describe(set.content.beside()));
    return text;
  }

  private static JsonObject cells(String name, List<String> cells) {
    JsonObject text = new JsonObject();
    text.addProperty("name", name);
    text.add("cells", JsonFields.array(cells));
    return text;
  }

  private static JsonObject headed(String type, About about, Examples set) {
    JsonObject text = new JsonObject();
    text.addProperty("type", type);
    text.addProperty("name", about.name());
    text.addProperty("origin", about.origin());
    text.add("skipped", JsonFields.array(about.skipped()));
    JsonArray notes = new JsonArray();
    for (DataNotes.Note note : about.notes()) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", note.kind().name());
      one.addProperty("number", note.number());
      one.addProperty("words", note.words());
      notes.add(one);
    }
    text.add("notes", notes);
    text.add("classes", JsonFields.array(set.classes()));
    text.add(
        "labels", JsonFields.array(IntStream.range(0, set.size()).mapToObj(set::label).toList()));
    return text;
  }

  private static JsonObject describe(Beside beside) {
    JsonObject text = new JsonObject();
    text.add("numbers", JsonFields.array(beside.numbers()));
    text.add("parts", JsonFields.array(beside.parts().stream().map(Part::name).toList()));
    JsonArray columns = new JsonArray();
    beside.columns().forEach((name, cells) -> columns.add(cells(name, cells)));
    text.add("columns", columns);
    return text;
  }

  /** The set of a text in the pack. */
  Examples read(String sum) {
    Examples known = read.get(sum);
    if (known == null) {
      known = made(JsonFields.parse(blobs.text(sum)));
      read.put(sum, known);
    }
    return known;
  }

  /** A set of pictures. */
  ImageSet pictures(String sum) {
    Check.that(read(sum) instanceof ImageSet, "data (%s) must be pictures", sum);
    return (ImageSet) read(sum);
  }

  private Examples made(JsonFields text) {
    return switch (text.text("type")) {
      case "pictures" -> new ImageSet(about(text), text.texts("classes"), rows(text));
      case "sentences" -> new TextSet(about(text), sentences(text));
      case "table" -> new TableSet(about(text), table(text));
      default ->
          throw new IllegalArgumentException(
              "data (" + text.text("type") + ") must be of a kind that packs have");
    };
  }

  private static About about(JsonFields text) {
    List<DataNotes.Note> notes =
        text.objects("notes").stream()
            .map(
                note ->
                    new DataNotes.Note(
                        note.constant("kind", DataNotes.Kind.class),
                        note.integer("number"),
                        note.text("words")))
            .toList();
    return new About(text.text("name"), text.text("origin"), text.texts("skipped"), notes);
  }

  private List<ImageRow> rows(JsonFields text) {
    PackedPictures.Reader reader =
        new PackedPictures.Reader(blobs.get(text.text("contents")), text.integers("lengths"));
    List<Integer> labels = text.integers("labels");
    List<String> names = sized(labels, text.texts("names"));
    List<Part> parts = sized(labels, parts(text));
    List<JsonFields> pictures = sized(labels, text.objects("pictures"));
    return IntStream.range(0, labels.size())
        .mapToObj(
            row ->
                new ImageRow(
                    names.get(row),
                    labels.get(row),
                    parts.get(row),
                    reader.picture(pictures.get(row))))
        .toList();
  }

  private static <T> List<T> sized(List<Integer> labels, List<T> values) {
    SetChecks.sameCount(values.size(), labels);
    return values;
  }

  private static List<Part> parts(JsonFields text) {
    List<String> names = text.texts("parts");
    List<String> known = Arrays.stream(Part.values()).map(Part::name).toList();
    return names.stream().map(name -> Part.valueOf(Check.oneOf("part", name, known))).toList();
  }

  private static TextContent sentences(JsonFields text) {
    List<Integer> labels = text.integers("labels");
    return new TextContent(
        sized(labels, text.texts("sentences")),
        text.texts("classes"),
        labels,
        beside(text, labels));
  }

  private static TableContent table(JsonFields text) {
    List<Integer> labels = text.integers("labels");
    List<TableColumn> columns = new ArrayList<>();
    for (JsonFields column : text.objects("columns")) {
      List<Double> numbers = column.numbers("numbers");
      columns.add(
          new TableColumn(
              column.text("name"),
              sized(labels, column.texts("cells")),
              numbers.isEmpty() ? numbers : sized(labels, numbers)));
    }
    return new TableContent(
        new TableColumns(columns), text.texts("classes"), labels, beside(text, labels));
  }

  private static Beside beside(JsonFields set, List<Integer> labels) {
    JsonFields text = set.object("beside");
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (JsonFields column : text.objects("columns")) {
      columns.put(column.text("name"), sized(labels, column.texts("cells")));
    }
    List<Part> parts = parts(text);
    return new Beside(
        sized(labels, text.integers("numbers")),
        parts.isEmpty() ? parts : sized(labels, parts),
        columns);
  }
}
