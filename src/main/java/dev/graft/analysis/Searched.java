package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was chosen for the training of each arm, and how, as sentences of a methods paragraph. */
final class Searched {
  private Searched() {}

  /** Empty where no run states it. */
  static String of(Runs runs) {
    List<String> solved = new ArrayList<>();
    List<String> searched = new ArrayList<>();
    List<String> stepped = arms(runs, Searched::couldBeSolved);
    List<String> fixed =
        arms(runs, run -> run.fact(Fact.RATES).filter(Rates.FIXED::equals).isPresent());
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
    }
    return Stream.of(
            sentence(
                "Heads were solved, the strength of their penalty chosen by validation, of ",
                solved),
            sentence(
                "Trained by gradient steps, not solved, was the head on a frozen base of ",
                stepped),
            sentence("Learning rates were searched on validation rows for ", searched),
            sentence("Learning rates were stated beforehand for ", fixed))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** A linear head alone on a base of which nothing moves, and steps all the same. */
  private static boolean couldBeSolved(Run run) {
    boolean steps =
        run.fact(Fact.RATES).filter(rates -> rates != Rates.NONE).isPresent()
            && !run.states(Fact.SOLVER)
            && run.earlierPhases().isEmpty();
    boolean frozen =
        run.fact(Fact.STAGES)
            .filter(all -> run.fact(Fact.STAGES_FROZEN).equals(Optional.of(all)))
            .isPresent();
    return steps && frozen && !run.text(Fact.BACKBONE).contains(" under hidden layers");
  }

  private static String chosenOn(Run run) {
    return run.stated(Fact.SOLVER_STRENGTH_CHOSEN_ON).orElse("rows not stated");
  }

  private static String search(String arm, List<Run> runs) {
    List<String> chosen =
        runs.stream().flatMap(run -> run.stated(Fact.RATES_CHOSEN).stream()).distinct().toList();
    String taken =
        TrainingWords.rateChosenOnce(runs)
            ? Text.format("%s taken, once for all seeds", chosen.get(0))
            : runs.size() == 1
                ? Text.format("%s taken", chosen.get(0))
                : "each seed for itself: " + String.join(" / ", chosen);
    return Text.format(
        "'%s' among %s (%s; %s)",
        arm,
        runs.get(0).text(Fact.RATES_GRID),
        Text.count(runs.get(0).fact(Fact.RATES_SEARCH_RUNS).orElse(0), "search run"),
        taken);
  }

  /** By their first runs. */
  private static List<String> arms(Runs runs, Predicate<Run> which) {
    return runs.arms().stream()
        .filter(arm -> which.test(runs.arm(arm).get(0)))
        .map(arm -> "'" + arm + "'")
        .toList();
  }

  private static String sentence(String begin, List<String> arms) {
    return arms.isEmpty() ? "" : begin + String.join(", ", arms) + ".";
  }
}
