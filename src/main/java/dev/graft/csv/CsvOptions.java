package dev.graft.csv;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reader of a table must know beside it.
 *
 * @param separator between cells
 * @param metric which score it states
 * @param unit of the scores
 * @param facts of all runs
 * @param classes all of them, in their order; empty where the table shows them
 */
record CsvOptions(
    char separator,
    CsvMetric metric,
    CsvUnit unit,
    Map<String, String> facts,
    List<String> classes) {
  static final CsvOptions USUAL =
      new CsvOptions(',', CsvMetric.USUAL, CsvUnit.FRACTION, Map.of(), List.of());

  CsvOptions {
    facts = Map.copyOf(facts);
  }

  CsvOptions with(char other) {
    return new CsvOptions(other, metric, unit, facts, classes);
  }

  CsvOptions with(CsvMetric other) {
    return new CsvOptions(separator, other, unit, facts, classes);
  }

  CsvOptions with(CsvUnit other) {
    return new CsvOptions(separator, metric, other, facts, classes);
  }

  CsvOptions withClasses(List<String> all) {
    return new CsvOptions(separator, metric, unit, facts, all);
  }

  CsvOptions withFact(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new CsvOptions(separator, metric, unit, more, classes);
  }
}
