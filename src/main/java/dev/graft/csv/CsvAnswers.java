package dev.graft.csv;

import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers of one run, a line each. */
final class CsvAnswers {
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
      if (value < 0 || value > 1) {
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
    return values;
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
    return new Predictions(
        reading.classes(),
        List.copyOf(lines.keySet()),
        actual,
        predicted,
        probabilities,
        Double.NaN);
  }
}
