package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The answers of one run, a line each. */
final class CsvAnswers {
  /** Parts that are not tested, where a column says the part of each row. */
  private static final Pattern TRAINED =
      Pattern.compile("(?i)train(ing)?|val(id(ation)?)?|dev(elopment)?");

  /** Numbers of single precision differ by less. */
  private static final double SURE = 1e-3;

  /** Decimal places of a number with an exponent. */
  private static final int MANY = 9;

  private final CsvReading reading;
  private final String run;
  private final Map<Integer, CsvLine> lines = new TreeMap<>();
  private CsvLine withProbabilities;
  private CsvLine without;

  CsvAnswers(CsvReading reading, String run) {
    this.reading = reading;
    this.run = run;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void add(CsvLine line) {
    for (String column : List.of(CsvColumns.CLASS, CsvColumns.PREDICTION)) {
      if (!line.has(column)) {
        throw line.wrong(column, "must be there for a row; fill the cell");
      }
    }
    CsvLine before = lines.put(reading.row(line), line);
    if (before != null) {
      throw line.wrong(
          CsvColumns.ROW,
          Text.format(
              "must be there once for %s, and is on line %d too; %s",
              run, before.number(), reading.wayOutOfTwice()));
    }
    if (probabilities(line).isEmpty()) {
      without = line;
    } else {
      withProbabilities = line;
    }
    if (without != null && withProbabilities != null) {
      throw without.wrong(
          Text.format(
                  "probabilities (none) must be there for every row of %s or for none, and line %d has",
                  run, withProbabilities.number())
              + " them; fill the cells");
    }
  }

  private List<Double> probabilities(CsvLine line) {
    List<Double> values = new ArrayList<>();
    for (String name : reading.columns().classes()) {
      String column = CsvColumns.PROBABILITY + name;
      double value = line.decimal(column);
      if (value < 0) {
        throw line.wrong(column, "must lie between 0 and 1; give the softmax of logits");
      }
      if (value > 1) {
        throw line.wrong(column, "must lie between 0 and 1; divide percentages by 100");
      }
      if (line.has(column)) {
        values.add(value);
      } else if (!values.isEmpty()) {
        throw line.wrong(column, "must be there where another class has one; fill the cell");
      }
    }
    if (!values.isEmpty() && values.size() < reading.columns().classes().size()) {
      throw line.wrong(
          Text.format(
              "probabilities (%d) must be one for each of the columns (%d); fill the cells",
              values.size(), reading.columns().classes().size()));
    }
    checkSum(line, values);
    return values;
  }

  /** By as much as rounded numbers may miss it. */
  private void checkSum(CsvLine line, List<Double> values) {
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    if (values.isEmpty() || Math.abs(sum - 1) < SURE) {
      return;
    }
    int digits =
        reading.columns().classes().stream()
            .mapToInt(name -> decimals(line.text(CsvColumns.PROBABILITY + name)))
            .max()
            .orElse(0);
    if (Math.abs(sum - 1) > SURE + 0.5 * values.size() * Math.pow(10, -digits)) {
      throw line.wrong(
          Text.format(
              "probabilities (sum %.4g) must sum to 1; give the softmax over all classes, or leave"
                  + " the columns out where each class has a yes or no of its own",
              sum));
    }
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    boolean power = number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
    return power ? MANY : point < 0 ? 0 : number.length() - point - 1;
  }

  /** Columns that stand in another order than their names are seen by this. */
  private void checkLargest(List<Integer> predicted, List<List<Double>> probabilities) {
    long apart = 0;
    for (int i = 0; i < probabilities.size(); i++) {
      List<Double> row = probabilities.get(i);
      double largest = Collections.max(row);
      apart += row.get(predicted.get(i)) < largest - SURE ? 1 : 0;
    }
    Check.that(
        2 * apart <= probabilities.size(),
        "%s: predictions of %s must be the class of the largest probability in most rows, and are"
            + " not in %d of %d; write each class's probability into the column of its name",
        reading.source(),
        run,
        apart,
        probabilities.size());
  }

  Predictions predictions() {
    List<Integer> actual = new ArrayList<>();
    List<Integer> predicted = new ArrayList<>();
    List<List<Double>> probabilities = new ArrayList<>();
    for (CsvLine line : lines.values()) {
      actual.add(reading.index(line, CsvColumns.CLASS));
      predicted.add(reading.index(line, CsvColumns.PREDICTION));
      if (withProbabilities != null) {
        probabilities.add(probabilities(line));
      }
    }
    checkLargest(predicted, probabilities);
    return new Predictions(
        reading.classes(),
        List.copyOf(lines.keySet()),
        actual,
        predicted,
        probabilities,
        Double.NaN);
  }

  /** Refuses an answer on a row that was learned from. */
  static void checkIsTested(CsvLine line) {
    if (line.has(CsvColumns.ROW) && TRAINED.matcher(line.text(CsvColumns.SPLIT)).matches()) {
      throw line.wrong(
          CsvColumns.SPLIT,
          "must be the name of a division on a line with a row, and rows are those of the test alone:"
              + " leave the lines of other rows out, and the column");
    }
  }
}
