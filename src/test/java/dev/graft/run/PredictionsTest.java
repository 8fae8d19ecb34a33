package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final Predictions THREE =
      new Predictions(
          List.of("a", "b"),
          List.of(7, 8, 9),
          List.of(0, 1, 1),
          List.of(0, 0, 1),
          List.of(List.of(0.9, 0.1), List.of(0.6, 0.4), List.of(0.2, 0.8)),
          Double.NaN);

  @Test
  void accuracyIsTheShareOfRightAnswers() {
    assertEquals(2 / 3.0, THREE.accuracy());
    assertEquals(0.42, Predictions.stated(0.42).accuracy());
    assertEquals(Double.NaN, Predictions.none(List.of("a")).accuracy());
  }

  @Test
  void rowsThatAreTakenOutAreGoneWithAllThatBelongsToThem() {
    Predictions fewer = THREE.without(Set.of(1));
    assertEquals(List.of(7, 9), fewer.rows());
    assertEquals(List.of(0, 1), fewer.actual());
    assertEquals(List.of(0, 1), fewer.predicted());
    assertEquals(List.of(List.of(0.9, 0.1), List.of(0.2, 0.8)), fewer.probabilities());
    assertEquals(1, fewer.accuracy());
    assertEquals(THREE, THREE.without(Set.of()));
  }

  @Test
  void withoutProbabilitiesThereAreNoneAfterwards() {
    Predictions plain = new Predictions(List.of("a"), List.of(1, 2), List.of(0, 0), List.of(0, 0));
    assertEquals(List.of(), plain.without(Set.of(0)).probabilities());
  }

  @Test
  void listsThatDoNotFitAreNamed() {
    assertEquals(
        "rows (2), actual (1) and predicted (2) must be equally many",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Predictions(List.of("a"), List.of(1, 2), List.of(0), List.of(0, 0)))
            .getMessage());
  }
}
