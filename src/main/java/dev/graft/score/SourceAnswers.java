package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;

/** What a source's own classifier answers for the target's rows, checked: (n, S), rows sum to 1. */
record SourceAnswers(double[][] probabilities, Labels labels) {
  // Float probabilities of a thousand classes sum to 1 within this.
  private static final double ROUNDING = 1e-3;

  static SourceAnswers of(double[][] probabilities, int[] labels) {
    Labels classes = Labels.of(labels, probabilities.length);
    int sources = probabilities[0].length;
    for (int row = 0; row < probabilities.length; row++) {
      Check.that(
          probabilities[row].length == sources,
          "probabilities of row %d (%d) must be as many as those of row 0 (%d)",
          row,
          probabilities[row].length,
          sources);
      double sum = 0;
      for (double probability : probabilities[row]) {
        Check.that(
            probability >= 0 && probability <= 1 + ROUNDING,
            "a probability of row %d (%s) must lie between 0 and 1; give the classifier's softmax,"
                + " not its scores",
            row,
            probability);
        sum += probability;
      }
      Check.that(
          Math.abs(sum - 1) < ROUNDING,
          "probabilities of row %d (sum %s) must sum to 1; give the classifier's softmax, not its"
              + " scores",
          row,
          sum);
    }
    return new SourceAnswers(probabilities, classes);
  }

  int rows() {
    return probabilities.length;
  }

  int sources() {
    return probabilities[0].length;
  }

  /** The source class that each row is taken for; the first of equals. */
  int[] hard() {
    int[] answers = new int[rows()];
    for (int i = 0; i < answers.length; i++) {
      for (int z = 1; z < sources(); z++) {
        answers[i] = probabilities[i][z] > probabilities[i][answers[i]] ? z : answers[i];
      }
    }
    return answers;
  }

  Score.Size size() {
    return new Score.Size(rows(), sources(), labels.count());
  }

  List<Caution> cautions(int usedSources) {
    List<Caution> cautions = new ArrayList<>(labels.cautions());
    if (usedSources < sources()) {
      cautions.add(
          new Caution(
              Caution.Kind.UNUSED_SOURCE_CLASSES,
              Text.format(
                  "%d of %d source classes are given to no row, and do not count",
                  sources() - usedSources, sources())));
    }
    if (rows() <= sources()) {
      cautions.add(
          new Caution(
              Caution.Kind.FEWER_ROWS_THAN_FEATURES,
              Text.format(
                  "%d rows of %d source classes: read it beside its value under shuffled labels",
                  rows(), sources())));
    }
    return cautions;
  }
}
