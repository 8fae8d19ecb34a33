package dev.graft.analysis;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What makes a comparison weaker than its numbers look. */
final class Notes {
  /** Fewer seeds leave the interval wide and the verdict a first look. */
  private static final int FEW_SEEDS = 5;

  private static final double SAME_BUDGET = 0.01;

  private Notes() {}

  static List<String> of(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    Runs runs = comparison.runs();
    List<ArmSummary> summaries = comparison.summaries();
    double longest = summaries.stream().mapToDouble(ArmSummary::passes).max().orElse(0);
    summaries.stream()
        .filter(s -> s.passes() < longest * (1 - SAME_BUDGET))
        .map(s -> String.format(Locale.ROOT, "%s had %.0f passes", s.arm(), s.passes()))
        .reduce((a, b) -> a + ", " + b)
        .ifPresent(
            less ->
                notes.add(
                    String.format(
                        Locale.ROOT, "budgets differ: %s, the longest arm %.0f", less, longest)));
    if (runs.all().stream().anyMatch(run -> fact(run, "rates").equals("fixed"))) {
      notes.add("rates not searched: each arm had one fixed learning rate");
    }
    if (runs.seeds().size() < FEW_SEEDS) {
      notes.add("few seeds (%d): a first look".formatted(runs.seeds().size()));
    }
    if (fact(runs.all().get(0), "split.mode").equals("ALL_REDRAWN")) {
      notes.add(
          "all rows were redrawn: the interval has a floor that no number of seeds goes below");
    }
    return List.copyOf(notes);
  }

  private static String fact(Run run, String name) {
    return run.provenance().getOrDefault(name, "");
  }
}
