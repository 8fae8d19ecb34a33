package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the runs of a comparison stand side by side, and what intervals that gives, in words. */
record MethodsPairs(List<Pairs> pairs) {
  static MethodsPairs of(Comparison comparison) {
    return new MethodsPairs(
        comparison.verdicts().stream()
            .map(verdict -> Pairs.of(comparison.runs(), verdict.arm(), comparison.baseline()))
            .toList());
  }

  boolean allPaired() {
    return pairs.stream().allMatch(Pairs::paired);
  }

  /** Which runs were compared: "in runs paired by seed (3 seeds: 1, 2, 3)". */
  String words() {
    List<List<Long>> seeds =
        pairs.stream().filter(Pairs::paired).map(p -> seeds(p.arm())).distinct().toList();
    List<String> parts = new ArrayList<>();
    if (seeds.size() == 1) {
      parts.add(Text.format("in runs paired by seed (%s)", listed(seeds.get(0))));
    } else if (!seeds.isEmpty()) {
      parts.add("in runs paired by seed (" + eachPaired() + ")");
    }
    pairs.stream()
        .filter(p -> !p.paired())
        .forEach(
            p ->
                parts.add(
                    Text.format(
                        "%s as two samples of seeds (%s; %s of %s)",
                        name(p), listed(seeds(p.arm())), listed(seeds(p.baseline())), other(p))));
    return String.join(", ", parts);
  }

  /** What else is to be said of the runs, each part behind a semicolon; empty for most. */
  String besides() {
    return Stream.of(alone(), missing(), seedless())
        .filter(part -> !part.isEmpty())
        .map(part -> "; " + part)
        .collect(Collectors.joining());
  }

  private String eachPaired() {
    return pairs.stream()
        .filter(Pairs::paired)
        .map(p -> name(p) + " on " + listed(seeds(p.arm())))
        .collect(Collectors.joining("; "));
  }

  private String alone() {
    List<String> alone = pairs.stream().flatMap(p -> p.leftOut().stream()).distinct().toList();
    return alone.isEmpty() ? "" : "left aside: " + String.join(", ", alone);
  }

  private String missing() {
    return pairs.stream()
        .filter(p -> p.missing().rows() > 0)
        .map(
            p ->
                Text.format(
                    "%s not answered by %s left aside for %s",
                    Text.count(p.missing().rows(), "test row"), p.missing().lackedBy(), name(p)))
        .collect(Collectors.joining(", "));
  }

  private String seedless() {
    String arms =
        pairs.stream()
            .flatMap(p -> p.all().stream())
            .filter(run -> run.states(Fact.SEEDLESS))
            .map(Run::arm)
            .distinct()
            .collect(Collectors.joining(" and "));
    return arms.isEmpty() ? "" : "one run of " + arms + ", as no seed changes it, beside each";
  }

  /** How the doubt was found; of which arms, where it was found in several ways. */
  String intervals(Metric metric) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    pairs.forEach(p -> ways.computeIfAbsent(way(p, metric), w -> new ArrayList<>()).add(name(p)));
    return ways.entrySet().stream()
        .map(
            way ->
                ways.size() == 1
                    ? way.getKey()
                    : Text.format("Of %s: %s", String.join(", ", way.getValue()), way.getKey()))
        .collect(Collectors.joining(" "));
  }

  private static String way(Pairs pairs, Metric metric) {
    if (pairs.onTheseRows()) {
      return (pairs.paired()
              ? "Intervals are Student's t over the seeds"
              : "Intervals are Welch's t (1947) over the seeds of each arm")
          + "; the sampling of test rows is not in them.";
    }
    if (pairs.redrawn()) {
      return "Intervals are the corrected resampled t over the seeds (Nadeau and Bengio 2003).";
    }
    return Text.format("Intervals take %s%s.", doubt(pairs), pseudo(metric));
  }

  private static String doubt(Pairs pairs) {
    if (!pairs.paired()) {
      return "the variance over each arm's own seeds and that of the difference over the test rows,"
          + " with the degrees of freedom of Satterthwaite 1946";
    }
    return pairs.size() == 1
        ? "the test rows of one run of each alone: Student's t over the rows"
        : "seeds and test rows as crossed random factors: t with the mean squares of the two-way"
            + " layout and the degrees of freedom of Hillis 2007";
  }

  private static String pseudo(Metric metric) {
    return metric == Metric.ACCURACY
        ? ""
        : ", on jackknife pseudo-values per test row (Dorfman, Berbaum and Metz 1992)";
  }

  private static String listed(List<Long> seeds) {
    return Text.format(
        "%s: %s",
        Text.count(seeds.size(), "seed"),
        seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static List<Long> seeds(List<Run> runs) {
    return runs.stream().map(Run::seed).toList();
  }

  private static String name(Pairs pairs) {
    return pairs.arm().get(0).arm();
  }

  private static String other(Pairs pairs) {
    return pairs.baseline().get(0).arm();
  }
}
