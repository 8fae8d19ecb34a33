package dev.graft.bench;

import dev.graft.analysis.ClassAgreement;
import dev.graft.analysis.ClassAgreement.Loss;
import dev.graft.analysis.Metric;
import java.io.IOException;

/**
 * How often "no difference" is said of arms that differ, and of arms that do not, by macro-F1 and
 * AUC: by the interval alone, and by the rule, which adds a row won and one lost to each class in
 * turn. Prints Markdown, and puts it into the file that is named.
 */
public final class ClassAgreementCalibration {
  private static final int PAIRS = 1_000;
  private static final int[] ROWS = {20, 50, 100, 200, 500};
  private static final int[] POINTS = {5, 4, 3};

  private final GuidePart part = new GuidePart("no difference by class");

  private ClassAgreementCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    ClassAgreementCalibration calibration = new ClassAgreementCalibration();
    calibration.all();
    calibration.part.write(files);
  }

  private void all() {
    part.print(
        "**\"No difference\" by macro-F1 and AUC** (%%), margin 3 points: by the interval alone / by"
            + " the rule. %,d pairs in each cell, three classes of 60, 30 and 10%% of the rows but where they are equal, rows"
            + " lost at every seed:\n",
        PAIRS);
    StringBuilder head = new StringBuilder("| metric | the arm is truly worse by |");
    for (int rows : ROWS) {
      head.append(" ").append(rows).append(" rows |");
    }
    part.print("%s", head);
    part.print("%s", "|---|---|" + "---|".repeat(ROWS.length));
    for (Metric metric : new Metric[] {Metric.MACRO_F1, Metric.AUC}) {
      for (int points : POINTS) {
        double drop = points / 100.0;
        String lost = points + " points, rows of ";
        line(metric, lost + "any class", worse(drop, metric, Loss.ANY_CLASS));
        line(metric, lost + "the smallest class", worse(drop, metric, Loss.SMALLEST_CLASS));
        line(metric, lost + "classes of equal size", worse(drop, metric, Loss.EQUAL_CLASSES));
      }
      line(metric, "0: every row answered alike", new ClassAgreement(metric, Loss.ANY_CLASS, 0));
    }
  }

  private static ClassAgreement worse(double drop, Metric metric, Loss loss) {
    return ClassAgreement.worseBy(drop, metric, loss);
  }

  private void line(Metric metric, String what, ClassAgreement agreement) {
    StringBuilder cells = new StringBuilder();
    for (int rows : ROWS) {
      cells.append(" ").append(agreement.share(rows, PAIRS)).append(" |");
    }
    part.print("| %s | %s |%s", metric, what, cells);
  }
}
