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
import java.util.stream.DoubleStream;

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

  /** By the names of Keras and Lightning, of timm, and of Ultralytics. */
  private static final Pattern ACCURACY =
      Pattern.compile(VALIDATION + "(\\w*acc(uracy)?(_epoch)?|top_?1)|metrics_accuracy_top_?1");

  private static final Pattern VALIDATION_LOSS = Pattern.compile(VALIDATION + "loss(_epoch)?");
  private static final Pattern TRAINING_LOSS =
      Pattern.compile("loss|(train|training)_loss(_epoch|_step)?");
  private static final String HISTORY = "log_history";

  /** What Hugging Face writes at the end: the mean loss of the whole training. */
  private static final String OF_ALL = "train_loss";

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
    return isJson(text)
        ? points(CsvExport.TRAINER, history())
        : points(CsvText.table(source, text, CsvOptions.withDefaults()));
  }

  private List<Point> points(CsvTable table) {
    CsvExport kind = CsvExport.of(table);
    Check.that(
        kind.isLog(),
        "%s: file (%s) must be the log of one run, with a column 'epoch' and validation accuracy or"
            + " losses, as Keras' and Lightning's CSVLogger or Hugging Face's trainer_state.json;"
            + " write the curve as lines with an epoch in the table of results",
        source,
        kind);
    return points(kind, lines(table, kind));
  }

  private List<Point> points(CsvExport kind, List<Entry> entries) {
    List<Point> points = new ArrayList<>();
    Map<Double, List<Entry>> epochs =
        kind == CsvExport.TRAINER ? byEvaluation(entries) : byEpoch(entries);
    epochs.forEach((epoch, of) -> points.add(point(epoch, of, accuracyIn(kind))));
    return points;
  }

  /** What a tool calls its accuracy on validation rows. */
  private static Pattern accuracyIn(CsvExport kind) {
    return switch (kind) {
      case WILDS -> Pattern.compile("acc_avg");
      case FASTAI -> Pattern.compile("accuracy");
      default -> ACCURACY;
    };
  }

  private static List<Entry> lines(CsvTable table, CsvExport kind) {
    List<Entry> entries = new ArrayList<>();
    String epoch = theirs(table, "epoch");
    String step = theirs(table, "step");
    List<String> headers =
        table.headers().stream()
            .filter(header -> isOfCurve(header) || header.equalsIgnoreCase("acc_avg"))
            .filter(header -> kind != CsvExport.TRAINER || !header.equals(OF_ALL))
            .toList();
    // Some lines of Lightning hold rates alone and no epoch, others the test at the end.
    List<CsvLine> lines =
        table.lines().stream()
            .filter(line -> line.has(epoch) && headers.stream().anyMatch(line::has))
            .toList();
    int done = countsPasses(kind, lines, epoch) ? 0 : 1;
    boolean severalLines = kind == CsvExport.LIGHTNING || kind == CsvExport.TRAINER;
    for (int i = 0; i < lines.size(); i++) {
      CsvLine line = lines.get(i);
      if (i > 0) {
        checkGoesOn(line, lines.get(i - 1), epoch, severalLines);
      }
      Map<String, Double> values = new LinkedHashMap<>();
      headers.forEach(header -> values.put(CsvSchema.plain(header), line.logged(header)));
      values.values().removeIf(value -> Double.isNaN(value));
      int updates = kind == CsvExport.TRAINER ? 0 : 1;
      entries.add(new Entry(line.amount(epoch) + done, updates + line.amount(step), values));
    }
    return entries;
  }

  /** Whether an epoch says how many passes were done: a log from 0 on does not. */
  private static boolean countsPasses(CsvExport kind, List<CsvLine> lines, String epoch) {
    boolean fromOne = !lines.isEmpty() && lines.get(0).amount(epoch) == 1;
    return kind == CsvExport.TRAINER || kind == CsvExport.KERAS && fromOne;
  }

  /** A second training that was appended to a log is another curve, or goes on where one ended. */
  private static void checkGoesOn(
      CsvLine line, CsvLine before, String epoch, boolean severalLines) {
    double step = line.amount(epoch) - before.amount(epoch);
    if (step < 0 || step == 0 && !severalLines) {
      throw line.wrong(
          epoch,
          Text.format(
              "must come after %s on line %d: two trainings stand in one log; give each run its own,"
                  + " or where the second goes on count its epochs on (Keras: initial_epoch)",
              before.text(epoch), before.number()));
    }
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
        if (isOfCurve(name) && !name.equals(OF_ALL)) {
          values.put(CsvSchema.plain(name), number(name, entry.get(name)));
        }
      }
      if (entry.has("epoch") && !values.isEmpty()) {
        double step = entry.has("step") ? entry.get("step").getAsDouble() : Double.NaN;
        entries.add(new Entry(entry.get("epoch").getAsDouble(), step, values));
      }
    }
    return entries;
  }

  /** What evaluate's metrics compute is an object of one number, and often logged as it is. */
  private double number(String name, JsonElement value) {
    if (value.isJsonObject() && value.getAsJsonObject().size() == 1) {
      return number(name, value.getAsJsonObject().entrySet().iterator().next().getValue());
    }
    Check.that(
        value.isJsonNull() || value.isJsonPrimitive(),
        "%s: '%s' (%s) must be a number; return one for each name in compute_metrics",
        source,
        name,
        value);
    return value.isJsonNull() ? Double.NaN : value.getAsDouble();
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
        List<Entry> first = points.putIfAbsent(entry.epoch(), new ArrayList<>(since));
        // What is evaluated once more at the end may be the best weights, and not these.
        if (first != null && !sameNames(first.get(first.size() - 1), entry)) {
          first.add(entry);
        }
        since.clear();
      }
    }
    return points;
  }

  private static boolean sameNames(Entry one, Entry other) {
    return one.values().keySet().equals(other.values().keySet());
  }

  private static boolean isEvaluation(Entry entry) {
    return entry.values().keySet().stream()
        .anyMatch(
            name -> ACCURACY.matcher(name).matches() || VALIDATION_LOSS.matcher(name).matches());
  }

  private Point point(double epoch, List<Entry> entries, Pattern ofAccuracy) {
    double step = entries.stream().mapToDouble(Entry::step).max().orElse(Double.NaN);
    double accuracy = last(values(entries, ofAccuracy));
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
        values(entries, TRAINING_LOSS).average().orElse(Double.NaN),
        last(values(entries, VALIDATION_LOSS)),
        accuracy);
  }

  /** An epoch that was validated several times ends with the last of them. */
  private static double last(DoubleStream values) {
    return values.reduce((before, after) -> after).orElse(Double.NaN);
  }

  /** Of the entries that have it; a loss of the whole epoch goes before those of steps. */
  private DoubleStream values(List<Entry> entries, Pattern pattern) {
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
        .filter(value -> !Double.isNaN(value));
  }
}
