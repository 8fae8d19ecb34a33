package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.show.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A test row that one of two arms answers rightly in most seeds and the other wrongly in most.
 *
 * @param row its number in the data set
 * @param actual the name of its class
 * @param ofArm with how many seeds the arm is right
 * @param ofBaseline with how many the baseline
 * @param seeds how many there are
 * @param answer what the wrong one of the two says most often
 */
public record Example(int row, String actual, int ofArm, int ofBaseline, int seeds, String answer)
    implements Shown {
  static Example of(Pairs pairs, int column) {
    Predictions first = pairs.arm().get(0).test();
    int ofArm = right(pairs.arm(), column);
    int ofBaseline = right(pairs.baseline(), column);
    List<Run> wrong = ofArm < ofBaseline ? pairs.arm() : pairs.baseline();
    return new Example(
        first.rows().get(column),
        first.classes().get(first.actual().get(column)),
        ofArm,
        ofBaseline,
        pairs.size(),
        mostFrequentMistake(wrong, column));
  }

  private static int right(List<Run> runs, int column) {
    return (int) runs.stream().filter(run -> run.test().correct(column)).count();
  }

  private static String mostFrequentMistake(List<Run> runs, int column) {
    Map<Integer, Long> counts =
        runs.stream()
            .filter(run -> !run.test().correct(column))
            .map(run -> run.test().predicted().get(column))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> classes = runs.get(0).test().classes();
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(entry -> classes.get(entry.getKey()))
        .orElse("");
  }

  boolean lost() {
    return 2 * ofBaseline > seeds && 2 * ofArm < seeds;
  }

  boolean won() {
    return 2 * ofArm > seeds && 2 * ofBaseline < seeds;
  }

  @Override
  public String toString() {
    return Text.format(
        "row %d, %s: %d of %d seeds right against %d of %d, answered %s",
        row, actual, ofArm, seeds, ofBaseline, seeds, answer);
  }
}
