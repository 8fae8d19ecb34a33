package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.show.Progress;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What has been heard of the runs of an experiment while it computes them, and what is left. */
final class RunsSoFar {
  private final Map<String, Traced> runs = new LinkedHashMap<>();
  private final Map<String, Double> secondsPerPass = new LinkedHashMap<>();
  private List<Job> later = List.of();

  /** The curves of stored runs, to see the others beside them. */
  private final Map<String, List<List<Point>>> stored = new LinkedHashMap<>();

  /** A run and what it has measured so far. */
  private static final class Traced {
    private final Job job;
    private final double end;
    private final double before;
    private final List<Point> points = new ArrayList<>();
    private double known;
    private boolean past;
    private boolean ended;

    private Traced(Job job) {
      this.job = job;
      end = job.plan().passes();
      before = end - job.passes();
    }

    private double end() {
      return end;
    }

    private double reached() {
      if (ended) {
        return end();
      }
      return Math.max(first(), last());
    }

    private double first() {
      return Math.max(before, known);
    }

    /** Passes that were made here. */
    private double made() {
      return Math.max(0, last() - first());
    }

    /** The pass that was heard of last; 0 where none was. */
    private double last() {
      return points.isEmpty() ? 0 : points.get(points.size() - 1).passes();
    }

    private boolean search() {
      return job.purpose() == Job.Purpose.SEARCH;
    }
  }

  /** Takes runs from the store; one that broke at once has no curve. */
  void stored(Collection<Run> known) {
    known.stream()
        .filter(run -> !run.curve().points().isEmpty())
        .forEach(
            run ->
                stored
                    .computeIfAbsent(run.arm(), arm -> new ArrayList<>())
                    .add(run.curve().points()));
  }

  /** A round begins; the searches of the one before have done their work. */
  void begins(List<Job> jobs, List<Job> next) {
    runs.values().forEach(run -> run.past = run.search());
    later = next;
    jobs.forEach(job -> runs.put(job.plan().key(), new Traced(job)));
  }

  /** A run begins, with the points of those that it continues. */
  void started(Plan plan, List<Point> points) {
    Traced run = traced(plan);
    run.points.addAll(points);
    run.known = points.isEmpty() ? 0 : points.get(points.size() - 1).passes();
  }

  void heard(Plan plan, Point point) {
    Traced run = traced(plan);
    secondsPerPass.put(kind(run.job), seconds(run.points, point));
    run.points.add(point);
  }

  /** Of the last pass alone: the first one warms up, and an earlier phase may be far cheaper. */
  private static double seconds(List<Point> before, Point point) {
    Point last = before.isEmpty() ? null : before.get(before.size() - 1);
    return last == null || last.passes() >= point.passes()
        ? point.seconds() / Math.max(1, point.passes())
        : (point.seconds() - last.seconds()) / (point.passes() - last.passes());
  }

  /** Runs of a kind cost the same: those of an arm that train the same phase. */
  private static String kind(Job job) {
    return Text.format("%d %s", job.plan().recipe().phases().size(), job.arm().name());
  }

  /** A run ended, maybe before the passes that it might have made. */
  void ended(Plan plan) {
    traced(plan).ended = true;
  }

  private Traced traced(Plan plan) {
    return runs.computeIfAbsent(plan.key(), key -> new Traced(firstPhase(plan)));
  }

  /** A run that is there only because one of the jobs continues it. */
  private Job firstPhase(Plan plan) {
    Job job =
        runs.values().stream()
            .map(run -> run.job)
            .filter(other -> continues(other.plan(), plan))
            .findFirst()
            .orElseGet(() -> unasked(plan));
    return new Job(job.arm(), plan, job.purpose());
  }

  /** Nothing is thrown where a run computes: what it shows is worth less than the run. */
  private static Job unasked(Plan plan) {
    Arm arm = new Arm("first phase", plan.network(), plan.recipe());
    return new Job(arm, plan, Job.Purpose.RESULT);
  }

  private static boolean continues(Plan plan, Plan earlier) {
    Optional<Plan> before = plan.continued();
    return before.isPresent()
        && (before.get().key().equals(earlier.key()) || continues(before.get(), earlier));
  }

  String label(Plan plan) {
    return traced(plan).job.label();
  }

  /** Training seconds of a pass of the plan's arm, where one was measured. */
  OptionalDouble secondsPerPass(Plan plan) {
    Double seconds = secondsPerPass.get(kind(traced(plan).job));
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /** The share of the work that is done, in [0, 1]. */
  double share() {
    Work work = work();
    return work.done() == 0 ? 0 : work.done() / (work.done() + work.left());
  }

  /**
   * Seconds of passes, from the measured ones of each kind of run; a kind that is not yet measured
   * counts as the cheapest.
   *
   * @param done made here
   * @param left still to be made, if further runs of a kind end as those that have ended
   * @param atATime how many runs are under way
   */
  record Work(double done, double left, int atATime) {}

  Work work() {
    double cheapest = secondsPerPass.values().stream().mapToDouble(x -> x).min().orElse(0);
    double left = later.stream().mapToDouble(job -> expected(job) * cost(job, cheapest)).sum();
    double done = 0;
    for (Traced run : runs.values()) {
      double cost = cost(run.job, cheapest);
      done += cost * run.made();
      double all = Math.min(run.end() - run.first(), expected(run.job));
      left += run.ended ? 0 : cost * Math.max(0, all - run.made());
    }
    long under = runs.values().stream().filter(run -> !run.ended && run.made() > 0).count();
    return new Work(done, left, (int) Math.max(1, under));
  }

  /** Patience ends runs: as many passes as those made that have ended, else all. */
  private double expected(Job job) {
    return runs.values().stream()
        .filter(run -> run.ended && run.made() > 0 && alike(run.job, job))
        .mapToDouble(Traced::made)
        .average()
        .orElse(job.passes());
  }

  /** Whether each arm that has runs left has been timed. */
  boolean allMeasured() {
    return Stream.concat(
            later.stream(), runs.values().stream().filter(run -> !run.ended).map(run -> run.job))
        .map(RunsSoFar::kind)
        .allMatch(secondsPerPass::containsKey);
  }

  /** Whether patience may end runs of a kind of which none has ended yet to tell when. */
  boolean mayEndEarly() {
    return Stream.concat(
            later.stream(), runs.values().stream().filter(run -> !run.ended).map(run -> run.job))
        .filter(job -> job.plan().recipe().lastPhase().guard().patience() > 0)
        .anyMatch(job -> runs.values().stream().noneMatch(run -> run.ended && alike(run.job, job)));
  }

  private static boolean alike(Job one, Job other) {
    return one.purpose() == other.purpose() && kind(one).equals(kind(other));
  }

  /** What runs that were stopped keep, ", 2 more keep their passes (frozen: 3 of 6)". */
  String underWay() {
    List<String> kept =
        runs.values().stream()
            .filter(run -> !run.ended && !run.past && run.reached() > run.first())
            .map(
                run ->
                    Text.format("%s: pass %.0f of %.0f", run.job.label(), run.reached(), run.end()))
            .toList();
    return kept.isEmpty()
        ? ""
        : Text.format(
            ", %d more %s the passes made so far (%s)",
            kept.size(), kept.size() == 1 ? "keeps" : "keep", String.join("; ", kept));
  }

  private double cost(Job job, double cheapest) {
    return secondsPerPass.getOrDefault(kind(job), cheapest);
  }

  /** The number of passes of the longest run. */
  double end() {
    double live = runs.values().stream().mapToDouble(Traced::end).max().orElse(0);
    return stored.values().stream()
        .flatMap(List::stream)
        .mapToDouble(points -> points.get(points.size() - 1).passes())
        .reduce(live, Math::max);
  }

  List<Progress.Curve> curves() {
    List<Progress.Curve> curves = new ArrayList<>();
    stored.forEach(
        (arm, all) -> all.forEach(points -> curves.add(curve(arm, Progress.Kind.RESULT, points))));
    runs.values().stream()
        .filter(run -> !run.points.isEmpty() && !run.past)
        .map(
            run ->
                curve(
                    run.job.arm().name(),
                    run.search() ? Progress.Kind.SEARCH : Progress.Kind.RESULT,
                    run.points))
        .forEach(curves::add);
    return curves;
  }

  private static Progress.Curve curve(String arm, Progress.Kind kind, List<Point> points) {
    List<Point> finite =
        points.stream().filter(point -> Double.isFinite(point.validationAccuracy())).toList();
    return new Progress.Curve(
        arm,
        kind,
        finite.stream().map(Point::passes).toList(),
        finite.stream().map(Point::validationAccuracy).toList());
  }
}
