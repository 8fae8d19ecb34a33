package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.internal.Processor;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.Method;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Recipe;
import dev.graft.run.Fact;
import dev.graft.run.Monitor;
import dev.graft.run.NetworkStart;
import dev.graft.run.Rates;
import dev.graft.run.Solver;
import dev.graft.run.TargetLabels;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run says of itself: its provenance. */
final class Provenance {
  private final Map<String, String> facts = new TreeMap<>();
  private final Plan plan;

  private Provenance(Plan plan) {
    this.plan = plan;
  }

  static Map<String, String> of(Plan plan, Rows rows) {
    Provenance facts = new Provenance(plan);
    facts.data(rows);
    facts.recipe();
    facts.method(rows);
    facts.network();
    facts.facts.putAll(InputFacts.of(plan, rows.training()));
    facts.machine();
    return facts.facts;
  }

  private <T> void put(Fact<T> fact, T value) {
    facts.put(fact.name(), fact.text(value));
  }

  private void data(Rows rows) {
    Examples data = plan.split().data();
    put(Fact.SPLIT, Sha256.of(plan.split().canonical()));
    put(Fact.SPLIT_MODE, plan.split().mode());
    put(Fact.SPLIT_MODE_SENTENCE, plan.split().mode().sentence());
    put(Fact.ROWS_TRAINING, rows.training().size());
    put(Fact.ROWS_TRAINING_EVENNESS, Outcomes.kept(evenness(data, rows.training())));
    put(Fact.ROWS_VALIDATION, rows.validation().size());
    rows.twins(data).ifPresent(twins -> put(Fact.ROWS_TWINS, twins));
    data.noted().ifPresent(notes -> put(Fact.DATA_NOTES, notes));
    put(Fact.DATA, data.name());
    put(Fact.DATA_HASH, data.hash());
  }

  private static double evenness(Examples data, List<Integer> rows) {
    Collection<Long> classes =
        rows.stream().collect(Collectors.groupingBy(data::label, Collectors.counting())).values();
    return (double) Collections.min(classes) * classes.size() / rows.size();
  }

  private void recipe() {
    Recipe recipe = plan.recipe();
    put(Fact.RECIPE, recipe.toString());
    boolean rates = plan.network().head().kind() == Head.Kind.LINEAR && !plan.solves();
    put(Fact.RATES, rates ? Rates.FIXED : Rates.NONE);
    if (recipe.solver() == Solver.SOLVED) {
      put(Fact.SOLVER, Solver.SOLVED);
    }
    if (recipe.objective().monitor() != Monitor.ACCURACY) {
      put(Fact.MONITOR, recipe.objective().monitor());
    }
    put(Fact.BATCH_SIZE, recipe.batchSize());
    put(Fact.AUGMENTATION, recipe.augmentation().toString());
    put(Fact.PHASES_PASSES, recipe.phases().stream().map(Phase::passesMade).toList());
    plan.continued().ifPresent(before -> put(Fact.CONTINUES, before.key()));
  }

  /** What was learned from beside labelled rows, and whether labels of the target came in. */
  private void method(Rows rows) {
    Rows drawn = plan.split().rows(plan.seed());
    if (plan.recipe().objective().lastPassKept()) {
      put(Fact.METHOD, plan.recipe().objective().method().map(Method::words).orElseThrow());
      put(Fact.LABELS, "none learned from; the last pass is kept");
    }
    if (drawn.unlabelled().isEmpty()) {
      return;
    }
    Set<Integer> target = new HashSet<>(drawn.unlabelled());
    boolean trained = rows.training().stream().anyMatch(target::contains);
    boolean chosen = rows.validation().stream().anyMatch(target::contains);
    put(Fact.METHOD, plan.recipe().objective().method().map(Method::words).orElse("source only"));
    put(Fact.ROWS_UNLABELLED, drawn.unlabelled().size());
    put(
        Fact.TARGET_LABELS,
        trained || chosen ? TargetLabels.SEEN_IN_TRAINING : TargetLabels.SEEN_IN_THE_TEST_ONLY);
    put(Fact.BEST_PASS_CHOSEN_ON, chosen ? "rows of the target" : "validation rows of the source");
  }

  private void network() {
    Network network = plan.network();
    Base base = network.base();
    Set<String> frozen = plan.freezing().tensors(base.backbone());
    put(Fact.NETWORK, network.canonical());
    List<Integer> hidden = network.head().hidden();
    String head = hidden.isEmpty() ? "" : " under hidden layers " + hidden;
    put(Fact.BACKBONE, base.backbone().name() + head);
    put(Fact.FROZEN, plan.freezing().toString());
    put(Fact.FROZEN_TENSORS, Text.format("%d, none of which moved", frozen.size()));
    put(Fact.NORMALISATION, network.normalisation().fact());
    boolean statistics =
        network.tensors().stream().map(TensorSpec::role).anyMatch(role -> !role.learned());
    put(Fact.NORMALISATION_LAYERS, statistics);
    put(Fact.STAGES, base.backbone().stages().size());
    put(Fact.STAGES_FROZEN, plan.cut());
    Control.in(network).ifPresent(control -> put(Fact.CONTROL, control.kind(network)));
    network.removedLayers().ifPresent(words -> put(Fact.LAYERS_REMOVED, words));
    if (network.start() == Network.Start.SCRATCH) {
      put(Fact.START, NetworkStart.SCRATCH);
    }
    if (network.start() == Network.Start.PRE_TRAINED && Control.in(network).isEmpty()) {
      put(Fact.BASE, base.card().name());
      put(Fact.WEIGHTS_HASH, base.weights().hash());
      base.card().trainedSeconds().ifPresent(seconds -> put(Fact.SOURCE_SECONDS, seconds));
    }
  }

  private void machine() {
    boolean engine = plan.network().head().kind() != Head.Kind.MAJORITY_CLASS;
    put(Fact.ENGINE, engine ? Engines.name() : "none");
    put(Fact.ENGINE_VERSION, engine ? Engines.current().getVersion() : "none");
    put(Fact.GRAFT, Version.NUMBER);
    put(Fact.JAVA, System.getProperty("java.version"));
    Processor.name().ifPresent(name -> put(Fact.PROCESSOR, name));
    put(Fact.OS, System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
