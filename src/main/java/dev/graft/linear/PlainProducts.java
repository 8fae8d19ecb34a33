package dev.graft.linear;

/** Products in Java, to all digits: quicker than any engine for little, slower for much. */
final class PlainProducts implements Products {
  private final double[][] rows;
  private final double[][] columns;

  PlainProducts(Rows read) {
    rows = new double[read.number()][read.length()];
    for (int i = 0; i < rows.length; i++) {
      read.read(i, rows[i]);
    }
    columns = Dense.transposed(rows);
  }

  @Override
  public void scores(double[] weights, int classes, Shares shares) {
    replaced(weights, classes, shares);
  }

  @Override
  public double[] gathered(double[] weights, int classes, Shares shares) {
    double[][] replaced =
        Dense.transposed(replaced(weights, classes, shares), rows.length, classes); // (classes, n)
    double[][] sums = new double[classes][columns.length]; // (classes, d)
    Dense.add(replaced, rows, sums);
    double[] gathered = new double[columns.length * classes];
    Dense.transposeInto(sums, gathered);
    return gathered;
  }

  private double[] replaced(double[] weights, int classes, Shares shares) {
    double[][] sums = new double[classes][rows.length]; // (classes, n)
    Dense.add(Dense.transposed(weights, columns.length, classes), columns, sums);
    double[] scores = new double[rows.length * classes];
    Dense.transposeInto(sums, scores);
    shares.replace(0, scores);
    return scores;
  }
}
