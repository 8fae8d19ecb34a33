package dev.graft.training;

import dev.graft.run.Checkpoint;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.Monitor;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;

/** The learning curve of a run as it grows, and which of its points is the best so far. */
final class GrowingCurve {
  private final Monitor monitor;
  private final List<Point> points = new ArrayList<>();

  /** What the monitor says of each point. */
  private final List<Double> scores = new ArrayList<>();

  private int best = -1;

  GrowingCurve(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Begins with the points of a run that is continued. */
  void begin(Run before) {
    points.addAll(before.curve().points());
    scores.addAll(before.monitored());
  }

  /** Begins where a run was stopped. */
  void resume(Checkpoint state) {
    points.clear();
    points.addAll(state.points());
    scores.clear();
    scores.addAll(state.scores());
    best = state.best();
  }

  void add(Point point, double score) {
    points.add(point);
    scores.add(score);
  }

  /** The point at this index is the best so far. */
  void choose(int index) {
    best = index;
  }

  /** The last point is the best so far. */
  void chooseLast() {
    best = points.size() - 1;
  }

  boolean bestIsLast() {
    return best == points.size() - 1;
  }

  /** Whether the last point is better than the best before it: by its score, then by its loss. */
  boolean better() {
    int last = points.size() - 1;
    if (best < 0) {
      return true;
    }
    int order = Double.compare(scores.get(last), scores.get(best));
    return order > 0
        || order == 0 && points.get(last).validationLoss() < points.get(best).validationLoss();
  }

  /** How many points lie behind the best, or behind the first of this phase. */
  int pointsSinceBest(int first) {
    return points.size() - 1 - Math.max(best, first);
  }

  int best() {
    return best;
  }

  int size() {
    return points.size();
  }

  List<Point> points() {
    return points;
  }

  List<Double> scores() {
    return scores;
  }

  Curve curve() {
    return new Curve(points, Math.max(best, 0));
  }

  /** The run with what chose, where it is not the accuracy that its curve holds. */
  Run told(Run run) {
    return monitor == Monitor.ACCURACY ? run : run.withFact(Fact.MONITOR_SCORES, scores);
  }
}
