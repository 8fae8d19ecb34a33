package dev.graft.csv;

import dev.graft.internal.Text;

/** What to do with a file that is known, and cannot be read as a table of results. */
final class CsvAdvice {
  private CsvAdvice() {}

  private static final String FOLDS =
      "scores of folds, which chose the settings and share training rows, and no answers on test"
          + " rows; fit the chosen setting of each arm with several seeds on the training rows and"
          + " write arm, seed, row, class and prediction of the test rows";

  private static final String TEXTS =
      "make a column of each of their names, before it is saved: runs_df[[\"name\"]].join([pd.json_"
          + "normalize(config_list), pd.json_normalize(summary_list)]), and write arm, seed and"
          + " test_accuracy of each run";

  private static final String ONE_RUN =
      "answers of one run; join the files of all runs, add columns 'arm' and 'seed', call inst#"
          + " 'row', actual 'class' and predicted 'prediction', and write 'cat' for '2:cat'";

  private static final String TRIALS =
      "values by which a search chose its settings, and no answers on test rows; train the chosen"
          + " setting of each arm with several seeds and write arm, seed, row, class and prediction"
          + " of the test rows; where each trial is such a run already, write a table of its arm,"
          + " seed and test_accuracy";

  static void check(CsvExport export, CsvTable table) {
    if (export.isLog()) {
      throw ofLog(table.source(), export);
    }
    String words =
        switch (export) {
          case SKLEARN -> FOLDS;
          case WANDB_TEXTS -> TEXTS;
          case WEKA -> ONE_RUN;
          case OPTUNA, RAY -> TRIALS;
          default -> "";
        };
    if (!words.isEmpty()) {
      throw refused(table.source(), export, words);
    }
  }

  static IllegalArgumentException ofJson(String source, String text) {
    return text.contains("\"log_history\"")
        ? ofLog(source, CsvExport.TRAINER)
        : new IllegalArgumentException(
            source
                + ": text (JSON) must be a table with a line of column names; write one (pandas:"
                + " read_json(path).to_csv(path, index=False))");
  }

  static IllegalArgumentException ofLog(String source, CsvExport export) {
    return refused(
        source,
        export,
        Text.format(
            "the curve of one run, with no arm, no seed and no answers on test rows; write those into"
                + " a table (arm, seed and row, class, prediction; or accuracy), and give the curve"
                + " to its run: RunsCsv.of(table).withCurve(\"fine-tuned\", 1, Path.of(\"%s\"))",
            source));
  }

  private static IllegalArgumentException refused(String source, CsvExport export, String words) {
    return new IllegalArgumentException(Text.format("%s is %s: %s", source, export, words));
  }
}
