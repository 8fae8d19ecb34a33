package dev.graft.csv;

import dev.graft.run.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reader of a table must know beside it.
 *
 * @param cells how the file falls into them
 * @param metric which score it states
 * @param unit of the scores
 * @param facts of all runs
 * @param classes all of them, in their order; empty where the table shows them
 * @param columns by our name of a column, what the file calls it
 * @param curves of runs whose logs are files of their own
 */
record CsvStated(
    CsvOptions cells,
    CsvMetric metric,
    CsvUnit unit,
    Map<String, String> facts,
    List<String> classes,
    Map<String, String> columns,
    List<CsvLog> curves) {
  static final CsvStated USUAL =
      new CsvStated(
          CsvOptions.withDefaults(),
          CsvMetric.USUAL,
          CsvUnit.FRACTION,
          Map.of(),
          List.of(),
          Map.of(),
          List.of());

  CsvStated {
    facts = Map.copyOf(facts);
    classes = List.copyOf(classes);
    columns = Map.copyOf(columns);
    curves = List.copyOf(curves);
  }

  CsvStated with(CsvOptions other) {
    return new CsvStated(other, metric, unit, facts, classes, columns, curves);
  }

  CsvStated with(CsvMetric other) {
    return new CsvStated(cells, other, unit, facts, classes, columns, curves);
  }

  CsvStated with(CsvUnit other) {
    return new CsvStated(cells, metric, other, facts, classes, columns, curves);
  }

  CsvStated withFact(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new CsvStated(cells, metric, unit, more, classes, columns, curves);
  }

  CsvStated withClasses(List<String> all) {
    return new CsvStated(cells, metric, unit, facts, all, columns, curves);
  }

  CsvStated withColumn(String ours, String theirs) {
    Map<String, String> more = new TreeMap<>(columns);
    more.put(ours, theirs);
    return new CsvStated(cells, metric, unit, facts, classes, more, curves);
  }

  CsvStated with(CsvLog curve) {
    List<CsvLog> more = new ArrayList<>(curves);
    more.add(curve);
    return new CsvStated(cells, metric, unit, facts, classes, columns, more);
  }

  /** A run is the same in whatever file it stands: a longer file is not another study. */
  static Map<String, String> ofItself(Map<String, String> facts) {
    Map<String, String> own = new TreeMap<>(facts);
    own.remove(Fact.RESULTS.name());
    own.remove(Fact.RESULTS_HASH.name());
    own.remove(Fact.METRIC_ROWS.name());
    own.remove(Fact.CLASSES_COUNTED.name());
    own.remove(Fact.METRIC_TAKEN_AS_HIGHER.name());
    return own;
  }
}
