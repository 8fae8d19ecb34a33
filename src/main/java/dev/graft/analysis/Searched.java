package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was chosen for the training of each arm, and how, as sentences of a methods paragraph. */
final class Searched {
  private Searched() {}

  /** Empty where no run states it. */
  static String of(Runs runs) {
    List<String> solved = new ArrayList<>();
    List<String> searched = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    for (String arm : runs.arms()) {
      List<Run> own = runs.arm(arm);
      Run first = own.get(0);
      first
          .fact(Fact.SOLVER)
          .filter(Solver.SOLVED::equals)
          .ifPresent(solver -> solved.add(Text.format("'%s' (on %s)", arm, chosenOn(first))));
      first
          .fact(Fact.RATES)
          .filter(rates -> rates == Rates.SEARCHED && first.states(Fact.RATES_GRID))
          .ifPresent(rates -> searched.add(search(arm, own)));
      first.fact(Fact.RATES).filter(Rates.FIXED::equals).ifPresent(rates -> fixed.add(quoted(arm)));
    }
    return Stream.of(
            sentence(
                "Heads were solved, the strength of their penalty chosen by validation, of ",
                solved),
            sentence("Learning rates were searched on validation rows for ", searched),
            sentence("Learning rates were stated beforehand for ", fixed))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String chosenOn(Run run) {
    return run.stated(Fact.SOLVER_STRENGTH_CHOSEN_ON).orElse("rows not stated");
  }

  private static String search(String arm, List<Run> runs) {
    List<String> chosen =
        runs.stream().flatMap(run -> run.stated(Fact.RATES_CHOSEN).stream()).distinct().toList();
    String taken =
        chosen.size() == 1
            ? Text.format("%s taken, once for all seeds", chosen.get(0))
            : "each seed for itself: " + String.join(" / ", chosen);
    return Text.format(
        "'%s' among %s (%s; %s)",
        arm,
        runs.get(0).text(Fact.RATES_GRID),
        Text.count(runs.get(0).fact(Fact.RATES_SEARCH_RUNS).orElse(0), "search run"),
        taken);
  }

  private static String quoted(String arm) {
    return "'" + arm + "'";
  }

  private static String sentence(String begin, List<String> arms) {
    return arms.isEmpty() ? "" : begin + String.join(", ", arms) + ".";
  }
}
