package dev.graft.csv;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The learning curve of one run, from a file that the training wrote.
 *
 * @param arm of the run
 * @param seed of the run
 * @param source the file's name
 * @param text what it holds
 */
record CsvLog(String arm, long seed, String source, String text) {
  private static final String VALIDATION = "(val|valid|validation|eval|dev)_";
  private static final Pattern ACCURACY = Pattern.compile(VALIDATION + "(\\w*_)?acc(uracy)?");
  private static final Pattern VALIDATION_LOSS = Pattern.compile(VALIDATION + "loss(_epoch)?");
  private static final Pattern TRAINING_LOSS =
      Pattern.compile("loss|(train|training)_loss(_epoch|_step)?");
  private static final String HISTORY = "log_history";

  /**
   * What one epoch, or one moment of it, says.
   *
   * @param values by name, in lower case and with underscores
   */
  private record Entry(double epoch, double step, Map<String, Double> values) {}

  /** Whether a column is one of a learning curve. */
  static boolean isOfCurve(String header) {
    String name = CsvSchema.plain(header);
    return ACCURACY.matcher(name).matches()
        || VALIDATION_LOSS.matcher(name).matches()
        || TRAINING_LOSS.matcher(name).matches()
        || name.matches("acc(uracy)?");
  }

  /**
   * Whether a name, in lower case and with underscores, is that of an accuracy on validation rows.
   */
  static boolean isValidationAccuracy(String plain) {
    return ACCURACY.matcher(plain).matches();
  }

  /** Whether a text is JSON rather than a table. */
  static boolean isJson(String text) {
    return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
  }

  /** The points of the curve, the one before the first pass not among them. */
  List<Point> points() {
    boolean json = isJson(text);
    CsvExport kind = json ? CsvExport.TRAINER : CsvExport.of(table());
    Check.that(
        kind.isLog(),
        "%s: file (%s) must be the log of one run, with a column 'epoch' and validation accuracy or"
            + " losses, as Keras' and Lightning's CSVLogger or Hugging Face's trainer_state.json;"
            + " write the curve as lines with an epoch in the table of results",
        source,
        kind);
    List<Entry> entries = json ? history() : lines(table());
    List<Point> points = new ArrayList<>();
    Map<Double, List<Entry>> epochs = json ? byEvaluation(entries) : byEpoch(entries);
    epochs.forEach((epoch, of) -> points.add(point(epoch, of)));
    return points;
  }

  private CsvTable table() {
    return CsvText.table(source, text, CsvOptions.withDefaults());
  }

  private static List<Entry> lines(CsvTable table) {
    List<Entry> entries = new ArrayList<>();
    String epoch = theirs(table, "epoch");
    String step = theirs(table, "step");
    for (CsvLine line : table.lines()) {
      Map<String, Double> values = new LinkedHashMap<>();
      List<String> headers =
          table.headers().stream()
              .filter(header -> isOfCurve(header) || header.equalsIgnoreCase("acc_avg"))
              .toList();
      headers.forEach(header -> values.put(CsvSchema.plain(header), line.logged(header)));
      // Some lines of Lightning hold rates alone and no epoch, others the test at the end.
      if (line.has(epoch) && headers.stream().anyMatch(line::has)) {
        entries.add(new Entry(line.amount(epoch) + 1, 1 + line.amount(step), values));
      }
    }
    return entries;
  }

  private static String theirs(CsvTable table, String name) {
    return table.headers().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  private List<Entry> history() {
    List<Entry> entries = new ArrayList<>();
    for (JsonElement element : historyOf(parsed())) {
      JsonObject entry = element.getAsJsonObject();
      Map<String, Double> values = new LinkedHashMap<>();
      for (String name : entry.keySet()) {
        if (isOfCurve(name) && !name.equals("train_loss")) {
          JsonElement value = entry.get(name);
          values.put(CsvSchema.plain(name), value.isJsonNull() ? Double.NaN : value.getAsDouble());
        }
      }
      if (entry.has("epoch") && !values.isEmpty()) {
        double step = entry.has("step") ? entry.get("step").getAsDouble() : Double.NaN;
        entries.add(new Entry(entry.get("epoch").getAsDouble(), step, values));
      }
    }
    return entries;
  }

  private JsonElement parsed() {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          Text.format("%s: text must be JSON (%s); give the file whole", source, e.getMessage()),
          e);
    }
  }

  private JsonArray historyOf(JsonElement root) {
    boolean has = root.isJsonObject() && root.getAsJsonObject().has(HISTORY);
    Check.that(
        has,
        "%s: JSON must be a trainer state of Hugging Face, with '%s'; write results as a CSV table",
        source,
        HISTORY);
    return root.getAsJsonObject().getAsJsonArray(HISTORY);
  }

  private static Map<Double, List<Entry>> byEpoch(List<Entry> entries) {
    Map<Double, List<Entry>> epochs = new LinkedHashMap<>();
    entries.forEach(e -> epochs.computeIfAbsent(e.epoch(), any -> new ArrayList<>()).add(e));
    return epochs;
  }

  /** A point per evaluation, with the training losses since the one before; else one per entry. */
  private static Map<Double, List<Entry>> byEvaluation(List<Entry> entries) {
    if (entries.stream().noneMatch(CsvLog::isEvaluation)) {
      return byEpoch(entries);
    }
    Map<Double, List<Entry>> points = new LinkedHashMap<>();
    List<Entry> since = new ArrayList<>();
    for (Entry entry : entries) {
      since.add(entry);
      if (isEvaluation(entry)) {
        points.put(entry.epoch(), List.copyOf(since));
        since.clear();
      }
    }
    return points;
  }

  private static boolean isEvaluation(Entry entry) {
    return entry.values().keySet().stream()
        .anyMatch(
            name -> ACCURACY.matcher(name).matches() || VALIDATION_LOSS.matcher(name).matches());
  }

  private Point point(double epoch, List<Entry> entries) {
    double step = entries.stream().mapToDouble(Entry::step).max().orElse(Double.NaN);
    double accuracy = mean(entries, ACCURACY);
    accuracy = Double.isNaN(accuracy) ? mean(entries, Pattern.compile("acc_avg")) : accuracy;
    Check.that(
        Double.isNaN(accuracy) || accuracy >= 0 && accuracy <= 1,
        "%s: validation accuracy (%s) after epoch %s must be a fraction; divide percentages by 100",
        source,
        accuracy,
        epoch);
    return new Point(
        epoch,
        Double.isNaN(step) ? -1 : (long) step,
        Double.NaN,
        mean(entries, TRAINING_LOSS),
        mean(entries, VALIDATION_LOSS),
        accuracy);
  }

  /** Over the entries that have it; a loss of the whole epoch goes before those of steps. */
  private double mean(List<Entry> entries, Pattern pattern) {
    List<String> names =
        entries.stream()
            .flatMap(entry -> entry.values().keySet().stream())
            .filter(name -> pattern.matcher(name).matches())
            .distinct()
            .toList();
    List<String> whole = names.stream().filter(name -> name.endsWith("_epoch")).toList();
    List<String> chosen = whole.isEmpty() ? names : whole;
    Check.that(
        chosen.size() < 2,
        "%s: columns %s say the same of an epoch; leave one of them in",
        source,
        String.join(" and ", chosen));
    return entries.stream()
        .flatMapToDouble(
            entry -> chosen.stream().mapToDouble(n -> entry.values().getOrDefault(n, Double.NaN)))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
