package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.data.Examples;
import dev.graft.data.Split;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.show.Display;
import java.util.List;
import java.util.Optional;

/** The steps of a comparison on rows of a table or on sentences. */
final class ComparingRows {
  static final String FROZEN = "frozen";
  static final String FINE_TUNED = "fine-tuned";
  static final String RIVAL = "net from scratch";
  static final String LINEAR = "linear from scratch";

  private final RowKind kind;
  private final List<Long> seeds;
  private final RunStore store;
  private final SoFar soFar = new SoFar(Display.current());

  ComparingRows(RowKind kind, List<Long> seeds, RunStore store) {
    this.kind = kind;
    this.seeds = seeds;
    this.store = store;
  }

  Compared run() {
    kind.check();
    Examples data = kind.data().value();
    Split split = data.split(Comparing.TRAINING, Comparing.VALIDATION, Comparing.TEST);
    List<Integer> rows = split.rows(seeds.get(0)).training();
    soFar.says(data.toString());
    Optional<RowKind.Transfer> transfer = kind.transfer(rows, store);
    String ground = ground(split, transfer);
    soFar.says(ground);
    Said<Base> net = kind.net(rows);
    Experiment all = run(split, transfer, net.value());
    Comparison comparison = Comparison.of(all.runs()).against(RIVAL);
    Decision decision = Decision.of(all, comparison);
    soFar.ends();
    String cells = RowCells.of(kind.data().code(), transfer, net.code(), seeds);
    return new Compared(all, comparison, decision, ground, cells);
  }

  private Experiment run(Split split, Optional<RowKind.Transfer> transfer, Base net) {
    Head head = Head.linear(split.data().classes());
    Network rival = net.withHead(head).fromScratch();
    Recipe recipe = Recipe.withDefaults();
    Experiment first =
        Experiment.on(split)
            .withStore(store)
            .withSeeds(seeds.stream().mapToLong(Long::longValue).toArray());
    List<Arm> later = List.of();
    if (transfer.isPresent()) {
      Network network = transfer.get().base().frozen().withHead(head);
      first = first.withArm(FROZEN, network, recipe);
      later = transfer.get().tuning() == RowKind.Tuning.SEALED ? later : tuned(network, recipe);
    }
    first = first.withArm(LINEAR, Control.LINEAR_ON_PIXELS.of(rival), recipe);
    return soFar.through(first, new Arm(RIVAL, rival, recipe), later);
  }

  private static List<Arm> tuned(Network network, Recipe recipe) {
    return List.of(new Arm(FINE_TUNED, network, recipe.thenFineTune(Thawing.all())));
  }

  private String ground(Split split, Optional<RowKind.Transfer> transfer) {
    return Text.format(
        "%s\n%s\n%s",
        transfer.map(RowKind.Transfer::words).orElse(kind.without()),
        split.data(),
        split.toString().lines().findFirst().orElse(""));
  }
}
