package dev.graft.model;

import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.model.Network.Start;
import dev.graft.run.ControlKind;
import java.util.Optional;

/**
 * A stand-in for a network that shares all but one thing with it, and so says what that thing is
 * worth: is it the knowledge, or just the bigger model?
 */
public enum Control {
  /**
   * The same architecture with random weights, drawn from the run's seed as those of a network from
   * scratch are, and frozen; statistics of normalisation re-estimated on the training rows, since
   * random weights bring none. The head is trained as ever.
   */
  RANDOM_BASE(ControlKind.RANDOM_BASE),
  /**
   * The base frozen after the values of each tensor have been dealt anew among its places by the
   * run's seed: the same distribution of numbers without what they knew. Statistics of
   * normalisation are re-estimated, since those of the base no longer fit.
   */
  SHUFFLED_WEIGHTS(ControlKind.SHUFFLED_WEIGHTS),
  /** The class with the most training rows, for every row; the first of equals. */
  MAJORITY_CLASS(ControlKind.MAJORITY_CLASS),
  /**
   * A linear model on the base's input; pictures are at most {@value #LARGEST_SIDE} pixels wide, of
   * sentences it is how often each word occurs.
   */
  LINEAR_ON_PIXELS(ControlKind.LINEAR_ON_PIXELS);

  /** More pixels make a linear model slow and no better. */
  public static final int LARGEST_SIDE = 64;

  private static final Card PIXELS = new Card("Raw pixels", "nothing", "none needed");

  private final ControlKind kind;

  Control(ControlKind kind) {
    this.kind = kind;
  }

  /** The control of a network, with its classes and input. */
  public Network of(Network network) {
    return switch (this) {
      case RANDOM_BASE -> knowingNothing(network, Start.RANDOM);
      case SHUFFLED_WEIGHTS -> knowingNothing(network, Start.SHUFFLED);
      case MAJORITY_CLASS -> pixels(network).withHead(Head.majorityClass(network.head().classes()));
      case LINEAR_ON_PIXELS -> pixels(network).withHead(Head.linear(network.head().classes()));
    };
  }

  private static Network knowingNothing(Network network, Start start) {
    Check.that(
        start != Start.SHUFFLED || network.start() == Start.PRE_TRAINED,
        "a network that starts with %s weights has none to shuffle; take the pre-trained one",
        network.start());
    Base base = network.base().frozen();
    return new Network(base, network.head(), start, Normalisation.RE_ESTIMATED);
  }

  private static Base pixels(Network network) {
    Input input = network.base().input();
    Input small = input.as(Preprocessing.class).<Input>map(Control::small).orElse(input);
    return Base.of(new RawPixels(small), Weights::none, PIXELS).withPreprocessing(small);
  }

  private static Preprocessing small(Preprocessing pictures) {
    return pictures.withSize(Math.min(pictures.size(), LARGEST_SIDE));
  }

  /** Which control a network is; empty for one that is none. */
  public static Optional<Control> in(Network network) {
    if (network.head().kind() == Head.Kind.MAJORITY_CLASS) {
      return Optional.of(MAJORITY_CLASS);
    }
    if (network.base().backbone() instanceof RawPixels) {
      return Optional.of(LINEAR_ON_PIXELS);
    }
    return switch (network.start()) {
      case RANDOM -> Optional.of(RANDOM_BASE);
      case SHUFFLED -> Optional.of(SHUFFLED_WEIGHTS);
      case PRE_TRAINED, SCRATCH -> Optional.empty();
    };
  }

  /** What it is called beside a network: there are pixels in pictures alone. */
  public String words(Network network) {
    return kind(network).toString();
  }

  /** What a run of the network says that it is. */
  public ControlKind kind(Network network) {
    boolean pictures = network.base().input().as(Preprocessing.class).isPresent();
    return this == LINEAR_ON_PIXELS && !pictures ? ControlKind.LINEAR_ON_THE_INPUT : kind;
  }

  @Override
  public String toString() {
    return kind.toString();
  }
}
