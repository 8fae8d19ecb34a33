package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.StrengthPlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrengthSearchTest {
  private static final StrengthSearch SEARCH = StrengthSearch.withDefaults();

  @Test
  void enoughValidationRowsChooseAndTheirLossIsLeastThere() {
    LabelledFeatures training = LinearFixtures.rows(90, 6, 3, 1);
    LabelledFeatures validation = LinearFixtures.rows(90, 6, 3, 2);
    Strength found = SEARCH.choose(training, validation);
    assertEquals(Strength.ChosenOn.VALIDATION, found.chosenOn());
    assertEquals(StrengthPlace.INSIDE, found.place());
    double best = loss(training, validation, found.value());
    for (double strength : SEARCH.grid()) {
      assertTrue(loss(training, validation, strength) > best - 2e-4, "strength " + strength);
    }
  }

  /** Where the search has been near it, the way there was another than from no weights. */
  @Test
  void whatItSolvesIsTheOptimumOfAllTrainingRows() {
    LabelledFeatures training = LinearFixtures.rows(90, 6, 3, 1);
    for (int asked : new int[] {90, 30}) {
      StrengthSearch.Solved solved = SEARCH.solve(training, LinearFixtures.rows(asked, 6, 3, 2));
      double strength = solved.strength().value();
      double expected = LogisticRegression.on(training).fit(strength).objective();
      assertEquals(expected, solved.model().objective(), 1e-12, solved.strength().toString());
      assertTrue(solved.model().gradient() <= LogisticRegression.TOLERANCE);
    }
  }

  private static double loss(LabelledFeatures training, LabelledFeatures asked, double strength) {
    double[][] answers =
        LogisticRegression.on(training).fit(strength).logProbabilities(asked.features());
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      sum -= answers[i][asked.labels()[i]];
    }
    return sum / answers.length;
  }

  @Test
  void fewValidationRowsOrAClassThatTheyLackLeaveItToTheTrainingRows() {
    LabelledFeatures training = LinearFixtures.rows(60, 4, 3, 3);
    LabelledFeatures few = LinearFixtures.rows(49, 4, 3, 4);
    LabelledFeatures enough = LinearFixtures.rows(50, 4, 3, 4);
    LabelledFeatures lacking =
        LabelledFeatures.of(LinearFixtures.rows(60, 4, 2, 5).features(), new int[60], 3);
    assertEquals(Strength.ChosenOn.TRAINING_FOLDS, SEARCH.choose(training, few).chosenOn());
    assertEquals(Strength.ChosenOn.VALIDATION, SEARCH.choose(training, enough).chosenOn());
    assertEquals(Strength.ChosenOn.TRAINING_FOLDS, SEARCH.choose(training, lacking).chosenOn());
  }

  @Test
  void oneRowPerClassCannotBeDividedSoThatValidationRowsChoose() {
    LabelledFeatures single = LinearFixtures.rows(3, 2, 3, 1);
    Strength found = SEARCH.choose(single, LinearFixtures.rows(9, 2, 3, 2));
    assertEquals(Strength.ChosenOn.VALIDATION, found.chosenOn());
  }

  @Test
  void featuresThatSayNothingEndAtTheStrongest() {
    LabelledFeatures training = LabelledFeatures.of(new float[60][2], labels(60), 3);
    LabelledFeatures validation = LabelledFeatures.of(new float[60][2], labels(60), 3);
    Strength found = SEARCH.choose(training, validation);
    assertEquals(StrengthPlace.STRONGEST, found.place());
    assertEquals(SEARCH.grid().get(0), found.value());
  }

  private static int[] labels(int n) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 3;
    }
    return labels;
  }

  @Test
  void classesThatAreFarApartNeedNoWeakestStrength() {
    float[][] features = new float[60][1];
    for (int i = 0; i < 60; i++) {
      features[i][0] = 100 * (i % 3);
    }
    LabelledFeatures rows = LabelledFeatures.of(features, labels(60), 3);
    Strength found = SEARCH.choose(rows, rows);
    assertEquals(StrengthPlace.INSIDE, found.place());
  }

  @Test
  void theSearchStopsAfterTwoRises() {
    LabelledFeatures training = LinearFixtures.rows(30, 40, 3, 1);
    Strength found = SEARCH.choose(training, LinearFixtures.rows(60, 40, 3, 2));
    List<Strength.Tried> tried = found.tried();
    assertTrue(tried.size() < SEARCH.grid().size(), "tried " + tried.size());
    assertTrue(tried.get(tried.size() - 1).loss() > tried.get(tried.size() - 3).loss());
  }

  @Test
  void aGridWithoutSenseIsRefused() {
    Optional<Products.Maker> none = Optional.empty();
    assertThrows(IllegalArgumentException.class, () -> new StrengthSearch(List.of(1.0), none));
    assertThrows(IllegalArgumentException.class, () -> new StrengthSearch(List.of(1.0, 1.0), none));
    assertThrows(
        IllegalArgumentException.class, () -> new StrengthSearch(List.of(1.0, -1.0), none));
  }
}
