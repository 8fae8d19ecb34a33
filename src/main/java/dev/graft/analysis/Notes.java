package dev.graft.analysis;

import dev.graft.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a comparison weaker than its numbers look. */
final class Notes {
  /** Fewer seeds leave the interval wide and the verdict a first look. */
  private static final int FEW_SEEDS = 5;

  /** The interval was simulated from this number of test rows on. */
  private static final int FEW_ROWS = 50;

  private static final double SAME_BUDGET = 0.01;

  private Notes() {}

  static List<String> of(Comparison comparison) {
    return Stream.of(
            budgets(comparison.summaries()),
            rates(comparison.runs().all()),
            fewSeeds(comparison.runs().seeds().size()),
            fewRows(comparison.verdicts()),
            manyArms(comparison.verdicts().size()),
            floor(comparison.runs().all().get(0)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> budgets(List<ArmSummary> all) {
    List<ArmSummary> trained = all.stream().filter(s -> s.failed() < s.seeds()).toList();
    double most = trained.stream().mapToDouble(s -> s.cost().passes()).max().orElse(0);
    double least = trained.stream().mapToDouble(s -> s.cost().passes()).min().orElse(0);
    if (most - least <= SAME_BUDGET * most) {
      return Optional.empty();
    }
    String passes =
        trained.stream()
            .map(arm -> arm.arm() + " " + number(arm.cost().passes()))
            .collect(Collectors.joining(", "));
    return Optional.of("budgets differ: passes over the training rows were " + passes);
  }

  private static String number(double passes) {
    return String.format(Locale.ROOT, passes == Math.rint(passes) ? "%.0f" : "%.1f", passes);
  }

  private static Optional<String> rates(List<Run> runs) {
    String arms =
        runs.stream()
            .filter(run -> run.provenance().getOrDefault("rates", "").equals("fixed"))
            .map(Run::arm)
            .distinct()
            .collect(Collectors.joining(", "));
    return some(
        !arms.isEmpty(), "rates not searched: %s had a fixed learning rate each".formatted(arms));
  }

  private static Optional<String> fewSeeds(int seeds) {
    return some(
        seeds < FEW_SEEDS,
        "few seeds (%d): a first look; %d make the interval narrower".formatted(seeds, FEW_SEEDS));
  }

  private static Optional<String> fewRows(List<Verdict> verdicts) {
    int rows = verdicts.stream().mapToInt(verdict -> verdict.evidence().rows()).max().orElse(0);
    return some(
        rows > 0 && rows < FEW_ROWS,
        "few test rows (%d): the interval was checked from %d on".formatted(rows, FEW_ROWS));
  }

  private static Optional<String> manyArms(int arms) {
    return some(
        arms > 1,
        "%d arms judged, each interval for itself: the more arms, the likelier one of them is clear"
                .formatted(arms)
            + " by chance");
  }

  private static Optional<String> floor(Run run) {
    return some(
        run.provenance().getOrDefault("split.mode", "").equals("ALL_REDRAWN"),
        "all rows were redrawn: the interval has a floor that no number of seeds goes below");
  }

  private static Optional<String> some(boolean holds, String note) {
    return holds ? Optional.of(note) : Optional.empty();
  }
}
