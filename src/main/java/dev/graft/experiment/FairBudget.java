package dev.graft.experiment;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Control;
import dev.graft.model.Network;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Plateau;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.SolvedHeads;
import dev.graft.run.Alike;
import dev.graft.run.Solver;
import dev.graft.training.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says before the runs where some arms get more than others, and what searches cost. */
final class FairBudget {
  private final Experiment experiment;
  private final List<Arm> trained;

  private FairBudget(Experiment experiment) {
    this.experiment = experiment;
    trained = experiment.arms().stream().filter(Arm::isTrained).toList();
  }

  static List<String> notes(Experiment experiment) {
    FairBudget budget = new FairBudget(experiment);
    return Stream.of(budget.training(), budget.network(), budget.stepped(), budget.unheeded())
        .flatMap(some -> some)
        .flatMap(Optional::stream)
        .toList();
  }

  /** A solved head has no passes, rates or steps in which it could differ. */
  private Stream<Optional<String>> training() {
    List<Arm> descending =
        trained.stream().filter(arm -> SolvedHeads.descends(arm.recipe())).toList();
    return Stream.of(
        alike(Alike.PASSES, descending, FairBudget::passes),
        alike(Alike.SEARCHES, descending, FairBudget::rates),
        alike(Alike.AUGMENTATION, trained, arm -> arm.recipe().augmentation().toString()),
        differ(
            "rows per gradient step differ, and so the number of steps: %s",
            descending, arm -> String.valueOf(arm.recipe().batchSize())),
        differ(
            "optimisers or objectives differ: %s",
            descending, arm -> arm.recipe().optimiser() + ", " + arm.recipe().objective()));
  }

  /** A setting of gradient steps alone makes them, which is not what everybody means by it. */
  private Stream<Optional<String>> stepped() {
    return trained.stream().map(FairBudget::stepped);
  }

  private static Optional<String> stepped(Arm arm) {
    String why = SolvedHeads.steppedFor(arm.recipe(), arm.network());
    String words =
        "the head of %s is trained by gradient steps, not solved, since its recipe states %s;"
            + " withSolver(Solver.SOLVED) solves it";
    return why.isEmpty() ? Optional.empty() : Optional.of(Text.format(words, arm.name(), why));
  }

  /** One recipe may serve all arms, so that this is no mistake; but it is to be known. */
  private Stream<Optional<String>> unheeded() {
    return trained.stream().map(FairBudget::unheeded);
  }

  private static Optional<String> unheeded(Arm arm) {
    Phase first = arm.recipe().phases().get(0);
    String words =
        "strengths (%s) of %s play no part: its head is trained by gradient steps, for only a linear"
            + " one without hidden layers on a frozen base is solved, and by no recipe with a rate search,"
            + " mixup or a method";
    boolean solves = SolvedHeads.canSolve(arm.network()) && arm.recipe().solver() == Solver.SOLVED;
    return first.strengths().isEmpty() || solves
        ? Optional.empty()
        : Optional.of(Text.format(words, first.strengths(), arm.name()));
  }

  private Stream<Optional<String>> network() {
    List<Arm> fed = trained.stream().filter(arm -> !isControl(arm)).toList();
    List<Arm> preTrained =
        fed.stream().filter(arm -> arm.network().start() == Network.Start.PRE_TRAINED).toList();
    boolean pictures =
        fed.stream()
            .allMatch(arm -> arm.network().base().input().as(Preprocessing.class).isPresent());
    return Stream.of(
        alike(
            pictures ? Alike.PICTURES : Alike.ROWS,
            fed,
            arm -> arm.network().base().input().toString()),
        differ(
            "architectures differ, and so more than the transfer: %s",
            fed, arm -> arm.network().base().backbone().name()),
        alike(Alike.BASES, preTrained, arm -> arm.network().base().card().name()),
        searches());
  }

  private static boolean isControl(Arm arm) {
    return Control.in(arm.network()).isPresent();
  }

  /** However many phases there are: each goes on to its plateau. */
  private static String passes(Arm arm) {
    return Plateau.of(arm.recipe()).map(Plateau::toString).orElse(String.valueOf(arm.passes()));
  }

  private static String rates(Arm arm) {
    return arm.recipe().search().map(RateSearch::toString).orElse("fixed");
  }

  private static Optional<String> alike(Alike alike, List<Arm> arms, Function<Arm, String> what) {
    return alike.before(
        answers(arms.stream().filter(arm -> alike.asks(isControl(arm))).toList(), what));
  }

  private static Optional<String> differ(String words, List<Arm> arms, Function<Arm, String> what) {
    return Alike.differ(words, answers(arms, what));
  }

  private static Map<String, String> answers(List<Arm> arms, Function<Arm, String> what) {
    Map<String, String> answers = new LinkedHashMap<>();
    arms.forEach(arm -> answers.put(arm.name(), what.apply(arm)));
    return answers;
  }

  /** Arms with the same network and first phases share their searches. */
  private Optional<String> searches() {
    Map<String, Plan> parts = new HashMap<>();
    for (Arm arm : trained) {
      if (arm.recipe().search().isPresent()) {
        for (long seed : experiment.seeds()) {
          IntStream.rangeClosed(1, arm.recipe().phases().size())
              .mapToObj(k -> RateSearches.phase(experiment.plan(arm, seed), k).orElseThrow())
              .filter(RateSearches::needed)
              .forEach(part -> parts.put(RateSearches.name(part), part));
        }
      }
    }
    long runs = parts.values().stream().mapToLong(FairBudget::runs).sum();
    long passes =
        parts.values().stream().mapToLong(p -> runs(p) * p.recipe().lastPhase().passes()).sum();
    boolean open = parts.values().stream().anyMatch(p -> p.recipe().search().get().isOpen());
    boolean wider =
        parts.values().stream().anyMatch(p -> p.recipe().search().get().widenings() > 0);
    String words = "searching rates takes %s with %s%,d passes%s, chosen on validation rows alone";
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.format(
                words,
                Text.count(runs, "further run"),
                open ? "at most " : "",
                passes,
                wider ? ", and more where the rate at the edge of a grid wins" : ""));
  }

  private static long runs(Plan part) {
    return (long) RateSearches.rates(part).size() * RateSearches.seeds(part).size();
  }
}
