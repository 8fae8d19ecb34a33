package dev.graft.score;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The negative conditional entropy of the target's labels given the class that the source's own
 * classifier answers.
 *
 * <p>NCE = sum_z P(z) sum_y P(y|z) ln P(y|z), from counts over the n rows.
 *
 * <p>Shapes: answers (n), from 0 on; labels (n).
 *
 * <p>Range and direction: [-H(Y), 0]; higher is better.
 *
 * <p>Degenerate cases: a source that answers the same for all rows gives -H(Y); one that answers a
 * class of its own for each row gives 0, whatever the labels: it says so where there are fewer rows
 * than source classes.
 *
 * <p>Source: Tran 2019, "Transferability and hardness of supervised classification tasks", ICCV.
 */
public final class Nce {
  private Nce() {}

  /** The score as published. */
  public static Nce withDefaults() {
    return new Nce();
  }

  /**
   * The score of soft answers: each row counts for its most probable source class.
   *
   * @param predictions (n, S), the source classifier's probabilities; rows sum to 1
   * @param labels (n), from 0 on
   */
  public Score score(double[][] predictions, int[] labels) {
    SourceAnswers answers = SourceAnswers.of(predictions, labels);
    int used = (int) Arrays.stream(answers.hard()).distinct().count();
    return new Score(
        Measure.NCE,
        prepared(answers).applyAsDouble(answers.labels().classes()),
        new Score.Range(-answers.labels().entropy(), 0),
        answers.size(),
        answers.cautions(used));
  }

  static ToDoubleFunction<int[]> prepared(SourceAnswers answers) {
    int[] hard = answers.hard();
    return classes -> value(hard, classes, answers.sources());
  }

  private static double value(int[] hard, int[] classes, int sources) {
    int[][] counts = new int[sources][1 + Arrays.stream(classes).max().orElse(0)];
    for (int i = 0; i < classes.length; i++) {
      counts[hard[i]][classes[i]]++;
    }
    double sum = 0;
    for (int[] ofSource : counts) {
      double all = Arrays.stream(ofSource).sum();
      for (int rows : ofSource) {
        sum += rows == 0 ? 0 : rows * Math.log(rows / all);
      }
    }
    return sum / classes.length;
  }
}
