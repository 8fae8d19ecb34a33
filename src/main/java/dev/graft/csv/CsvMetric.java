package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.run.Direction;
import dev.graft.run.ScoreRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The test score that a table states.
 *
 * @param column its name; empty where it is the usual one
 * @param stated the direction, which names such as "rmse" need; empty for a score whose best is 1
 */
record CsvMetric(String column, Optional<Direction> stated) {
  private static final Set<String> TEST = Set.of("test", "tests", "testing", "holdout", "heldout");
  private static final Set<String> VALIDATION = Set.of("val", "valid", "validation", "dev");
  private static final Set<String> TRAINING = Set.of("train", "training");

  /** Of names that are better the higher by custom, and say so in no word. */
  private static final Set<String> USUAL_WORDS =
      Set.of(
          (",map,ap,meteor,top,hit,hits,at,reward,return,win,wins,rate,silhouette,nmi,ari,exact,match,em"
                  + ",score,sdr,true,negative,positive,cider,spice,chrf,bertscore,elo,test,val,eval"
                  + ",mean,average,avg,best,final,macro,micro")
              .split(","));

  static final CsvMetric USUAL = new CsvMetric("", Optional.empty());

  static CsvMetric of(String column) {
    checkName(column);
    CsvSense sense = CsvSense.of(column);
    Check.that(
        sense != CsvSense.LOWER,
        "metric (%s) is better the lower it is, by its name, and must be declared so:"
            + " withMetric(\"%s\", Direction.LOWER_IS_BETTER)",
        column,
        column);
    Check.that(
        sense != CsvSense.ASKED,
        "metric (%s) does not say by its name whether more of it is better, and must be declared:"
            + " withMetric(\"%s\", Direction.LOWER_IS_BETTER), or Direction.HIGHER_IS_BETTER",
        column,
        column);
    return new CsvMetric(column, Optional.empty());
  }

  /** Only what is certain by its name is held against what is declared. */
  static CsvMetric of(String column, Direction direction) {
    checkName(column);
    CsvSense sense = CsvSense.of(column);
    Check.that(
        direction == Direction.HIGHER_IS_BETTER || sense != CsvSense.HIGHER,
        "metric (%s) must not be declared the better the lower: it is one that is better the higher"
            + " it is; leave the direction out, or name the column that holds an error",
        column);
    Check.that(
        direction == Direction.LOWER_IS_BETTER || sense != CsvSense.LOWER,
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

  /**
   * On which rows the score was measured, by the name of its column in the file; a name that does
   * not say it, such as a bare "accuracy", is one of the test's where the reader names it.
   */
  ScoreRows rows(String header, boolean named) {
    List<String> parts = CsvSenseWords.of(header);
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

  /** Whether it might, were it declared: not what is a share for certain, such as accuracy. */
  boolean mayBeFree() {
    return !column.isEmpty() && stated.isEmpty() && CsvSense.of(column) != CsvSense.HIGHER;
  }

  /**
   * Whether nobody says that more of it is better: not its name, which is none of a usual score.
   */
  boolean isTaken() {
    return !column.isEmpty()
        && stated.isEmpty()
        && CsvSense.of(column) == CsvSense.NOT_KNOWN
        && !CsvSenseWords.of(column).stream()
            .map(word -> word.replaceAll("\\d+", ""))
            .allMatch(word -> word.length() < 2 && !word.isEmpty() || USUAL_WORDS.contains(word));
  }

  boolean lowerIsBetter() {
    return stated.filter(Direction.LOWER_IS_BETTER::equals).isPresent();
  }
}
