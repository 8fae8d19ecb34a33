package dev.graft.csv;

import dev.graft.internal.Text;

/** What to do with a file that is known, and cannot be read as a table of results. */
final class CsvAdvice {
  private CsvAdvice() {}

  static void check(CsvExport export, CsvTable table) {
    if (export.isLog()) {
      throw ofLog(table.source(), export);
    }
    String way = way(export);
    if (!way.isEmpty()) {
      throw refused(table.source(), export, way);
    }
  }

  /** Empty where it can be read. */
  private static String way(CsvExport export) {
    return switch (export) {
      case SKLEARN ->
          "scores of folds, which chose the settings and share training rows, and no answers on test"
              + " rows; fit the chosen setting of each arm with several seeds on the training rows"
              + " and write arm, seed, row, class and prediction of the test rows";
      case WANDB_TEXTS ->
          "make a column of each of their names, before it is saved: runs_df[[\"name\"]].join([pd.json_"
              + "normalize(config_list), pd.json_normalize(summary_list)]), and write arm, seed and"
              + " test_accuracy of each run";
      case WEKA ->
          "answers of one run; join the files of all runs, add columns 'arm' and 'seed', call inst#"
              + " 'row', actual 'class' and predicted 'prediction', and write 'cat' for '2:cat'";
      case WEKA_EXPERIMENT ->
          "scores of folds, which share training rows, and no answers on test rows; for each scheme"
              + " and seed save the predictions on the same test rows (output predictions, CSV) and"
              + " join them with columns 'arm' and 'seed'";
      case TENSORBOARD ->
          "one score of one run by steps; write a line per run with arm, seed and the score on test"
              + " rows, or its answers in row, class and prediction";
      case OPTUNA, RAY ->
          "values by which a search chose its settings, and no answers on test rows; train the chosen"
              + " setting of each arm with several seeds and write arm, seed, row, class and"
              + " prediction of the test rows; where each trial is such a run already, write a table"
              + " of its arm, seed and test_accuracy";
      case WANDB, MLFLOW, KERAS, LIGHTNING, TRAINER, FASTAI, WILDS, PLAIN -> "";
    };
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
