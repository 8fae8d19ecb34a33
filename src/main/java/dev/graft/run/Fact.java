package dev.graft.run;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run says of itself, by the name under which {@code run.json} holds it. Who writes a fact
 * and who judges by it meet here: the text is written and read in one place, and stores of earlier
 * versions stay readable. A run from elsewhere may say other facts too, and these in other words;
 * what cannot be read counts as not said.
 *
 * @param <T> what it is: a text, a number, a word of a closed list
 */
public final class Fact<T> {
  // The rows.
  public static final Fact<String> DATA = text("data");
  public static final Fact<String> DATA_HASH = text("data.hash");
  public static final Fact<String> SPLIT = text("split");
  public static final Fact<SplitMode> SPLIT_MODE =
      word("split.mode", SplitMode.values(), SplitMode::name);
  public static final Fact<String> SPLIT_MODE_SENTENCE = text("split.mode.sentence");
  public static final Fact<Integer> ROWS_TRAINING = whole("rows.training");

  /**
   * How even the classes are: the training rows of the smallest over those that it would have were
   * all of one size, in (0, 1], classes without any aside; not stated by earlier versions.
   */
  public static final Fact<Double> ROWS_TRAINING_EVENNESS = number("rows.training.evenness");

  /** Of scores that came without their test rows. */
  public static final Fact<Integer> ROWS_TEST = whole("rows.test");

  public static final Fact<Integer> ROWS_VALIDATION = whole("rows.validation");

  /**
   * Test rows that stand among the training or validation rows too. Earlier versions counted them
   * in pictures alone, and did not state that there are none: not stated is not known.
   */
  public static final Fact<Integer> ROWS_TWINS = whole("rows.twins");

  /** What the data set knows of itself; not stated by earlier versions and by sets of others. */
  public static final Fact<DataNotes> DATA_NOTES =
      new Fact<>("data.notes", DataNotes::stored, DataNotes::read);

  public static final Fact<Integer> ROWS_UNLABELLED = whole("rows.unlabelled");
  public static final Fact<String> LABELS = text("labels");
  public static final Fact<TargetLabels> TARGET_LABELS =
      word("target.labels", TargetLabels.values(), TargetLabels::toString);

  // The recipe.
  public static final Fact<String> RECIPE = text("recipe");
  public static final Fact<Integer> BATCH_SIZE = whole("batchSize");
  public static final Fact<String> AUGMENTATION = text("augmentation");
  public static final Fact<List<Integer>> PHASES_PASSES =
      new Fact<>("phases.passes", joined(", "), text -> all(text, ", ", Fact::readWhole));
  public static final Fact<String> CONTINUES = text("continues");
  public static final Fact<String> METHOD = text("method");
  public static final Fact<String> BEST_PASS_CHOSEN_ON = text("bestPass.chosenOn");

  /** The validation score by which passes and rates were chosen; not stated for the accuracy. */
  public static final Fact<Monitor> MONITOR = word("monitor", Monitor.values(), Monitor::toString);

  /** That score for each point of the curve. */
  public static final Fact<List<Double>> MONITOR_SCORES = numbers("monitor.scores");

  public static final Fact<StopLossOutcome> STOP_LOSS =
      new Fact<>("stopLoss", StopLossOutcome::toString, StopLossOutcome::read);
  public static final Fact<String> PATIENCE = text("patience");
  public static final Fact<Rates> RATES = word("rates", Rates.values(), Rates::toString);
  public static final Fact<String> RATES_GRID = text("rates.grid");
  public static final Fact<List<Double>> RATES_CHOSEN = numbers("rates.chosen");
  public static final Fact<RateEdge> RATES_EDGE =
      new Fact<>("rates.edge", RateEdge::toString, text -> Optional.of(new RateEdge(text)));

  /** Stated where the first phase's head was solved. */
  public static final Fact<Solver> SOLVER = word("solver", Solver.values(), Solver::toString);

  /** Of its L2 penalty. */
  public static final Fact<Double> SOLVER_STRENGTH = number("solver.strength");

  public static final Fact<StrengthPlace> SOLVER_STRENGTH_PLACE =
      word("solver.strength.place", StrengthPlace.values(), StrengthPlace::toString);
  public static final Fact<String> SOLVER_STRENGTH_CHOSEN_ON = text("solver.strength.chosenOn");

  /** The largest component of the gradient where it ended. */
  public static final Fact<Double> SOLVER_GRADIENT = number("solver.gradient");

  /** Features that did not vary over the training rows. */
  public static final Fact<Integer> SOLVER_CONSTANT_FEATURES = whole("solver.constantFeatures");

  /**
   * Mean cross-entropy of the training rows where a phase began that goes on from another, in nats;
   * not stated by earlier versions.
   */
  public static final Fact<Double> PHASE_START_LOSS = number("phase.start.loss");

  /**
   * How far the thawed numbers of the base moved in that phase: the length of their change over
   * their own at its start; not stated by earlier versions.
   */
  public static final Fact<Double> PHASE_BODY_MOVED = number("phase.body.moved");

  /** What a search is allowed, its rates aside. */
  public static final Fact<String> RATES_SEARCH = text("rates.search");

  public static final Fact<Integer> RATES_SEARCH_RUNS = whole("rates.search.runs");
  public static final Fact<Double> RATES_SEARCH_PASSES = tenth("rates.search.passes");
  public static final Fact<Double> RATES_SEARCH_SECONDS = tenth("rates.search.seconds");

  // The network and where it started.
  public static final Fact<String> BACKBONE = text("network.backbone");
  public static final Fact<String> NETWORK = text("network");
  public static final Fact<NetworkStart> START =
      word("start", NetworkStart.values(), NetworkStart::toString);
  public static final Fact<ControlKind> CONTROL =
      word("control", ControlKind.values(), ControlKind::toString);
  public static final Fact<String> BASE = text("base");
  public static final Fact<String> WEIGHTS_HASH = text("weights.hash");

  /** How long the source of the base was trained, in seconds. */
  public static final Fact<Double> SOURCE_SECONDS = number("source.seconds");

  public static final Fact<String> LAYERS_REMOVED = text("layers.removed");
  public static final Fact<Integer> STAGES = whole("stages");
  public static final Fact<Integer> STAGES_FROZEN = whole("stages.frozen");
  public static final Fact<String> FROZEN = text("frozen");
  public static final Fact<String> FROZEN_TENSORS = text("frozen.tensors");
  public static final Fact<RunningStatistics> NORMALISATION =
      word("normalisation", RunningStatistics.values(), RunningStatistics::toString);

  /** Whether a layer of the network has running statistics. */
  public static final Fact<Boolean> NORMALISATION_LAYERS =
      word("normalisation.layers", new Boolean[] {true, false}, any -> any ? "some" : "none");

  /** Stated where no seed changes what an arm answers. */
  public static final Fact<Boolean> SEEDLESS =
      word("seedless", new Boolean[] {true, false}, any -> any ? "yes" : "no");

  // How rows enter.
  public static final Fact<String> INPUT = text("input");
  public static final Fact<String> INPUT_EXPECTED = text("input.expected");
  public static final Fact<Integer> INPUT_SIZE = whole("input.size");
  public static final Fact<Integer> INPUT_SIZE_EXPECTED = whole("input.size.expected");
  public static final Fact<String> INPUT_SCALING = text("input.scaling");
  public static final Fact<String> INPUT_SCALING_EXPECTED = text("input.scaling.expected");
  public static final Fact<Double> INPUT_MEAN = number("input.mean");
  public static final Fact<Double> INPUT_DEVIATION = number("input.deviation");
  public static final Fact<Double> INPUT_UNSEEN = number("input.unseen");
  public static final Fact<String> INPUT_FARTHEST = text("input.farthest");
  public static final Fact<Double> INPUT_FARTHEST_MEAN = number("input.farthest.mean");

  // Where it was made.
  /** Its model; not stated by earlier versions, nor where the system does not tell. */
  public static final Fact<String> PROCESSOR = text("processor");

  public static final Fact<String> ENGINE = text("engine");
  public static final Fact<String> ENGINE_VERSION = text("engine.version");
  public static final Fact<String> GRAFT = text("graft");
  public static final Fact<String> JAVA = text("java");
  public static final Fact<String> OS = text("os");

  /** Where and when a run that was not made here was trained. */
  public static final Fact<String> STORED = text("stored");

  /** The table that a run from elsewhere was read from. */
  public static final Fact<String> RESULTS = text("results");

  public static final Fact<String> RESULTS_HASH = text("results.hash");

  /** What a stated score is, where it is not accuracy. */
  public static final Fact<String> METRIC = text("metric");

  /** On which rows a stated score was measured; not stated for runs with answers alone. */
  public static final Fact<ScoreRows> METRIC_ROWS =
      word("metric.rows", ScoreRows.values(), ScoreRows::toString);

  /** Whether classes are numbers whose order the wrong answers follow, as counts are. */
  public static final Fact<Boolean> CLASSES_COUNTED =
      word("classes.counted", new Boolean[] {true, false}, any -> any ? "yes" : "no");

  /** Which way it is better; not stated where that is higher. */
  public static final Fact<Direction> METRIC_DIRECTION =
      word("metric.direction", Direction.values(), Direction::toString);

  /** Whether a score's name says no direction, so that higher was taken to be better. */
  public static final Fact<Boolean> METRIC_TAKEN_AS_HIGHER =
      word("metric.taken", new Boolean[] {true, false}, any -> any ? "yes" : "no");

  private final String name;
  private final Function<T, String> writer;
  private final Function<String, Optional<T>> reader;

  private Fact(String name, Function<T, String> writer, Function<String, Optional<T>> reader) {
    this.name = name;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * A fact for people to read, among others: a run from elsewhere may say some that Graft does not
   * know.
   *
   * @param name the stored one
   * @param text as stored
   */
  public record Stated(String name, String text) {}

  /** The name under which it is stored. */
  public String name() {
    return name;
  }

  /** The text that is stored for a value. */
  public String text(T value) {
    return writer.apply(Objects.requireNonNull(value, name));
  }

  /** The value of a stored text; empty where it is none of this fact's. */
  public Optional<T> read(String text) {
    return reader.apply(text);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Fact<String> text(String name) {
    return new Fact<>(name, Function.identity(), Optional::of);
  }

  private static Fact<Integer> whole(String name) {
    return new Fact<>(name, String::valueOf, Fact::readWhole);
  }

  private static Fact<Double> number(String name) {
    return new Fact<>(name, String::valueOf, Fact::readNumber);
  }

  private static Fact<List<Double>> numbers(String name) {
    return new Fact<>(name, joined("; "), text -> all(text, "; ", Fact::readNumber));
  }

  /** A number that is stored to one digit. */
  private static Fact<Double> tenth(String name) {
    return new Fact<>(name, Fact::tenth, Fact::readNumber);
  }

  private static String tenth(double value) {
    return Text.format("%.1f", value).replaceFirst("\\.0$", "");
  }

  private static <T> Fact<T> word(String name, T[] words, Function<T, String> text) {
    return new Fact<>(
        name,
        text,
        stored -> Arrays.stream(words).filter(w -> text.apply(w).equals(stored)).findFirst());
  }

  private static Optional<Integer> readWhole(String text) {
    return text.matches("0|[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Double> readNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  private static <T> Function<List<T>, String> joined(String by) {
    return values -> values.stream().map(String::valueOf).collect(Collectors.joining(by));
  }

  /** All or nothing. */
  private static <T> Optional<List<T>> all(
      String text, String by, Function<String, Optional<T>> reader) {
    List<String> parts = Stream.of(text.split(by)).toList();
    List<T> values = new ArrayList<>();
    parts.forEach(part -> reader.apply(part).ifPresent(values::add));
    return values.size() == parts.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
  }
}
