package dev.graft.csv;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of one run, as they are read, and the run that they make. */
final class CsvRun {
  /** Rounded scores differ from the share of right answers by no more. */
  private static final double ROUNDING = 0.0051;

  private final CsvReading reading;
  private final CsvLine first;
  private final String arm;
  private final long seed;
  private final Map<String, CsvLine> stated = new LinkedHashMap<>();
  private final TreeMap<Double, CsvLine> epochs = new TreeMap<>();

  /** The point of a solved head, which has no passes either. */
  private final TreeMap<Double, CsvLine> solved = new TreeMap<>();

  private final List<Point> log = new ArrayList<>();
  private final CsvAnswers answers;

  CsvRun(CsvReading reading, CsvLine first) {
    this.reading = reading;
    this.first = first;
    this.arm = first.text(CsvColumns.ARM);
    this.seed = reading.seed(first);
    this.answers = new CsvAnswers(reading, name());
  }

  private String name() {
    return reading.hasSeeds()
        ? Text.format("arm '%s' with seed %d", arm, seed)
        : "arm '" + arm + "'";
  }

  void add(CsvLine line) {
    boolean row = line.has(CsvColumns.ROW);
    if (row && line.has(CsvColumns.EPOCH)) {
      throw line.wrong(
          CsvColumns.EPOCH,
          "must be empty on a line with a row: answers are those of the final test; leave it out");
    }
    if (!row && (line.has(CsvColumns.CLASS) || line.has(CsvColumns.PREDICTION))) {
      throw line.wrong(
          CsvColumns.ROW, "must be there for a class and a prediction; number the rows");
    }
    reading.once().forEach(column -> state(line, column));
    if (row) {
      answers.add(line);
    } else if (line.has(CsvColumns.EPOCH)) {
      addEpoch(line);
    }
    if (!line.has(CsvColumns.EPOCH)) {
      state(line, CsvColumns.SECONDS);
      state(line, CsvColumns.UPDATES);
    }
    addScore(line, row);
  }

  /** Takes the curve from a file of its own. */
  void take(CsvLog curve) {
    Check.that(
        epochs.isEmpty() && solved.isEmpty() && log.isEmpty(),
        "%s: the curve of %s must be there once, and the table or another file has one; leave one"
            + " out",
        curve.source(),
        name());
    log.addAll(curve.points());
  }

  private void state(CsvLine line, String column) {
    if (!line.has(column)) {
      return;
    }
    CsvLine before = stated.putIfAbsent(column, line);
    if (before != null && !before.text(column).equals(line.text(column))) {
      throw line.wrong(
          column,
          Text.format(
              "must be what line %d says (%s), the same for all of %s; correct one of them",
              before.number(), before.text(column), name()));
    }
  }

  private void addEpoch(CsvLine line) {
    double epoch = line.amount(CsvColumns.EPOCH);
    boolean ofSolved = epoch == 0 && line.has(CsvColumns.TRAINING_LOSS) && saysSolved();
    CsvLine before = (ofSolved ? solved : epochs).put(epoch, line);
    if (before != null) {
      throw line.wrong(
          CsvColumns.EPOCH,
          Text.format(
              "must be there once for %s, and is on line %d too; %s",
              name(), before.number(), reading.wayOutOfTwice()));
    }
    if (epoch == 0 && line.has(CsvColumns.TRAINING_LOSS) && !ofSolved) {
      throw line.wrong(
          CsvColumns.EPOCH,
          "must be at least 1 where there is a training loss: it says how many passes were done, and"
              + " 0 is before the first; write epoch + 1");
    }
  }

  /** Said on a line before: facts stand on the first of a run. */
  private boolean saysSolved() {
    String column = CsvColumns.FACT + Fact.SOLVER.name();
    CsvLine line = stated.get(column);
    return line != null && Fact.SOLVER.read(line.text(column)).isPresent();
  }

  private void addScore(CsvLine line, boolean row) {
    String score = reading.columns().score();
    if (score.isEmpty() || !line.has(score)) {
      return;
    }
    if (row) {
      throw line.wrong(
          score,
          "must be empty on a line with a row: the share of right answers is it; leave it out");
    }
    CsvLine before = stated.putIfAbsent(score, line);
    if (before != null) {
      throw line.wrong(
          score,
          Text.format(
              "must be there once for %s, and is on line %d too: it is the one test score of the run; %s",
              name(), before.number(), onceMore(line, score)));
    }
  }

  private String onceMore(CsvLine line, String score) {
    return line.has(CsvColumns.EPOCH)
        ? Text.format(
            "call the accuracy after each epoch validation_accuracy, and keep '%s' on one line of the run",
            score)
        : reading.wayOutOfTwice();
  }

  Run run() {
    String failure = text(CsvColumns.FAILURE);
    Predictions test = failure.isEmpty() ? test() : none();
    Curve curve = curve();
    Budget budget = budget(curve);
    Map<String, String> facts = new TreeMap<>(reading.facts());
    reading.columns().facts().forEach((column, name) -> putStated(facts, column, name));
    String key =
        Canonical.of("run from elsewhere")
            .with("arm", arm)
            .with("seed", seed)
            .with("failure", failure)
            .with("curve", curve.points())
            .with("test", test.rows() + " " + test.predicted() + " " + test.stated())
            .with("facts", CsvStated.ofItself(facts))
            .toString();
    return new Run(Sha256.of(key), arm, seed, failure, curve, test, budget, facts);
  }

  private void putStated(Map<String, String> facts, String column, String name) {
    if (stated.containsKey(column)) {
      facts.put(name, text(column));
    }
  }

  private String text(String column) {
    return stated.containsKey(column) ? stated.get(column).text(column) : "";
  }

  private Predictions none() {
    CsvLine line = stated.get(CsvColumns.FAILURE);
    if (!answers.isEmpty() || stated.containsKey(reading.columns().score())) {
      throw line.wrong(
          CsvColumns.FAILURE,
          reading.hasStates()
              ? CsvTracked.NOT_ENDED
              : "must be empty for a run with a test score or answers; leave one of the two out");
    }
    return Predictions.none(reading.classes());
  }

  private Predictions test() {
    String score = reading.columns().score();
    CsvLine line = stated.get(score);
    if (answers.isEmpty()) {
      if (line == null) {
        throw first.wrong(
            Text.format(
                    "%s must have a test score ('%s') or answers ('row'); if it failed, say why in a column",
                    name(), score.isEmpty() ? CsvColumns.ACCURACY : score)
                + " 'failure'");
      }
      return Predictions.stated(reading.scale().fraction(line, score));
    }
    Predictions test = answers.predictions();
    if (line != null) {
      checkAgrees(line, test);
    }
    return test;
  }

  private void checkAgrees(CsvLine line, Predictions test) {
    String score = reading.columns().score();
    boolean accuracy = score.equals(CsvColumns.ACCURACY);
    double stated = reading.scale().fraction(line, score);
    if (!accuracy || Math.abs(stated - test.accuracy()) > ROUNDING) {
      throw line.wrong(
          score,
          Text.format(
                  "must be the share of right answers of %s (%.4f): rows are what it is judged by; leave it",
                  name(), test.accuracy())
              + " out");
    }
  }

  private Curve curve() {
    List<Point> points = new ArrayList<>();
    if (!epochs.containsKey(0.0)) {
      points.add(new Point(0, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    }
    epochs.forEach((epoch, line) -> points.add(point(epoch, line)));
    solved.forEach((epoch, line) -> points.add(1, point(epoch, line)));
    points.addAll(log);
    double kept = kept();
    int chosen = points.size() - 1;
    for (int i = 0; i < points.size(); i++) {
      chosen = points.get(i).passes() == kept ? i : chosen;
    }
    return new Curve(points, chosen);
  }

  private Point point(double epoch, CsvLine line) {
    return new Point(
        epoch,
        line.count(CsvColumns.UPDATES),
        line.amount(CsvColumns.SECONDS),
        line.loss(CsvColumns.TRAINING_LOSS),
        line.loss(CsvColumns.VALIDATION_LOSS),
        reading.scale().fraction(line, CsvColumns.VALIDATION_ACCURACY));
  }

  /** The epoch whose weights were tested; NaN where the table does not say. */
  private double kept() {
    CsvLine line = stated.get(CsvColumns.KEPT_EPOCH);
    if (line == null) {
      CsvLine score = stated.get(reading.columns().score());
      return score == null ? Double.NaN : score.decimal(CsvColumns.EPOCH);
    }
    double kept = line.amount(CsvColumns.KEPT_EPOCH);
    boolean ofLog = log.stream().anyMatch(point -> point.passes() == kept);
    if (!epochs.containsKey(kept) && !ofLog && kept != 0) {
      throw line.wrong(
          CsvColumns.KEPT_EPOCH,
          Text.format("must be one of the epochs of %s; correct it or leave it out", name()));
    }
    return kept;
  }

  private Budget budget(Curve curve) {
    Point last = curve.last();
    boolean curved = !epochs.isEmpty() || !log.isEmpty();
    CsvLine passes = stated.get(CsvColumns.PASSES);
    CsvLine updates = stated.get(CsvColumns.UPDATES);
    CsvLine seconds = stated.get(CsvColumns.SECONDS);
    double unknown = Double.NaN;
    return new Budget(
        passes != null ? passes.amount(CsvColumns.PASSES) : curved ? last.passes() : unknown,
        updates != null ? updates.count(CsvColumns.UPDATES) : curved ? last.updates() : -1,
        seconds != null ? seconds.amount(CsvColumns.SECONDS) : curved ? last.seconds() : unknown,
        count(CsvColumns.TRAINED_PARAMETERS),
        Math.toIntExact(Math.min(Integer.MAX_VALUE, count(CsvColumns.LABELS))));
  }

  private long count(String column) {
    return stated.containsKey(column) ? stated.get(column).count(column) : -1;
  }
}
