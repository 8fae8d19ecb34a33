package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which columns a table of results has, and what they mean.
 *
 * @param score the one with the test score; empty where there is none
 * @param classes of the columns with probabilities, in their order
 * @param facts by column, the name of the fact of the run that it states
 */
record CsvColumns(String score, List<String> classes, Map<String, String> facts) {
  static final String ARM = "arm";
  static final String SEED = "seed";
  static final String SPLIT = "split";
  static final String EPOCH = "epoch";
  static final String ACCURACY = "accuracy";
  static final String METRIC = "metric";
  static final String VALIDATION_ACCURACY = "validation_accuracy";
  static final String VALIDATION_LOSS = "validation_loss";
  static final String TRAINING_LOSS = "training_loss";
  static final String SECONDS = "seconds";
  static final String UPDATES = "updates";
  static final String PASSES = "passes";
  static final String KEPT_EPOCH = "kept_epoch";
  static final String TRAINED_PARAMETERS = "trained_parameters";
  static final String LABELS = "labels";
  static final String FAILURE = "failure";
  static final String ROW = "row";
  static final String CLASS = "class";
  static final String PREDICTION = "prediction";
  static final String PROBABILITY = "probability_";
  static final String FACT = "provenance_";

  /** In the order of a written table. */
  static final List<String> KNOWN = CsvSchema.COLUMNS.stream().map(CsvSchema.Column::name).toList();

  /** What is not read under these names, for they may be something else. */
  private static final Map<String, String> MAYBE =
      Map.ofEntries(
          Map.entry("name", ARM),
          Map.entry("score", ACCURACY),
          Map.entry("top1", ACCURACY),
          Map.entry("top_1", ACCURACY),
          Map.entry("eval_accuracy", ACCURACY),
          Map.entry("accuracy_score", ACCURACY),
          Map.entry("test_score", ACCURACY),
          Map.entry("loss", TRAINING_LOSS),
          Map.entry("time", SECONDS),
          Map.entry("steps", UPDATES),
          Map.entry("step", UPDATES),
          Map.entry("fold", SEED),
          Map.entry("run", SEED),
          Map.entry("trial", SEED),
          Map.entry("repeat", SEED),
          Map.entry("image", ROW),
          Map.entry("image_path", ROW),
          Map.entry("example", ROW),
          Map.entry("sample", ROW),
          Map.entry("sample_id", ROW),
          Map.entry("gold", CLASS),
          Map.entry("truth", CLASS),
          Map.entry("ground_truth", CLASS));

  /** What asks another question each: a file each. */
  static final Pattern QUESTION = Pattern.compile("data_?sets?(_?name)?|n_?shots?|shots?");

  /** A name with so many letters may have one wrong, and a longer one two. */
  private static final int LETTERS = 4;

  /** The columns of a table whose test score is in the column of this name. */
  static CsvColumns of(CsvTable table, String metric) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> classes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String header : table.headers()) {
      if (header.startsWith(PROBABILITY)) {
        classes.add(header.substring(PROBABILITY.length()));
      } else if (header.startsWith(FACT) || header.equals(SPLIT)) {
        facts.put(header, header.equals(SPLIT) ? SPLIT : header.substring(FACT.length()));
      } else if (!header.equals(metric) && !KNOWN.contains(header)) {
        unknown.add(unknown(header));
      }
    }
    List<String> missing = missing(table, !classes.isEmpty(), metric);
    checkAll(table, unknown, missing);
    checkFacts(table, facts);
    return new CsvColumns(score(table, metric), classes, facts);
  }

  private static List<String> missing(CsvTable table, boolean probabilities, String metric) {
    List<String> missing = new ArrayList<>();
    need(table, ARM, "each line says of which arm it is", missing);
    boolean answers = probabilities || Stream.of(ROW, CLASS, PREDICTION).anyMatch(table::has);
    for (String column : answers ? List.of(ROW, CLASS, PREDICTION) : List.<String>of()) {
      need(table, column, "answers come with row, class (the true one) and prediction", missing);
    }
    if (!metric.isEmpty()) {
      need(
          table,
          metric,
          "withMetric(\"" + metric + "\") says that it holds the test score",
          missing);
    } else if (!answers && !table.has(METRIC)) {
      need(
          table,
          ACCURACY,
          "a run has a test score, or its answers in row, class and prediction",
          missing);
    }
    return missing;
  }

  private static void need(CsvTable table, String column, String rule, List<String> missing) {
    if (!table.has(column)) {
      missing.add(Text.format("'%s' (%s)", column, rule));
    }
  }

  private static String unknown(String header) {
    String plain = CsvSchema.plain(header);
    if (plain.equals("fold")) {
      return "'fold' (did you mean 'seed'? Folds share training rows: name it with"
          + " withColumn(\"seed\", \"fold\") and say withAllRowsRedrawn(trainingRows, testRows))";
    }
    if (QUESTION.matcher(plain).matches()) {
      return Text.format(
          "'%s' (several questions? Write a file for each and judge them together with Comparisons;"
              + " one alone: leave the column out)",
          header);
    }
    String meant =
        MAYBE.containsKey(plain)
            ? MAYBE.get(plain)
            : KNOWN.stream()
                .filter(name -> plain.length() >= LETTERS)
                .filter(name -> Check.distance(plain, name) <= plain.length() / LETTERS)
                .min(Comparator.comparingInt(name -> Check.distance(plain, name)))
                .orElse("");
    return meant.isEmpty()
        ? "'" + header + "'"
        : Text.format("'%s' (did you mean '%s'?)", header, meant);
  }

  /** All that is wrong with the columns, in one message. */
  private static void checkAll(CsvTable table, List<String> unknown, List<String> missing) {
    List<String> words = new ArrayList<>();
    if (table.headers().stream().anyMatch(header -> header.matches("-?\\d+([.,]\\d+)?"))) {
      words.add("the first line must name them, and has numbers");
    }
    if (table.headers().size() == 1 && table.headers().get(0).matches("\\w+( +\\w+)+")) {
      words.add("blanks do not part cells (pandas: read_csv(path, sep=r\"\\s+\"))");
    }
    if (!missing.isEmpty()) {
      words.add("missing: " + String.join(", ", missing));
    }
    if (!unknown.isEmpty()) {
      words.add("not known: " + String.join(", ", unknown));
      words.add("call a fact of a run 'provenance_NAME', and another test score withMetric(NAME)");
    }
    Check.that(
        words.isEmpty(),
        "%s: columns (%s) must be those that RunsCsv.schema() lists; %s; a column of another name:"
            + " withColumn(\"arm\", NAME)%s",
        table.source(),
        String.join(", ", table.headers()),
        String.join("; ", words),
        isWide(table, unknown)
            ? "; a table with a column per arm becomes one with a line per run (pandas:"
                + " melt(id_vars=\"seed\", var_name=\"arm\", value_name=\"accuracy\"))"
            : "");
  }

  /** A seed and nothing else that is known: the other columns may be the arms. */
  private static boolean isWide(CsvTable table, List<String> unknown) {
    return unknown.size() >= 2
        && unknown.size() == table.headers().size() - 1
        && table.has(SEED)
        && table.lines().stream()
            .allMatch(
                line ->
                    table.headers().stream()
                        .allMatch(header -> !line.has(header) || line.isNumber(header)));
  }

  private static void checkFacts(CsvTable table, Map<String, String> facts) {
    Check.that(
        facts.values().stream().distinct().count() == facts.size(),
        "%s: columns '%s' and '%s%s' say the same; leave one of the two out",
        table.source(),
        SPLIT,
        FACT,
        SPLIT);
  }

  private static String score(CsvTable table, String metric) {
    if (!metric.isEmpty()) {
      return metric;
    }
    Check.that(
        !(table.has(ACCURACY) && table.has(METRIC)),
        "%s: columns 'accuracy' and 'metric' are both a test score; say which one it is:"
            + " RunsCsv.of(path).withMetric(\"accuracy\").read()",
        table.source());
    return table.has(METRIC) ? METRIC : table.has(ACCURACY) ? ACCURACY : "";
  }
}
