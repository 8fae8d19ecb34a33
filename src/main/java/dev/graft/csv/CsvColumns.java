package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
  static final List<String> KNOWN =
      List.of(
          ARM,
          SEED,
          SPLIT,
          EPOCH,
          UPDATES,
          SECONDS,
          TRAINING_LOSS,
          VALIDATION_LOSS,
          VALIDATION_ACCURACY,
          ACCURACY,
          METRIC,
          PASSES,
          KEPT_EPOCH,
          TRAINED_PARAMETERS,
          LABELS,
          FAILURE,
          ROW,
          CLASS,
          PREDICTION);

  /** What others call them; only ever suggested. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("model", ARM),
          Map.entry("method", ARM),
          Map.entry("name", ARM),
          Map.entry("acc", ACCURACY),
          Map.entry("score", ACCURACY),
          Map.entry("test_acc", ACCURACY),
          Map.entry("test_accuracy", ACCURACY),
          Map.entry("val_acc", VALIDATION_ACCURACY),
          Map.entry("val_accuracy", VALIDATION_ACCURACY),
          Map.entry("val_loss", VALIDATION_LOSS),
          Map.entry("loss", TRAINING_LOSS),
          Map.entry("train_loss", TRAINING_LOSS),
          Map.entry("time", SECONDS),
          Map.entry("steps", UPDATES),
          Map.entry("epochs", PASSES),
          Map.entry("index", ROW),
          Map.entry("id", ROW),
          Map.entry("label", CLASS),
          Map.entry("target", CLASS),
          Map.entry("y_true", CLASS),
          Map.entry("y_pred", PREDICTION),
          Map.entry("predicted", PREDICTION));

  /** The columns of a table whose test score is in the column of this name. */
  static CsvColumns of(CsvTable table, String metric) {
    Map<String, String> facts = new java.util.LinkedHashMap<>();
    List<String> classes = new ArrayList<>();
    for (String header : table.headers()) {
      if (header.startsWith(PROBABILITY)) {
        classes.add(header.substring(PROBABILITY.length()));
      } else if (header.startsWith(FACT) || header.equals(SPLIT)) {
        facts.put(header, header.equals(SPLIT) ? SPLIT : header.substring(FACT.length()));
      } else if (!header.equals(metric)) {
        checkKnown(table.source(), header);
      }
    }
    checkFacts(table, facts);
    need(table, ARM, "each line says of which arm it is");
    String score = score(table, metric);
    boolean rows = table.has(ROW);
    for (String column : List.of(ROW, CLASS, PREDICTION)) {
      if (rows || !classes.isEmpty() || table.has(CLASS) || table.has(PREDICTION)) {
        need(table, column, "answers come with row, class (the true one) and prediction");
      }
    }
    if (!rows) {
      need(
          table,
          score.isEmpty() ? ACCURACY : score,
          "a run has a test score, or its answers in row, class and prediction");
    }
    return new CsvColumns(score, classes, facts);
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
      need(table, metric, "withMetric(\"" + metric + "\") says that it holds the test score");
      return metric;
    }
    Check.that(
        !(table.has(ACCURACY) && table.has(METRIC)),
        "%s: columns 'accuracy' and 'metric' are both a test score; say which one it is:"
            + " RunsCsv.of(path).withMetric(\"accuracy\").read()",
        table.source());
    return table.has(METRIC) ? METRIC : table.has(ACCURACY) ? ACCURACY : "";
  }

  private static void need(CsvTable table, String column, String rule) {
    Check.that(
        table.has(column),
        "%s: column '%s' (missing) must be there: %s; found: %s",
        table.source(),
        column,
        rule,
        String.join(", ", table.headers()));
  }

  private static void checkKnown(String source, String header) {
    String end = Text.format("; another fact of a run is called '%s%s'", FACT, header);
    String usual = ELSEWHERE.get(header.toLowerCase(Locale.ROOT));
    Check.that(
        usual == null,
        "%s: no column '%s'; did you mean '%s'?%s",
        source,
        header,
        Objects.requireNonNullElse(usual, ""),
        end);
    try {
      Check.oneOf("column", header, KNOWN);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage() + end, e);
    }
  }
}
