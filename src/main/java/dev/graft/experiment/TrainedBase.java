package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.OldHead;
import dev.graft.model.Weights;
import dev.graft.run.Run;
import java.util.Optional;

/** What was trained here, as the base of the next transfer. */
public final class TrainedBase {
  private static final String MATRIX = "head.weight";
  private static final String BIAS = "head.bias";

  private TrainedBase() {}

  /**
   * The network of one finished run: its stages with the weights that the run kept, its head as the
   * old head.
   *
   * @throws IllegalStateException if that run has not been computed
   * @throws IllegalArgumentException if the arm's head is not a linear one
   */
  public static Base of(Experiment experiment, String arm, long seed) {
    Check.oneOf("arm", arm, experiment.arms().stream().map(Arm::name).toList());
    Check.that(
        experiment.seeds().contains(seed),
        "seed (%d) must be one of the experiment's, %s",
        seed,
        experiment.seeds());
    Arm chosen =
        experiment.arms().stream().filter(a -> a.name().equals(arm)).findFirst().orElseThrow();
    Head head = chosen.network().head();
    Check.that(
        head.kind() == Head.Kind.LINEAR,
        "a head of kind %s cannot be an old head; train a Head.linear(classes)",
        head.kind());
    Check.that(
        head.hidden().isEmpty(),
        "a head with hidden layers %s cannot be an old head, which is one dense layer; train a"
            + " Head.linear(classes) without withHidden",
        head.hidden());
    Run run = experiment.runs().find(arm, seed).orElseThrow();
    Base source = chosen.network().base();
    Weights weights = experiment.weights(chosen, seed);
    Card card =
        new Card(
            Text.format("%s (%s, seed %d)", source.backbone().name(), arm, seed),
            experiment.split().data().name(),
            "that of the data and of what it started from",
            seconds(chosen.network(), run));
    return Base.of(source.backbone(), () -> weights, card)
        .madeFor(source.input())
        .withOldHead(new OldHead(MATRIX, BIAS, head.classes()));
  }

  /** Its own training and that of what it started from, if both are known. */
  private static Optional<Double> seconds(Network network, Run run) {
    double own = run.budget().seconds();
    return network.start() == Network.Start.PRE_TRAINED
        ? network.base().card().trainedSeconds().map(before -> before + own)
        : Optional.of(own);
  }
}
