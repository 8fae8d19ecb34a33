package dev.graft.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reader of a table must know beside it.
 *
 * @param separator between cells; {@link CsvText#FOUND} where it is to be found
 * @param metric which score it states
 * @param unit of the scores
 * @param facts of all runs
 * @param classes all of them, in their order; empty where the table shows them
 * @param columns by our name of a column, what the file calls it
 * @param curves of runs whose logs are files of their own
 */
record CsvOptions(
    char separator,
    CsvMetric metric,
    CsvUnit unit,
    Map<String, String> facts,
    List<String> classes,
    Map<String, String> columns,
    List<CsvLog> curves) {
  static final CsvOptions USUAL =
      new CsvOptions(
          CsvText.FOUND,
          CsvMetric.USUAL,
          CsvUnit.FRACTION,
          Map.of(),
          List.of(),
          Map.of(),
          List.of());

  CsvOptions {
    facts = Map.copyOf(facts);
    classes = List.copyOf(classes);
    columns = Map.copyOf(columns);
    curves = List.copyOf(curves);
  }

  CsvOptions with(char other) {
    return new CsvOptions(other, metric, unit, facts, classes, columns, curves);
  }

  CsvOptions with(CsvMetric other) {
    return new CsvOptions(separator, other, unit, facts, classes, columns, curves);
  }

  CsvOptions with(CsvUnit other) {
    return new CsvOptions(separator, metric, other, facts, classes, columns, curves);
  }

  CsvOptions withFact(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new CsvOptions(separator, metric, unit, more, classes, columns, curves);
  }

  CsvOptions withClasses(List<String> all) {
    return new CsvOptions(separator, metric, unit, facts, all, columns, curves);
  }

  CsvOptions withColumn(String ours, String theirs) {
    Map<String, String> more = new TreeMap<>(columns);
    more.put(ours, theirs);
    return new CsvOptions(separator, metric, unit, facts, classes, more, curves);
  }

  CsvOptions with(CsvLog curve) {
    List<CsvLog> more = new ArrayList<>(curves);
    more.add(curve);
    return new CsvOptions(separator, metric, unit, facts, classes, columns, more);
  }
}
