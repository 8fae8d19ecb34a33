package dev.graft.score;

/** Ridge regression on one-hot classes in the features themselves, by elimination. */
final class PlainRidge {
  private PlainRidge() {}

  /** The squared error for a row that is not learned from. */
  static double squaredError(double[][] f, int[] y, int left, double penalty) {
    int d = f[0].length;
    double[] mean = new double[d];
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < d && i != left; j++) {
        mean[j] += f[i][j] / (f.length - 1);
      }
    }
    double error = 0;
    for (int c = 0; c < 3; c++) {
      error += squaredError(f, y, new Left(left, c, mean), penalty);
    }
    return error;
  }

  private record Left(int row, int classed, double[] mean) {}

  private static double squaredError(double[][] f, int[] y, Left out, double penalty) {
    int d = f[0].length;
    int left = out.row;
    int c = out.classed;
    double[] mean = out.mean;
    double share = 0;
    for (int i = 0; i < f.length; i++) {
      share += i != left && y[i] == c ? 1.0 / (f.length - 1) : 0;
    }
    double[][] system = new double[d][d + 1];
    for (int i = 0; i < f.length; i++) {
      for (int a = 0; a < d && i != left; a++) {
        for (int b = 0; b < d; b++) {
          system[a][b] += (f[i][a] - mean[a]) * (f[i][b] - mean[b]);
        }
        system[a][d] += (f[i][a] - mean[a]) * ((y[i] == c ? 1 : 0) - share);
      }
    }
    for (int a = 0; a < d; a++) {
      system[a][a] += penalty;
    }
    double[] weights = solved(system);
    double answer = share;
    for (int j = 0; j < d; j++) {
      answer += weights[j] * (f[left][j] - mean[j]);
    }
    return Math.pow((y[left] == c ? 1 : 0) - answer, 2);
  }

  private static double[] solved(double[][] system) {
    int d = system.length;
    for (int pivot = 0; pivot < d; pivot++) {
      for (int row = 0; row < d; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= d; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] weights = new double[d];
    for (int i = 0; i < d; i++) {
      weights[i] = system[i][d] / system[i][i];
    }
    return weights;
  }
}
