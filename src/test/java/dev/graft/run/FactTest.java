package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names and texts here are those of stores that exist: a change of one loses what they say. */
class FactTest {
  private static final Run RUN = RunFixtures.Arm.of("scratch", 0.5).seed(1);

  private static final String STORED_NAMES =
      """
      augmentation base batchSize bestPass.chosenOn classes.counted continues control data
      data.hash data.notes engine engine.version frozen frozen.tensors graft input input.deviation
      input.expected input.farthest input.farthest.mean input.mean input.scaling
      input.scaling.expected input.size input.size.expected input.unseen java labels
      layers.removed method metric metric.direction metric.rows metric.taken
      monitor monitor.scores network network.backbone
      normalisation normalisation.layers os patience phase.body.moved phase.start.loss
      phases.passes processor rates rates.chosen rates.edge
      rates.grid rates.search rates.search.passes rates.search.runs rates.search.seconds recipe results
      results.hash rows.test rows.training rows.training.evenness rows.twins rows.unlabelled rows.validation seedless
      solver solver.constantFeatures solver.gradient solver.strength solver.strength.chosenOn
      solver.strength.place source.seconds split split.mode split.mode.sentence stages
      stages.frozen start stopLoss stored target.labels weights.hash
      """;

  private static List<String> names() {
    return Arrays.stream(Fact.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(
            field -> {
              try {
                return ((Fact<?>) field.get(null)).name();
              } catch (IllegalAccessException e) {
                throw new AssertionError(e);
              }
            })
        .sorted()
        .toList();
  }

  @Test
  void theNamesAreThoseOfTheStores() {
    assertEquals(STORED_NAMES.replace('\n', ' ').strip(), String.join(" ", names()));
  }

  private static <T> void stored(Fact<T> fact, T value, String text) {
    assertEquals(text, fact.text(value));
    assertEquals(Optional.of(value), fact.read(text));
    Run run = RUN.withFact(fact, value);
    assertEquals(text, run.text(fact));
    assertEquals(Optional.of(value), run.fact(fact));
  }

  @Test
  void valuesAreStoredAsTheTextsOfTheStores() {
    stored(Fact.DATA, "digits", "digits");
    stored(Fact.ROWS_TRAINING, 100, "100");
    stored(Fact.ROWS_VALIDATION, 0, "0");
    stored(Fact.INPUT_MEAN, -0.25, "-0.25");
    stored(Fact.INPUT_UNSEEN, 1e-5, "1.0E-5");
    stored(Fact.PHASE_START_LOSS, 0.0125, "0.0125");
    stored(Fact.PHASE_BODY_MOVED, 0.0, "0.0");
    stored(Fact.RATES_SEARCH_PASSES, 18.0, "18");
    stored(Fact.RATES_SEARCH_SECONDS, 2.5, "2.5");
    stored(Fact.RATES_CHOSEN, List.of(0.001, 1e-4), "0.001; 1.0E-4");
    stored(Fact.PHASES_PASSES, List.of(10, 5), "10, 5");
    stored(Fact.NORMALISATION_LAYERS, true, "some");
    stored(Fact.NORMALISATION_LAYERS, false, "none");
  }

  @Test
  void wordsOfAClosedListAreThoseOfTheStores() {
    stored(Fact.SPLIT_MODE, SplitMode.ALL_REDRAWN, "ALL_REDRAWN");
    stored(Fact.RATES, Rates.FIXED, "fixed");
    stored(Fact.RATES, Rates.SEARCHED, "searched");
    stored(Fact.RATES, Rates.NONE, "none");
    stored(Fact.SOLVER, Solver.SOLVED, "solved");
    stored(Fact.SOLVER_STRENGTH_PLACE, StrengthPlace.INSIDE, "inside the grid");
    stored(Fact.SOLVER_STRENGTH_PLACE, StrengthPlace.STRONGEST, "the strongest of the grid");
    stored(
        Fact.SOLVER_STRENGTH_PLACE,
        StrengthPlace.STRONGEST_STATED,
        "the strongest of the stated ones");
    stored(Fact.SOLVER_STRENGTH_PLACE, StrengthPlace.WEAKEST, "the weakest of the grid");
    stored(Fact.TARGET_LABELS, TargetLabels.SEEN_IN_TRAINING, "seen in training");
    stored(Fact.TARGET_LABELS, TargetLabels.SEEN_IN_THE_TEST_ONLY, "seen in the test only");
    stored(Fact.START, NetworkStart.SCRATCH, "scratch");
    stored(Fact.CONTROL, ControlKind.RANDOM_BASE, "random base");
    stored(Fact.CONTROL, ControlKind.SHUFFLED_WEIGHTS, "shuffled weights");
    stored(Fact.CONTROL, ControlKind.MAJORITY_CLASS, "majority class");
    stored(Fact.CONTROL, ControlKind.LINEAR_ON_PIXELS, "linear on pixels");
    stored(Fact.CONTROL, ControlKind.LINEAR_ON_THE_INPUT, "linear on the input");
    stored(Fact.NORMALISATION, RunningStatistics.FROZEN, "statistics frozen");
    stored(Fact.NORMALISATION, RunningStatistics.RE_ESTIMATED, "statistics re-estimated");
    stored(Fact.NORMALISATION, RunningStatistics.TRAINED, "statistics trained");
    stored(Fact.STOP_LOSS, StopLossOutcome.NOT_NEEDED, "not needed");
    stored(
        Fact.STOP_LOSS,
        StopLossOutcome.FELL_BACK,
        "fell back to what the run had before: no later pass was better on validation");
  }

  @Test
  void whereOnTheGridARateLies() {
    RateEdge.Phase low = new RateEdge.Phase(0.001, RateEdge.Side.LOWEST, "0.001, 0.01");
    RateEdge.Phase high = new RateEdge.Phase(0.01, RateEdge.Side.HIGHEST, "0.001, 0.01");
    stored(
        Fact.RATES_EDGE,
        RateEdge.of(List.of(high, low)),
        "rate at the edge of the grid: 0.01, the highest of 0.001, 0.01;"
            + " 0.001, the lowest of 0.001, 0.01");
    assertEquals(RateEdge.Side.LOWEST, RateEdge.of(List.of(high, low)).side());
    assertEquals(RateEdge.Side.HIGHEST, RateEdge.of(List.of(high)).side());
  }

  @Test
  void whatCannotBeReadCountsAsNotSaid() {
    assertEquals(Optional.empty(), Fact.ROWS_TRAINING.read("about 100"));
    assertEquals(Optional.empty(), Fact.ROWS_TRAINING.read("12345678901"));
    assertEquals(Optional.empty(), Fact.INPUT_MEAN.read("NaN"));
    assertEquals(Optional.empty(), Fact.RATES.read("by hand"));
    assertEquals(Optional.empty(), Fact.RATES_CHOSEN.read("0.1; by hand"));
    assertEquals(Optional.empty(), Fact.PHASES_PASSES.read(""));
    assertEquals(Optional.empty(), Fact.STOP_LOSS.read("perhaps"));
    Run silent = RunFixtures.with(RUN, "rates", "by hand");
    assertTrue(silent.states(Fact.RATES));
    assertEquals(Optional.empty(), silent.fact(Fact.RATES));
    assertEquals("by hand", silent.text(Fact.RATES));
    assertFalse(RUN.states(Fact.STOP_LOSS));
    assertEquals(Optional.empty(), RUN.stated(Fact.STOP_LOSS));
  }

  @Test
  void aStopLossOfAnEarlierVersionIsRead() {
    assertEquals(
        Optional.of(StopLossOutcome.FELL_BACK), Fact.STOP_LOSS.read("fell back to pass 3"));
    assertTrue(RunFixtures.with(RUN, "stopLoss", "fell back to pass 3").fellBack());
    assertFalse(RUN.withFact(Fact.STOP_LOSS, StopLossOutcome.NOT_NEEDED).fellBack());
  }

  private static void kind(FailureKind kind, FailureKind first, String sentence) {
    Run failed = RunFixtures.failed(RUN, sentence);
    assertEquals(Optional.of(kind), failed.failureKind());
    assertEquals(Optional.of(first), failed.firstFailureKind());
  }

  @Test
  void theKindOfAFailureIsReadFromItsSentence() {
    String diverged = "the training loss is not a number in pass 3; lower the rate";
    String moved = "frozen layer 'block1' moved (tensor block1.weight): the run cannot be trusted";
    String before = "the run that it continues failed: ";
    kind(FailureKind.DIVERGED, FailureKind.DIVERGED, diverged);
    kind(FailureKind.FREEZE_BROKEN, FailureKind.FREEZE_BROKEN, moved);
    kind(FailureKind.CONTINUED_FAILED, FailureKind.DIVERGED, before + diverged);
    kind(FailureKind.CONTINUED_FAILED, FailureKind.FREEZE_BROKEN, before + moved);
    kind(FailureKind.OTHER, FailureKind.OTHER, "the power went out");
    assertEquals(Optional.empty(), RUN.failureKind());
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Budget nothing = new Budget(Double.NaN, -1, Double.NaN, -1, -1);
    assertEquals("cost not known", nothing.toString());
    assertEquals("3 passes, 80 labels", new Budget(3, -1, Double.NaN, -1, 80).toString());
    Run stated =
        new Run("k", "a", 1, "", RUN.curve(), Predictions.stated(0.5), nothing, java.util.Map.of());
    assertEquals("a, seed 1: test accuracy 0.500", stated.toString());
  }

  @Test
  void noSourceBesidesThisRoomNamesAFactByALiteral() throws IOException {
    Pattern literal =
        Pattern.compile("[fF]act\\(\\s*\"|provenance\\(\\)\\s*\\.get|withFact\\(\\s*\"");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        if (!source.endsWith("run/Fact.java")) {
          assertFalse(literal.matcher(Files.readString(source)).find(), source.toString());
        }
      }
    }
  }
}
