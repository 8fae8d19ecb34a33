package dev.graft.tracker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Runs of others as the table that {@code mlflow.search_runs} exports, with answers below them. */
final class MlflowTable {
  private static final String STATUS = "status";
  private static final String NAME = MlflowRun.TAG + "mlflow.runName";
  private static final String ANSWERS = "answers.";
  private static final String POSITION = ANSWERS + "position";

  private final MlflowRuns.Asked asked;
  private final Set<String> headers = new LinkedHashSet<>();
  private final List<Map<String, String>> lines = new ArrayList<>();

  MlflowTable(List<MlflowRun> runs, MlflowRuns.Asked asked) {
    this.asked = asked;
    runs.forEach(run -> add(line(run)));
  }

  /**
   * A table as {@code mlflow.log_table} writes it.
   *
   * @param lines cell by cell, in the order of the columns
   */
  record Answers(List<String> columns, List<List<String>> lines) {
    static Answers of(MlflowRun run, String name, String text) {
      try {
        JsonObject table = JsonParser.parseString(text).getAsJsonObject();
        List<String> columns = cells(table.getAsJsonArray("columns"));
        List<List<String>> lines = new ArrayList<>();
        table.getAsJsonArray("data").forEach(line -> lines.add(cells(line.getAsJsonArray())));
        Check.that(
            lines.stream().allMatch(line -> line.size() == columns.size()), "lines are too short");
        return new Answers(columns, lines);
      } catch (JsonParseException
          | IllegalStateException
          | IllegalArgumentException
          | NullPointerException e) {
        throw new IllegalArgumentException(
            Text.format(
                "%s: '%s' must be a table with 'columns' and 'data', as mlflow.log_table writes it"
                    + " to a name that ends in .json; log it so",
                run.words(), name),
            e);
      }
    }

    private static List<String> cells(JsonArray array) {
      List<String> cells = new ArrayList<>();
      array.forEach(cell -> cells.add(cell(cell)));
      return cells;
    }

    private static String cell(JsonElement cell) {
      return cell.isJsonNull() ? "" : cell.isJsonPrimitive() ? cell.getAsString() : cell.toString();
    }
  }

  /** A run that did not end well has no test score, whatever it measured before. */
  private Map<String, String> line(MlflowRun run) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put(STATUS, run.status());
    run.cells()
        .forEach(
            (column, value) -> {
              boolean metric = column.startsWith(MlflowRun.METRIC);
              boolean named = column.equals(asked.arm()) || column.equals(asked.seed());
              boolean book =
                  column.startsWith(MlflowRun.TAG + "mlflow.")
                      || column.startsWith(MlflowRun.TAG + "graft.")
                      || metric && (!run.ended() || !asked.answers().isEmpty());
              if (named || !book) {
                line.put(column, value);
              }
            });
    line.put(NAME, run.name());
    return line;
  }

  private void add(Map<String, String> line) {
    headers.addAll(line.keySet());
    lines.add(line);
  }

  /** Puts the answers of a run under it; one that did not end well has none. */
  void add(MlflowRun run, Answers answers) {
    for (int i = 0; run.ended() && i < answers.lines().size(); i++) {
      Map<String, String> line = new LinkedHashMap<>();
      line.put(asked.arm(), run.cell(asked.arm()));
      line.put(asked.seed(), run.cell(asked.seed()));
      for (int j = 0; j < answers.columns().size(); j++) {
        line.put(ANSWERS + answers.columns().get(j), answers.lines().get(i).get(j));
      }
      line.put(POSITION, String.valueOf(i));
      add(line);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(headers);
      for (Map<String, String> line : lines) {
        printer.printRecord(headers.stream().map(name -> line.getOrDefault(name, "")).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table in memory", e);
    }
    return text.toString();
  }

  /** The seed of a run whose curve is to be told apart by it. */
  static long seed(String source, MlflowRun run, String column) {
    String text = run.cell(column).strip();
    Check.that(
        text.matches("-?\\d{1,18}"),
        "%s: %s (%s) of %s must be a whole number; name the column that holds it, withSeed(\"...\")",
        source,
        column,
        text,
        run.words());
    return Long.parseLong(text);
  }
}
