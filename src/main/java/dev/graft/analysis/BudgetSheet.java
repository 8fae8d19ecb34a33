package dev.graft.analysis;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data budget in sentences and a table. */
record BudgetSheet(DataBudget budget, BudgetRuns budgets) {
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    budget.arms().stream()
        .filter(arm -> !arm.equals(budget.baseline()))
        .forEach(
            arm ->
                sentences.add(
                    told(arm)
                        ? budget.crossover(arm).toString()
                        : Text.format(DataBudget.NO_SEED, arm, budget.baseline())));
    budget.arms().stream()
        .flatMap(arm -> BudgetTraining.sentences(budgets, arm).stream())
        .forEach(sentences::add);
    for (BudgetRuns.Step step : budgets.steps()) {
      step.runs().all().stream()
          .filter(Run::failed)
          .map(run -> failure(run, step.rowsPerClass()))
          .forEach(sentences::add);
    }
    return sentences;
  }

  private boolean told(String arm) {
    return BudgetGrid.of(budgets, arm, budget.baseline()).seeds() > 0;
  }

  private static String failure(Run run, int rows) {
    return Text.format(
        "%s with seed %d failed at %d rows per class; the seed is left out of the crossover",
        run.arm(), run.seed(), rows);
  }

  private List<String> row(BudgetPoint point) {
    boolean saves = !point.arm().equals(budget.baseline()) && told(point.arm());
    Optional<LabelsSaved> saved =
        saves
            ? Optional.of(budget.labelsSaved(point.arm(), point.rowsPerClass()))
            : Optional.empty();
    return List.of(
        String.valueOf(point.rowsPerClass()),
        point.arm(),
        Words.score(point.accuracy()),
        point
            .interval()
            .map(i -> Words.score(i.low()) + " to " + Words.score(i.high()))
            .orElse("-"),
        point
            .difference()
            .map(i -> Text.format("%s (%s to %s)", size(i.mean()), size(i.low()), size(i.high())))
            .orElse("-"),
        saved.map(s -> Text.format("%s (%s)", s.neededWords(), s.intervalWords())).orElse("-"));
  }

  private String size(double difference) {
    return budget.yardstick().share() ? Words.points(difference) : Text.format("%+.3g", difference);
  }

  private List<String> headers() {
    return List.of(
        "rows per class",
        "arm",
        budget.yardstick().head(),
        "95% interval",
        "difference to " + budget.baseline(),
        budget.baseline() + " needs");
  }

  Sheet sheet() {
    return Sheet.empty()
        .withLines(sentences().stream().map(sentence -> sentence + ".").toList())
        .with(headers(), budget.points().stream().map(this::row).toList());
  }
}
