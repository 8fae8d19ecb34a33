package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no run can say of itself. */
class RunChecksTest {
  @TempDir Path folder;

  @Test
  void numbersThatNoRunHasAreRefusedEvenWithoutASum() throws Exception {
    RunStore.at(folder).save(RunStoreTest.run(""), RunStoreTest.TENSORS);
    Path json = folder.resolve(RunStoreTest.KEY).resolve("run.json");
    String text = RunStoreTest.before(Files.readString(json));
    String[][] changes = {
      {"\"validationAccuracy\":0.25", "\"validationAccuracy\":-7"},
      {"\"chosen\":1", "\"chosen\":2"},
      {"\"labels\":4", "\"labels\":-4"},
      {"\"passes\":1.0", "\"passes\":-3"},
      {"\"trainingLoss\":1.2", "\"trainingLoss\":Infinity"},
      {"\"actual\":[0,", "\"actual\":[2,"},
      {"\"rows\":[4,", "\"rows\":[-4,"},
      {"\"curve\"", "\"curl\""}
    };
    for (String[] change : changes) {
      assertTrue(text.contains(change[0]), change[0]);
      Files.writeString(json, text.replace(change[0], change[1]));
      RunStoreTest.assertDamaged(folder, "");
    }
  }

  private static final Curve CURVE = curve(new Point(1, 3, 0.5, 1.2, 1, 0.5));
  private static final Predictions TEST = test(1, 0.9, 0.1);
  private static final Budget BUDGET = new Budget(1, 3, 0.5, 10, 4);

  private static Curve curve(Point point) {
    return new Curve(List.of(point), 0);
  }

  private static Predictions test(int predicted, Double... probabilities) {
    return new Predictions(
        List.of("cat", "dog"),
        List.of(7),
        List.of(0),
        List.of(predicted),
        List.of(List.of(probabilities)),
        predicted == 0 ? 1 : 0);
  }

  private static Run run(String failure, Curve curve, Predictions test, Budget budget) {
    return new Run(RunStoreTest.KEY, "scratch", 7, failure, curve, test, budget, Map.of());
  }

  static Stream<Arguments> impossible() {
    double infinite = Double.POSITIVE_INFINITY;
    return Stream.of(
        Arguments.of(
            "passes (-2.0) must", run("", curve(new Point(-2, 3, 1, 1, 1, 1)), TEST, BUDGET)),
        Arguments.of(
            "passes (Infinity) must",
            run("", curve(new Point(infinite, 3, 1, 1, 1, 1)), TEST, BUDGET)),
        Arguments.of(
            "updates (-2) must", run("", curve(new Point(1, -2, 1, 1, 1, 1)), TEST, BUDGET)),
        Arguments.of(
            "seconds (-0.5) must", run("", curve(new Point(1, 3, -0.5, 1, 1, 1)), TEST, BUDGET)),
        Arguments.of(
            "training loss (Inf", run("", curve(new Point(1, 3, 1, infinite, 1, 1)), TEST, BUDGET)),
        Arguments.of(
            "accuracy (1.5) must", run("", curve(new Point(1, 3, 1, 1, 1, 1.5)), TEST, BUDGET)),
        Arguments.of(
            "the point that was chosen (-1) must be one of 1",
            run("", new Curve(CURVE.points(), -1), TEST, BUDGET)),
        Arguments.of("probability (1.1) must", run("", CURVE, test(1, 1.1, 0.0), BUDGET)),
        Arguments.of("probability (-0.1) must", run("", CURVE, test(1, -0.1, 1.0), BUDGET)),
        Arguments.of("seconds (-3.0) must", run("", CURVE, TEST, new Budget(1, 3, -3, 10, 4))),
        Arguments.of("updates (-4) must", run("", CURVE, TEST, new Budget(1, -4, 1, 10, 4))),
        Arguments.of(
            "trained parameters (-5) must", run("", CURVE, TEST, new Budget(1, 3, 1, -5, 4))));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void eachIsNamed(String words, Run run) {
    String said = assertThrows(Damage.class, () -> RunChecks.check(run)).getMessage();
    assertEquals(words, said.substring(0, Math.min(words.length(), said.length())));
  }

  @Test
  void whatIsNotKnownAndWhatAFailedRunLeavesIsAllowed() {
    Curve unknown = curve(new Point(-1, -1, -1, Double.NaN, 1, Double.NaN));
    assertDoesNotThrow(
        () -> RunChecks.check(run("", unknown, TEST, new Budget(-1, -1, -1, -1, -1))));
    Curve burst = curve(new Point(1, 3, 1, Double.POSITIVE_INFINITY, 1, 0.5));
    assertDoesNotThrow(() -> RunChecks.check(run("the loss is infinite", burst, TEST, BUDGET)));
    Predictions rounded = test(1, 1.0004, 0.0);
    assertDoesNotThrow(() -> RunChecks.check(run("", CURVE, rounded, BUDGET)));
  }
}
