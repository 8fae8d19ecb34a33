package dev.graft.csv;

import dev.graft.internal.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that are read: one table for the reader, its messages and the guide. */
final class CsvSchema {
  private CsvSchema() {}

  /** On which lines a column stands. */
  enum Place {
    EVERY("every line"),
    ANSWER("an answer"),
    EPOCH("an epoch"),
    RUN("a run");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A column.
   *
   * @param needed whether lines of its kind must have it
   * @param also what others call it, which is read too
   */
  record Column(String name, Place place, boolean needed, String what, List<String> also) {}

  private static Column needed(String name, Place place, String what, String... also) {
    return new Column(name, place, true, what, List.of(also));
  }

  private static Column known(String name, Place place, String what, String... also) {
    return new Column(name, place, false, what, List.of(also));
  }

  /** In the order of a written table. */
  static final List<Column> COLUMNS =
      List.of(
          needed(
              CsvColumns.ARM,
              Place.EVERY,
              "of which arm the line is",
              "method",
              "model",
              "approach",
              "run_name"),
          known(
              CsvColumns.SEED,
              Place.EVERY,
              "pairs it with the other arms' runs; without it an arm has one run",
              "random_state",
              "random_seed"),
          known(CsvColumns.SPLIT, Place.RUN, "names the division into training and test rows"),
          needed(CsvColumns.EPOCH, Place.EPOCH, "passes done: 1 after the first"),
          known(CsvColumns.UPDATES, Place.EPOCH, "gradient steps so far"),
          known(CsvColumns.SECONDS, Place.EPOCH, "of training so far"),
          known(CsvColumns.TRAINING_LOSS, Place.EPOCH, "in nats", "train_loss"),
          known(CsvColumns.VALIDATION_LOSS, Place.EPOCH, "in nats", "val_loss", "valid_loss"),
          known(
              CsvColumns.VALIDATION_ACCURACY,
              Place.EPOCH,
              "a fraction",
              "val_accuracy",
              "val_acc",
              "valid_accuracy",
              "valid_acc"),
          needed(
              CsvColumns.ACCURACY,
              Place.RUN,
              "on the test rows, a fraction, for a run without answers; test_accuracy says so",
              "test_accuracy",
              "test_acc",
              "acc"),
          known(CsvColumns.METRIC, Place.RUN, "in its place: another score, the higher the better"),
          known(CsvColumns.PASSES, Place.RUN, "over the training rows", "epochs"),
          known(CsvColumns.KEPT_EPOCH, Place.RUN, "whose weights were tested", "best_epoch"),
          known(CsvColumns.TRAINED_PARAMETERS, Place.RUN, "how many"),
          known(CsvColumns.LABELS, Place.RUN, "training and validation rows with a label"),
          known(CsvColumns.FAILURE, Place.RUN, "why a run failed, in place of a score"),
          needed(
              CsvColumns.ROW,
              Place.ANSWER,
              "number or name of the test row, the same in every run",
              "index",
              "id",
              "row_id",
              "path",
              "file",
              "filename"),
          needed(
              CsvColumns.CLASS,
              Place.ANSWER,
              "the true one",
              "true_label",
              "true_class",
              "label",
              "target",
              "actual",
              "y_true"),
          needed(
              CsvColumns.PREDICTION,
              Place.ANSWER,
              "the class that was answered",
              "pred",
              "predicted",
              "predicted_label",
              "y_pred"));

  private static final Map<String, String> NAMES = names();

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (Column column : COLUMNS) {
      names.put(column.name(), column.name());
      column.also().forEach(other -> names.put(other, column.name()));
    }
    return Map.copyOf(names);
  }

  /** A header as names are compared: "Test Acc." is "test_acc". */
  static String plain(String header) {
    return header
        .toLowerCase(Locale.ROOT)
        .replaceAll("[(\\[]?%[)\\]]?", "")
        .replaceAll("[\\s./-]+", "_")
        .replaceAll("^_+|_+$", "");
  }

  /** The column of ours that a header means, in percent or not; empty where it means none. */
  static String meant(String header) {
    return NAMES.getOrDefault(plain(header).replaceFirst("_(percent|percentage|pct)$", ""), "");
  }

  /** What a column may be called. */
  static String called(String name) {
    return COLUMNS.stream()
        .filter(column -> column.name().equals(name))
        .flatMap(column -> Stream.concat(Stream.of(name), column.also().stream()))
        .collect(Collectors.joining(", "));
  }

  /** Markdown: a table of the columns, then an example. */
  static String text() {
    String lines =
        COLUMNS.stream()
            .map(
                column ->
                    Text.format(
                        "| `%s` | %s | %s | %s |\n",
                        column.name(),
                        column.place() + (column.needed() ? ", needed" : ""),
                        column.what(),
                        column.also().stream()
                            .map(other -> "`" + other + "`")
                            .collect(Collectors.joining(", "))))
            .collect(Collectors.joining());
    return "| column | stands on | what it says | also read as |\n|---|---|---|---|\n"
        + lines
        + Text.format(
            "| `%sNAME` | an answer | the probability of the class NAME; a column for every class |"
                + " `prob_NAME`, `proba_NAME` |\n",
            CsvColumns.PROBABILITY)
        + Text.format("| `%sNAME` | a run | any other fact of it | |\n\n", CsvColumns.FACT)
        + "```\n"
        + EXAMPLE
        + "```\n";
  }

  static final String EXAMPLE =
      """
      arm,seed,row,class,prediction,epoch,validation_accuracy
      scratch,1,,,,1,0.61
      scratch,1,17,cat,dog,,
      scratch,1,18,dog,dog,,
      fine-tuned,1,,,,1,0.72
      fine-tuned,1,17,cat,cat,,
      fine-tuned,1,18,dog,dog,,
      """;
}
