package dev.graft.training;

import dev.graft.linear.LabelledFeatures;
import dev.graft.linear.LinearModel;
import dev.graft.linear.Strength;
import dev.graft.linear.StrengthSearch;
import dev.graft.model.Head;
import dev.graft.model.Weights;
import dev.graft.recipe.Phase;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A head as the optimum of its convex problem on the features of a frozen base: L2-regularised
 * multinomial logistic regression (Kornblith, Shlens &amp; Le 2019). Augmented copies of a training
 * row are rows of its own, of equal weight.
 */
record SolvedHead(LinearModel model, Strength strength) {
  private static final List<Fact<?>> FACTS =
      List.of(
          Fact.SOLVER_STRENGTH,
          Fact.SOLVER_STRENGTH_PLACE,
          Fact.SOLVER_STRENGTH_CHOSEN_ON,
          Fact.SOLVER_GRADIENT,
          Fact.SOLVER_CONSTANT_FEATURES);

  /** Solves it for the rows of a run. */
  static SolvedHead of(Plan plan, RunRows rows, LiveRun live, Activations inputs) {
    List<Integer> training = new ArrayList<>(rows.rows().training());
    for (int copy = 1; copy < plan.recipe().augmentation().copies(); copy++) {
      int offset = copy * plan.split().data().size();
      rows.rows().training().forEach(row -> training.add(row + offset));
    }
    Targets targets = new Targets(plan, rows.rows().training());
    LabelledFeatures learned = features(plan, live.features(inputs, training), training, targets);
    List<Integer> asked = rows.rows().validation();
    LabelledFeatures validation = features(plan, live.features(inputs, asked), asked, targets);
    try (EngineProducts engine = new EngineProducts()) {
      StrengthSearch.Solved solved =
          search(plan.recipe().phases().get(0)).with(engine).solve(learned, validation);
      return new SolvedHead(solved.model(), solved.strength());
    }
  }

  private static StrengthSearch search(Phase phase) {
    return phase.strengths().isEmpty()
        ? StrengthSearch.withDefaults()
        : new StrengthSearch(phase.strengths(), Optional.empty());
  }

  /** Rows of a label have the same targets, which stand in memory once. */
  private static LabelledFeatures features(
      Plan plan, float[][] features, List<Integer> rows, Targets targets) {
    int size = plan.split().data().size();
    int[] origins = rows.stream().mapToInt(row -> row % size).toArray();
    int[] labels = IntStream.of(origins).map(plan.split().data()::label).toArray();
    double[][] ofLabel = new double[plan.network().head().classes().size()][];
    double[][] each = new double[labels.length][];
    for (int i = 0; i < each.length; i++) {
      if (ofLabel[labels[i]] == null) {
        ofLabel[labels[i]] = BaseFeatures.doubles(targets.of(Batch.of(List.of(rows.get(i)))));
      }
      each[i] = ofLabel[labels[i]];
    }
    List<Integer> groups = plan.split().groupOfRow();
    int[] together =
        groups.isEmpty() ? new int[0] : IntStream.of(origins).map(groups::get).toArray();
    return new LabelledFeatures(features, each, labels, origins, together);
  }

  /** As the tensors of the head. */
  Weights weights() {
    return Head.weights(model.matrix(), model.bias());
  }

  /** The run with what is to be known of its head, or of the one that it began with. */
  static Run told(Run run, Optional<SolvedHead> own, Optional<Run> before) {
    return own.map(head -> head.told(run))
        .or(() -> before.map(earlier -> told(run, earlier)))
        .orElse(run);
  }

  private Run told(Run run) {
    return run.withFact(Fact.SOLVER_STRENGTH, strength.value())
        .withFact(Fact.SOLVER_STRENGTH_PLACE, strength.place())
        .withFact(Fact.SOLVER_STRENGTH_CHOSEN_ON, strength.chosenOn().toString())
        .withFact(Fact.SOLVER_GRADIENT, model.gradient())
        .withFact(Fact.SOLVER_CONSTANT_FEATURES, model.constantFeatures());
  }

  private static Run told(Run run, Run before) {
    Run told = run;
    for (Fact<?> fact : FACTS) {
      told = carried(fact, told, before);
    }
    return told;
  }

  private static <T> Run carried(Fact<T> fact, Run run, Run before) {
    return before.fact(fact).map(value -> run.withFact(fact, value)).orElse(run);
  }
}
