package dev.graft.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.graft.internal.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs as lines of JSON, a run each, for programs in other languages: whole, with learning curves,
 * answers on the test rows and provenance. The names are those of {@link Run}, {@link Curve},
 * {@link Point}, {@link Predictions} and {@link Budget}, whose documentation gives units and
 * ranges. A number that is not known is {@code null}; an infinite one is the text {@code
 * "Infinity"}.
 */
public final class RunsJson {
  private static final int FORMAT = 1;
  private static final String FORMAT_NAME = "format";

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(double.class, new Numbers())
          .registerTypeAdapter(Double.class, new Numbers())
          .serializeNulls()
          .create();

  private RunsJson() {}

  /** JSON has neither NaN nor infinity. */
  private static final class Numbers extends TypeAdapter<Double> {
    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (value == null || value.isNaN()) {
        out.nullValue();
      } else if (value.isInfinite()) {
        out.value(value.toString());
      } else {
        out.value(value);
      }
    }

    @Override
    public Double read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Double.NaN;
      }
      return in.nextDouble();
    }
  }

  /** The runs, a line each, which end in a line feed. */
  public static String text(Runs runs) {
    return runs.all().stream().map(RunsJson::line).collect(Collectors.joining());
  }

  private static String line(Run run) {
    JsonObject line = new JsonObject();
    line.addProperty(FORMAT_NAME, FORMAT);
    tree(run).entrySet().forEach(part -> line.add(part.getKey(), part.getValue()));
    return GSON.toJson(line) + "\n";
  }

  private static JsonObject tree(Run run) {
    return GSON.toJsonTree(run).getAsJsonObject();
  }

  /**
   * The runs of a text that {@link #text} wrote, each as it was.
   *
   * @throws IllegalArgumentException if a line is no run, or was changed into none; the message
   *     names it
   */
  public static Runs read(String text) {
    List<Run> runs = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        runs.add(run(line, number));
      }
    }
    return new Runs(runs, Looks.usual());
  }

  private static Run run(String line, int number) {
    try {
      JsonElement parsed = JsonParser.parseString(line);
      JsonElement format = parsed.isJsonObject() ? parsed.getAsJsonObject().get(FORMAT_NAME) : null;
      if (format == null || !format.equals(GSON.toJsonTree(FORMAT))) {
        throw new Damage("it must be an object with \"format\": " + FORMAT);
      }
      Run run = GSON.fromJson(parsed, Run.class);
      JsonObject whole = tree(run);
      whole.add(FORMAT_NAME, format);
      if (!whole.equals(parsed)) {
        throw new Damage("it must have the names of a run, all of them and no others");
      }
      RunChecks.check(run);
      return run;
    } catch (Damage e) {
      throw refused(number, e.getMessage(), e);
    } catch (RuntimeException e) { // Gson wraps what a record's constructor throws in a plain one
      String why = e instanceof JsonParseException ? "it must be JSON" : "it must be a whole run";
      throw refused(number, why, e);
    }
  }

  private static IllegalArgumentException refused(int number, String why, Exception cause) {
    return new IllegalArgumentException(
        Text.format(
            "line %d is no run that this version of Graft wrote: %s; write it with"
                + " RunsJson.text(runs)",
            number, why),
        cause);
  }
}
