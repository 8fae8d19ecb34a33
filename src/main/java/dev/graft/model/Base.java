package dev.graft.model;

import dev.graft.data.ImageSet;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.run.Input;
import dev.graft.run.Preprocessing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A base model as a description: architecture, weights, what it expects and which of its stages are
 * frozen. Nothing native hangs on it; each call of {@code with...} and {@code frozen...} returns a
 * new value.
 */
public final class Base implements Shown {
  private final Backbone backbone;
  private final Supplier<Weights> weights;
  private final Card card;
  private final Input input;
  private final Optional<OldHead> oldHead;
  private final Freezing freezing;
  private final Optional<Input> expected;
  private final Optional<InputStatistics> source;

  private Base(Parts parts) {
    backbone = parts.backbone;
    weights = parts.weights;
    card = parts.card;
    input = parts.input;
    oldHead = parts.oldHead;
    freezing = parts.freezing;
    expected = parts.expected;
    source = parts.source;
  }

  /** The parts of a base that is being put together. */
  private static final class Parts {
    private Backbone backbone;
    private Supplier<Weights> weights;
    private Card card;
    private Input input;
    private Optional<OldHead> oldHead = Optional.empty();
    private Freezing freezing = Freezing.NOTHING;
    private Optional<Input> expected = Optional.empty();
    private Optional<InputStatistics> source = Optional.empty();
  }

  private Parts parts() {
    Parts parts = new Parts();
    parts.backbone = backbone;
    parts.weights = weights;
    parts.card = card;
    parts.input = input;
    parts.oldHead = oldHead;
    parts.freezing = freezing;
    parts.expected = expected;
    parts.source = source;
    return parts;
  }

  /**
   * A base of one's own, thawed, without an old head, for colour pictures of 64 pixels scaled to
   * [-1, 1] until {@link #withPreprocessing} says otherwise.
   *
   * @param weights read when they are first needed; their names are those of the stages' tensors
   */
  public static Base of(Backbone backbone, Supplier<Weights> weights, Card card) {
    Parts parts = new Parts();
    parts.backbone = backbone;
    parts.weights = weights;
    parts.card = card;
    parts.input = Preprocessing.uniform(64, 3, 127.5, 127.5);
    return new Base(parts);
  }

  /** The same base fed in another way. */
  public Base withPreprocessing(Input other) {
    expected.ifPresent(made -> other.checkFits(made, card.name()));
    Parts parts = parts();
    parts.input = other;
    return new Base(parts);
  }

  /** The same base fed as its weights were made; what is fed otherwise later can be named then. */
  public Base madeFor(Input expectation) {
    Parts parts = withPreprocessing(expectation).parts();
    parts.expected = Optional.of(expectation);
    return new Base(parts);
  }

  /**
   * The same base fed as its weights were made to be fed, at the size that they were made for.
   *
   * @throws IllegalStateException if nobody has said how
   */
  public Base withExpectedPreprocessing() {
    return withPreprocessing(
        expected.orElseThrow(
            () ->
                new IllegalStateException(
                    "the weights of %s came without word of how they want to be fed; look it up"
                            .formatted(card.name())
                        + " where they come from, and say it with madeFor(preprocessing)")));
  }

  /** The same base, of which is known what its input was like when it was trained. */
  public Base withSource(InputStatistics statistics) {
    Parts parts = parts();
    parts.source = Optional.of(statistics);
    return new Base(parts);
  }

  /** Whether the pictures of a set reach it as its weights expect them: a table with words. */
  public InputCheck check(ImageSet data) {
    return InputCheck.of(this, data);
  }

  /** The same base fed pictures of another size, in pixels. */
  public Base withSize(int pixels) {
    return withPreprocessing(preprocessing().withSize(pixels));
  }

  /** The same base with the classifier that it was trained with. */
  public Base withOldHead(OldHead head) {
    Parts parts = parts();
    parts.oldHead = Optional.of(head);
    return new Base(parts);
  }

  /** The base without the classifier that it was trained with. */
  public Base withoutHead() {
    Parts parts = parts();
    parts.oldHead = Optional.empty();
    return new Base(parts);
  }

  /** The base with all of its stages frozen: no tensor moves, running statistics included. */
  public Base frozen() {
    return with(Freezing.firstStages(backbone.stages().size()));
  }

  /** The base with its stages frozen from the input up to and with the named one. */
  public Base frozenUpTo(String stage) {
    Check.oneOf("stage", stage, cuts());
    return with(Freezing.firstStages(cuts().indexOf(stage) + 1));
  }

  /**
   * The base with these layers frozen and no other.
   *
   * @param patterns names of layers or stages, in which {@code *} stands for any characters:
   *     "stage3", "_blocks.4.*", "*_bn1"
   */
  public Base frozenLayers(String... patterns) {
    Check.that(patterns.length > 0, "patterns (0) must be at least 1, such as \"stage1\"");
    return with(Freezing.layers(List.of(patterns)));
  }

  /** The base with all frozen but the factors and offsets of its normalisation layers. */
  public Base frozenExceptNormalisation() {
    return with(Freezing.allButNormalisation());
  }

  /** The base with nothing frozen. */
  public Base thawed() {
    return with(Freezing.NOTHING);
  }

  private Base with(Freezing other) {
    other.tensors(backbone);
    Parts parts = parts();
    parts.freezing = other;
    return new Base(parts);
  }

  /** A network of this base and a new head. */
  public Network withHead(Head head) {
    Check.that(
        oldHead.isEmpty(),
        "the base %s still has its old head of %d classes; call withoutHead() first",
        card.name(),
        oldHead.map(OldHead::classes).orElse(0));
    return new Network(this, head, Network.Start.PRE_TRAINED);
  }

  /** The same as {@code answering(ClassMatch.byName(classes))}. */
  public Network answering(List<String> classes) {
    return answering(ClassMatch.byName(classes));
  }

  /**
   * The base, frozen, with its old head as it is: it answers the classes of a new task by those
   * that it knows, without any training. A class's probability is the sum over the old classes that
   * stand for it, as a share of all old classes that stand for any.
   *
   * @throws IllegalArgumentException naming the classes for which no old class stands
   */
  public Network answering(ClassMatch match) {
    return AnsweringBackbone.of(this, match);
  }

  /** The same with another architecture, whose weights are these. */
  Base on(Backbone other, Supplier<Weights> values) {
    Parts parts = parts();
    parts.backbone = other;
    parts.weights = values;
    parts.freezing = Freezing.NOTHING;
    return new Base(parts);
  }

  /** Its architecture. */
  public Backbone backbone() {
    return backbone;
  }

  /** Its weights; read at the first call. */
  public Weights weights() {
    return weights.get();
  }

  /** Name, training data and licence. */
  public Card card() {
    return card;
  }

  /** How examples become its numbers. */
  public Input input() {
    return input;
  }

  /**
   * How pictures become its input.
   *
   * @throws IllegalArgumentException if it takes none
   */
  public Preprocessing preprocessing() {
    return Preprocessing.of(input, "the preprocessing of " + card.name());
  }

  /** How its weights were made to be fed, where that is known. */
  public Optional<Input> expected() {
    return expected;
  }

  /** What its input was like when it was trained, where that is known. */
  public Optional<InputStatistics> source() {
    return source;
  }

  /** The classifier it was trained with, where it is still there. */
  public Optional<OldHead> oldHead() {
    return oldHead;
  }

  /** Which of its layers are frozen. */
  public Freezing freezing() {
    return freezing;
  }

  /** How many stages, counted from the input, are frozen as a whole. */
  public int frozenStages() {
    return freezing.cut(backbone);
  }

  /** The names of the points where it can be cut, from the input on. */
  public List<String> cuts() {
    return backbone.stages().stream().map(Stage::name).toList();
  }

  @Override
  public Map<String, Object> bundle() {
    String drawing = Layers.html(Layers.rows(this), false);
    return Shown.html(Html.paragraph(heading()) + drawing, this);
  }

  @Override
  public String toString() {
    return heading() + "\n" + Text.table(Layers.HEADERS, Layers.rows(this));
  }

  private String heading() {
    return "%s Input: %s. %s".formatted(card, input, Layers.counts(this));
  }
}
