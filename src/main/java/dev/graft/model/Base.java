package dev.graft.model;

import dev.graft.data.ImageSet;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A base model as a description: architecture, weights, what it expects, which stages are frozen.
 * Nothing native hangs on it; {@code with...} and {@code frozen...} return a new value.
 */
public final class Base implements Shown {
  private final Parts parts;

  private Base(Parts parts) {
    this.parts = parts;
  }

  /** Never changed once it is in a base. */
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

  private Parts copy() {
    Parts copy = new Parts();
    copy.backbone = parts.backbone;
    copy.weights = parts.weights;
    copy.card = parts.card;
    copy.input = parts.input;
    copy.oldHead = parts.oldHead;
    copy.freezing = parts.freezing;
    copy.expected = parts.expected;
    copy.source = parts.source;
    return copy;
  }

  /**
   * A base of one's own, thawed, without an old head, for colour pictures of 64 pixels scaled to
   * [-1, 1] until {@link #withPreprocessing} says otherwise. Its weights, named as the stages'
   * tensors, are read when they are first needed.
   */
  public static Base of(Backbone backbone, Supplier<Weights> weights, Card card) {
    Parts made = new Parts();
    made.backbone = backbone;
    made.weights = weights;
    made.card = card;
    made.input = Preprocessing.uniform(64, 3, 127.5, 127.5);
    return new Base(made);
  }

  /** The same base fed in another way. */
  public Base withPreprocessing(Input other) {
    parts.expected.ifPresent(made -> other.checkFits(made, parts.card.name()));
    Parts changed = copy();
    changed.input = other;
    return new Base(changed);
  }

  /** The same base fed as its weights were made; what is fed otherwise later can be named then. */
  public Base madeFor(Input expectation) {
    Parts changed = withPreprocessing(expectation).copy();
    changed.expected = Optional.of(expectation);
    return new Base(changed);
  }

  /**
   * The same base fed as its weights were made to be fed, at the size that they were made for.
   *
   * @throws IllegalStateException if nobody has said how
   */
  public Base withExpectedPreprocessing() {
    return withPreprocessing(
        parts.expected.orElseThrow(
            () ->
                new IllegalStateException(
                    Text.format(
                            "the weights of %s came without word of how they want to be fed; look it up",
                            parts.card.name())
                        + " where they come from, and say it with madeFor(preprocessing)")));
  }

  /** The same base, of which is known what its input was like when it was trained. */
  public Base withSource(InputStatistics statistics) {
    Parts changed = copy();
    changed.source = Optional.of(statistics);
    return new Base(changed);
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
    Parts changed = copy();
    changed.oldHead = Optional.of(head);
    return new Base(changed);
  }

  /** The base without the classifier that it was trained with. */
  public Base withoutHead() {
    Parts changed = copy();
    changed.oldHead = Optional.empty();
    return new Base(changed);
  }

  /** The base with all of its stages frozen: no tensor moves, running statistics included. */
  public Base frozen() {
    return with(Freezing.firstStages(parts.backbone.stages().size()));
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
    other.tensors(parts.backbone);
    Parts changed = copy();
    changed.freezing = other;
    return new Base(changed);
  }

  /** A network of this base and a new head. */
  public Network withHead(Head head) {
    Check.that(
        parts.oldHead.isEmpty(),
        "the base %s still has its old head of %d classes; call withoutHead() first",
        parts.card.name(),
        parts.oldHead.map(OldHead::classes).orElse(0));
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

  /** The base without its last stages, of which so many go; what it answered goes with them. */
  public Base withoutLast(int stages) {
    return Surgery.on(this).withoutLast(stages);
  }

  /** The base cut behind the named stage: that one is its last. */
  public Base keptUpTo(String stage) {
    return Surgery.on(this).keptUpTo(stage);
  }

  /** The base without its first stages; a new stage, "adapter", makes the pictures fit the next. */
  public Base withoutFirst(int stages) {
    return Surgery.on(this).withoutFirst(stages);
  }

  /** The base whose last map becomes features in another way than by its mean. */
  public Base withPooling(MapPooling pooling) {
    return Surgery.on(this).withPooling(pooling);
  }

  /** The base of which only the first stages keep what they know; the rest is drawn anew. */
  public Base knowingUpTo(String stage) {
    return Surgery.on(this).knowingUpTo(stage);
  }

  /** The same with another architecture and name, whose weights are these, and nothing frozen. */
  Base on(Backbone other, Supplier<Weights> values, Card name) {
    Parts changed = copy();
    changed.backbone = other;
    changed.weights = values;
    changed.card = name;
    changed.freezing = Freezing.NOTHING;
    return new Base(changed);
  }

  /** Its architecture. */
  public Backbone backbone() {
    return parts.backbone;
  }

  /** Its weights; read at the first call. */
  public Weights weights() {
    return parts.weights.get();
  }

  /** Name, training data and licence. */
  public Card card() {
    return parts.card;
  }

  /** How examples become its numbers. */
  public Input input() {
    return parts.input;
  }

  /**
   * How pictures become its input.
   *
   * @throws IllegalArgumentException if it takes none
   */
  public Preprocessing preprocessing() {
    return Preprocessing.of(parts.input, "the preprocessing of " + parts.card.name());
  }

  /** How its weights were made to be fed, where that is known. */
  public Optional<Input> expected() {
    return parts.expected;
  }

  /** What its input was like when it was trained, where that is known. */
  public Optional<InputStatistics> source() {
    return parts.source;
  }

  /** The classifier it was trained with, where it is still there. */
  public Optional<OldHead> oldHead() {
    return parts.oldHead;
  }

  /** Which of its layers are frozen. */
  public Freezing freezing() {
    return parts.freezing;
  }

  /** How many stages, counted from the input, are frozen as a whole. */
  public int frozenStages() {
    return parts.freezing.cut(parts.backbone);
  }

  /** The names of the points where it can be cut, from the input on. */
  public List<String> cuts() {
    return parts.backbone.stages().stream().map(Stage::name).toList();
  }

  @Override
  public Map<String, Object> bundle() {
    String drawing = LayerRow.html(Layers.rows(this), false);
    return Shown.html(Html.paragraph(heading()) + drawing, this);
  }

  @Override
  public String toString() {
    return heading() + "\n" + LayerRow.text(Layers.rows(this));
  }

  private String heading() {
    return Text.format("%s Input: %s. %s", parts.card, parts.input, Layers.counts(this));
  }
}
