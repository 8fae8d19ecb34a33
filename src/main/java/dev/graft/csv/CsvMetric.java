package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.run.Direction;
import dev.graft.run.ScoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The test score that a table states.
 *
 * @param column its name; empty where it is the usual one
 * @param stated the direction, which names such as "rmse" need; empty for a score whose best is 1
 */
record CsvMetric(String column, Optional<Direction> stated) {
  /** Words in the names of scores that are better the lower they are. */
  private static final Set<String> LOWER =
      Set.of(
          "rmse",
          "mse",
          "mae",
          "mape",
          "smape",
          "msle",
          "rmsle",
          "brier",
          "wer",
          "cer",
          "ter",
          "eer",
          "nll",
          "bce",
          "loss",
          "logloss",
          "entropy",
          "crossentropy",
          "perplexity",
          "ppl",
          "ece",
          "mce",
          "error",
          "errors",
          "err",
          "fid",
          "kid",
          "deviance",
          "regret",
          "misclassification",
          "distance",
          "divergence",
          "hamming",
          "hausdorff",
          "chamfer",
          "hd",
          "hd95",
          "assd",
          "crps",
          "pinball",
          "lpips",
          "epe",
          "mpjpe",
          "mase",
          "wape",
          "mdape",
          "medae",
          "rae",
          "rse",
          "fpr",
          "fpr95",
          "fnr",
          "frr",
          "bpc",
          "bpb",
          "aic",
          "bic",
          "forgetting",
          "kl",
          "kld",
          "jsd",
          "wasserstein",
          "emd",
          "cost",
          "latency",
          "hinge",
          "rmspe",
          "wmape",
          "misclass",
          "misclassified",
          "mistakes",
          "risk");

  private static final Set<String> HIGHER =
      Set.of("accuracy", "acc", "f1", "auc", "auroc", "precision", "recall", "r2", "kappa", "mcc");

  private static final Set<String> TEST = Set.of("test", "tests", "testing", "holdout", "heldout");
  private static final Set<String> VALIDATION = Set.of("val", "valid", "validation", "dev");
  private static final Set<String> TRAINING = Set.of("train", "training");

  static final CsvMetric USUAL = new CsvMetric("", Optional.empty());

  static CsvMetric of(String column) {
    checkName(column);
    Check.that(
        !isOne(column, LOWER),
        "metric (%s) is better the lower it is, by its name, and must be declared so:"
            + " withMetric(\"%s\", Direction.LOWER_IS_BETTER)",
        column,
        column);
    return new CsvMetric(column, Optional.empty());
  }

  static CsvMetric of(String column, Direction direction) {
    checkName(column);
    Check.that(
        direction == Direction.HIGHER_IS_BETTER || !isOne(column, HIGHER),
        "metric (%s) must not be declared the better the lower: it is one that is better the higher"
            + " it is; leave the direction out, or name the column that holds an error",
        column);
    Check.that(
        direction == Direction.LOWER_IS_BETTER || !isOne(column, LOWER) || isOne(column, HIGHER),
        "metric (%s) must not be declared the better the higher: by its name it is one that is better"
            + " the lower it is; leave the direction LOWER_IS_BETTER, or where the column holds it"
            + " turned round, call it so in the file (neg_%s)",
        column,
        column);
    return new CsvMetric(column, Optional.of(direction));
  }

  private static void checkName(String column) {
    Check.that(!column.isBlank(), "metric (%s) must be the name of a column; name it", column);
  }

  private static boolean isOne(String column, Set<String> names) {
    List<String> parts = parts(column);
    return names == LOWER ? isLower(parts) : parts.stream().anyMatch(names::contains);
  }

  /** What scikit-learn turns round to be better the higher begins with "neg". */
  private static boolean isLower(List<String> parts) {
    boolean error =
        parts.stream()
            .anyMatch(
                part ->
                    LOWER.contains(part)
                        || part.endsWith("loss")
                        || part.endsWith("mse")
                        || part.endsWith("err")
                        || part.endsWith("error"));
    boolean negative = parts.contains("neg") || parts.contains("negative");
    return negative ? !error && parts.contains("likelihood") : error;
  }

  private static List<String> parts(String column) {
    String words = column.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Arrays.asList(words.split("[^a-z0-9]+"));
  }

  /**
   * On which rows the score was measured, by the name of its column in the file; a name that does
   * not say it, such as a bare "accuracy", is one of the test's where the reader names it.
   */
  ScoreRows rows(String header, boolean named) {
    List<String> parts = parts(header);
    if (parts.stream().anyMatch(TEST::contains)) {
      return ScoreRows.TEST;
    }
    if (parts.stream().anyMatch(VALIDATION::contains)) {
      return ScoreRows.VALIDATION;
    }
    if (parts.stream().anyMatch(TRAINING::contains)) {
      return ScoreRows.TRAINING;
    }
    return named || !column.isEmpty() ? ScoreRows.TEST : ScoreRows.NOT_SAID;
  }

  /** Whether it may have any unit, for its direction is known. */
  boolean free() {
    return stated.isPresent();
  }

  boolean lowerIsBetter() {
    return stated.filter(Direction.LOWER_IS_BETTER::equals).isPresent();
  }
}
