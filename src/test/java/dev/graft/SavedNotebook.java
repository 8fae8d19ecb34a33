package dev.graft;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** The texts that its code printed and showed, tables without their marks. */
  static String printed(JsonArray cells) {
    StringBuilder text = new StringBuilder();
    for (JsonElement cell : cells) {
      if (isCode(cell)) {
        cell.getAsJsonObject().getAsJsonArray("outputs").forEach(one -> print(one, text));
      }
    }
    return text.toString();
  }

  private static void print(JsonElement output, StringBuilder text) {
    JsonObject said = output.getAsJsonObject();
    if (said.has("text")) {
      text.append(joined(said.get("text"))).append('\n');
    }
    if (said.has("data")) {
      said.getAsJsonObject("data").entrySet().stream()
          .filter(one -> one.getKey().startsWith("text/"))
          .forEach(
              one -> text.append(joined(one.getValue()).replaceAll("<[^>]*>", " ")).append('\n'));
    }
  }
}
