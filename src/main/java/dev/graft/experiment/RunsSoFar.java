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
    private final List<Point> points = new ArrayList<>();
    private double known;
    private boolean past;
    private boolean ended;

    private Traced(Job job) {
      this.job = job;
    }

    private double end() {
      return job.plan().passes();
    }

    private double reached() {
      if (ended) {
        return end();
      }
      double before = end() - job.passes();
      double last = points.isEmpty() ? 0 : points.get(points.size() - 1).passes();
      return Math.max(Math.max(before, known), last);
    }

    private double first() {
      return Math.max(end() - job.passes(), known);
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
    run.points.add(point);
    secondsPerPass.put(run.job.arm().name(), point.seconds() / Math.max(1, point.passes()));
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
    Double seconds = secondsPerPass.get(traced(plan).job.arm().name());
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  /**
   * The share of the work that is done, from the measured seconds per pass of each arm; one not yet
   * measured counts as the cheapest.
   */
  double share() {
    double cheapest = secondsPerPass.values().stream().mapToDouble(x -> x).min().orElse(0);
    double all = later.stream().mapToDouble(job -> job.passes() * cost(job, cheapest)).sum();
    double done = 0;
    for (Traced run : runs.values()) {
      double cost = cost(run.job, cheapest);
      all += cost * (run.end() - run.first());
      done += cost * (run.reached() - run.first());
    }
    return all == 0 ? 0 : done / all;
  }

  /** Whether each arm that has runs left has been timed. */
  boolean allMeasured() {
    return Stream.concat(
            later.stream(), runs.values().stream().filter(run -> !run.ended).map(run -> run.job))
        .map(job -> job.arm().name())
        .allMatch(secondsPerPass::containsKey);
  }

  /** Whether patience may end runs, and none has ended yet to tell when. */
  boolean mayEndEarly() {
    return runs.values().stream().noneMatch(run -> run.ended)
        && runs.values().stream()
            .anyMatch(run -> run.job.plan().recipe().lastPhase().guard().patience() > 0);
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
    return secondsPerPass.getOrDefault(job.arm().name(), cheapest);
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
