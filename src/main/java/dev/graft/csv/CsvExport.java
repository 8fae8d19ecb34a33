package dev.graft.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What other tools write, told by its columns. */
enum CsvExport {
  /** A line per run: configuration and last metrics. */
  WANDB("an export of Weights & Biases"),
  MLFLOW("an export of MLflow's runs"),
  /** The same as its Python interface gives it, each a text in one cell. */
  WANDB_TEXTS("an export of Weights & Biases with configuration and summary as texts"),
  /** Learning curves of one run. */
  KERAS("a log of epochs, as Keras' CSVLogger writes it"),
  LIGHTNING("a log of Lightning's CSVLogger"),
  TRAINER("a trainer state of Hugging Face"),
  FASTAI("a log of fastai's CSVLogger"),
  WILDS("an evaluation log of WILDS"),
  /** What cannot be read as it stands. */
  SKLEARN("a cv_results_ of scikit-learn"),
  WEKA("predictions of Weka"),
  OPTUNA("a table of Optuna's trials"),
  RAY("a table of Ray Tune's trials"),
  WEKA_EXPERIMENT("results of Weka's Experimenter"),
  TENSORBOARD("a scalar of TensorBoard"),
  PLAIN("a table of results");

  /** What Hugging Face logs beside an evaluation: its log_history, saved as a table. */
  private static final Set<String> OF_TRAINER =
      Set.of("eval_runtime", "eval_samples_per_second", "eval_steps_per_second");

  /** fastai calls the accuracy on validation rows by its bare name. */
  private static final Set<String> OF_FASTAI = Set.of("train_loss", "valid_loss", "time");

  private final String words;

  CsvExport(String words) {
    this.words = words;
  }

  /** Of a table that has its own names. */
  static CsvExport of(CsvTable table) {
    List<String> given = table.headers();
    Set<String> names =
        given.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Optional<CsvExport> refused = refused(names);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (names.stream().anyMatch(CsvExport::isOfMlflow)
        || names.contains("run id") && names.contains("source name")) {
      return MLFLOW;
    }
    if (names.containsAll(Set.of("name", "config", "summary"))) {
      return WANDB_TEXTS;
    }
    if (names.contains("name") && given.stream().filter(CsvBookkeeping::ofWandb).count() >= 2) {
      return WANDB;
    }
    boolean arm = given.stream().anyMatch(name -> CsvSchema.meant(name).equals(CsvColumns.ARM));
    return arm || !names.contains("epoch") ? PLAIN : log(names);
  }

  /** What cannot be read as it stands. */
  private static Optional<CsvExport> refused(Set<String> names) {
    if (names.contains("mean_test_score") || names.contains("split0_test_score")) {
      return Optional.of(SKLEARN);
    }
    if (names.contains("inst#") && names.contains("actual")) {
      return Optional.of(WEKA);
    }
    if (names.contains("key_scheme") && names.contains("key_run")) {
      return Optional.of(WEKA_EXPERIMENT);
    }
    if (names.containsAll(List.of("wall time", "step", "value"))) {
      return Optional.of(TENSORBOARD);
    }
    boolean values = names.contains("value") || names.contains("values_0");
    if (names.contains("number") && values && names.contains("state")) {
      return Optional.of(OPTUNA);
    }
    if (names.contains("trial_id") && names.contains("training_iteration")) {
      return Optional.of(RAY);
    }
    return Optional.empty();
  }

  private static boolean isOfMlflow(String name) {
    return name.startsWith("tags.mlflow.")
        || name.startsWith("params.")
        || name.startsWith("metrics.");
  }

  private static CsvExport log(Set<String> names) {
    if (names.contains("acc_avg")) {
      return WILDS;
    }
    if (names.contains("step")) {
      return names.stream().anyMatch(OF_TRAINER::contains) ? TRAINER : LIGHTNING;
    }
    if (names.containsAll(OF_FASTAI)) {
      return FASTAI;
    }
    return names.stream().anyMatch(CsvLog::isOfCurve) ? KERAS : PLAIN;
  }

  /** Whether it is the curve of one run. */
  boolean isLog() {
    return switch (this) {
      case KERAS, LIGHTNING, TRAINER, FASTAI, WILDS -> true;
      case WANDB,
          MLFLOW,
          WANDB_TEXTS,
          SKLEARN,
          WEKA,
          WEKA_EXPERIMENT,
          TENSORBOARD,
          OPTUNA,
          RAY,
          PLAIN ->
          false;
    };
  }

  /** Whether it has a line per run. */
  boolean isTracked() {
    return this == WANDB || this == MLFLOW;
  }

  @Override
  public String toString() {
    return words;
  }
}
