package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.run.Direction;
import dev.graft.run.ScoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
          "hter",
          "acer",
          "apcer",
          "bpcer",
          "false",
          "misses",
          "mistakes",
          "risk");

  private static final Set<String> HIGHER =
      Set.of("accuracy", "acc", "f1", "auc", "auroc", "precision", "recall", "r2", "kappa", "mcc");

  /** Of these one wants less in one place and more in another, and a number of them has no best. */
  private static final Set<String> NOT_SAID =
      Set.of(
          ("time times sec secs second seconds ms millis milliseconds minute minutes hour hours duration"
                  + " runtime walltime wallclock elapsed fps throughput speed rank ranks ranking place"
                  + " position params parameters flops gflops macs gmacs memory ram vram size bytes kb"
                  + " mb gb steps epochs iterations iters episodes energy joules watts kwh co2 emissions"
                  + " carbon far bias uncertainty length delta diff difference change price usd eur"
                  + " tp tn fp fn")
              .split(" "));

  /** Also of a score that is known, such as accuracy_drop. */
  private static final Set<String> OF_A_SCORE =
      Set.of("gap", "drop", "std", "stdev", "stddev", "sd", "var", "variance", "rank", "ranks");

  /** Rank correlations and reciprocal ranks are scores. */
  private static final Set<String> OF_RANKS =
      Set.of(
          "correlation",
          "corr",
          "spearman",
          "kendall",
          "reciprocal",
          "mrr",
          "rho",
          "tau",
          "ic",
          "biserial");

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
    Check.that(
        !saysNoDirection(parts(column)),
        "metric (%s) does not say by its name whether more of it is better, and must be declared:"
            + " withMetric(\"%s\", Direction.LOWER_IS_BETTER), or Direction.HIGHER_IS_BETTER",
        column,
        column);
    return new CsvMetric(column, Optional.empty());
  }

  private static boolean saysNoDirection(List<String> parts) {
    // Rank-1 is an accuracy.
    boolean first =
        IntStream.range(1, parts.size())
            .anyMatch(i -> parts.get(i - 1).equals("rank") && parts.get(i).matches("\\d+"));
    if (first || parts.stream().anyMatch(OF_RANKS::contains)) {
      return false;
    }
    boolean known = parts.stream().anyMatch(HIGHER::contains);
    return parts.stream().anyMatch(OF_A_SCORE::contains)
        || !known && parts.stream().anyMatch(NOT_SAID::contains);
  }

  static CsvMetric of(String column, Direction direction) {
    checkName(column);
    Check.that(
        direction == Direction.HIGHER_IS_BETTER
            || !isOne(column, HIGHER)
            || saysNoDirection(parts(column)),
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
