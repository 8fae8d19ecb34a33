package dev.graft;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies in the file of a notebook, with the outputs of the run that was saved. */
final class SavedNotebook {
  private SavedNotebook() {}

  /** Its cells. */
  static JsonArray cells(Path notebook) throws IOException {
    return new Gson()
        .fromJson(Files.readString(notebook), JsonObject.class)
        .getAsJsonArray("cells");
  }

  private static String joined(JsonElement lines) {
    StringBuilder text = new StringBuilder();
    if (lines.isJsonPrimitive()) {
      return lines.getAsString();
    }
    lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  /** What was written into a cell. */
  static String source(JsonElement cell) {
    return joined(cell.getAsJsonObject().get("source"));
  }

  static boolean isCode(JsonElement cell) {
    return cell.getAsJsonObject().get("cell_type").getAsString().equals("code");
  }

  /** The texts that its code printed and showed, an output each. */
  static List<String> outputs(JsonArray cells) {
    List<String> texts = new ArrayList<>();
    for (JsonElement cell : cells) {
      if (isCode(cell)) {
        texts.addAll(outputs(cell));
      }
    }
    return texts;
  }

  /** The texts that the code of one cell printed and showed. */
  static List<String> outputs(JsonElement cell) {
    List<String> texts = new ArrayList<>();
    cell.getAsJsonObject()
        .getAsJsonArray("outputs")
        .forEach(output -> text(output.getAsJsonObject()).ifPresent(texts::add));
    return texts;
  }

  private static Optional<String> text(JsonObject output) {
    if (output.has("text")) {
      return Optional.of(joined(output.get("text")));
    }
    return Optional.ofNullable(output.getAsJsonObject("data"))
        .filter(data -> data.has("text/plain"))
        .map(data -> joined(data.get("text/plain")));
  }
}
