package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.ClassMatch;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A base that answers a new task with its old head. */
@Tag("engine")
class GivenAnswersTest {
  private static final Base BASE = FashionNet.clothing();
  private static final ImageSet CLOTHING =
      FashionMnist.clothing().only(FashionMnist.classNames().subList(0, 5));

  private static Trained run(Split split, Network network) {
    Plan plan = new Plan(split, network, Recipe.withDefaults(), 1);
    return Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(16));
  }

  /** Softmax of W f + b, written once more, summed over the old classes of each new one. */
  private static double[] plain(double[] feature, List<List<Integer>> places) {
    Weights weights = BASE.weights();
    float[] matrix = weights.values("head.weight");
    float[] bias = weights.values("head.bias");
    double[] old = new double[5];
    double all = 0;
    for (int k = 0; k < 5; k++) {
      double score = bias[k];
      for (int j = 0; j < feature.length; j++) {
        score += matrix[k * feature.length + j] * feature[j];
      }
      old[k] = Math.exp(score);
      all += old[k];
    }
    double[] sums = new double[places.size()];
    double matched = 0;
    for (int c = 0; c < sums.length; c++) {
      for (int place : places.get(c)) {
        sums[c] += old[place] / all;
      }
      matched += sums[c];
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] /= matched;
    }
    return sums;
  }

  private static void assertPlain(Split split, Network network, List<List<Integer>> places) {
    Run run = run(split, network).run();
    List<Integer> rows = run.test().rows();
    double[][] features =
        BaseFeatures.in(FeatureCache.withBound(16)).of(BASE.withoutHead(), split.data(), rows);
    for (int i = 0; i < rows.size(); i++) {
      double[] expected = plain(features[i], places);
      for (int c = 0; c < expected.length; c++) {
        assertEquals(expected[c], run.test().probabilities().get(i).get(c), 2e-4);
      }
    }
  }

  @Test
  void equalNamesAnswerWithoutTraining() {
    Split split = CLOTHING.perClass(5, 5).withTestRows(100);
    Network network = BASE.answering(CLOTHING.classes());
    Trained trained = run(split, network);
    assertTrue(trained.run().test().accuracy() > 0.8, trained.run().toString());
    assertEquals(0, trained.run().budget().labels());
    assertEquals(0, trained.run().budget().trainedParameters());
    assertEquals(Set.of("head.weight", "head.bias"), trained.tensors().names());
    assertPlain(
        split, network, List.of(List.of(0), List.of(1), List.of(2), List.of(3), List.of(4)));
    List<Double> predicted =
        Answering.probabilities(
            network,
            network.initialWeights(1).with(trained.tensors()),
            CLOTHING.numbers(0, network.base().input()));
    assertEquals(1, predicted.stream().mapToDouble(p -> p).sum(), 1e-5);
  }

  @Test
  void severalOldClassesMayStandForOne() {
    ImageSet two = CLOTHING.only("Coat", "Trouser");
    ClassMatch match =
        ClassMatch.of(
            two.classes(), Map.of("Coat", "Coat", "Pullover", "Coat", "T-shirt/top", "Coat"));
    assertPlain(
        two.perClass(5, 5).withTestRows(40),
        BASE.answering(match.with("Trouser", "Trouser", "Dress")),
        List.of(List.of(4, 2, 0), List.of(1, 3)));
  }

  @Test
  void classesWithoutMatchAreNamedOrNeverAnswered() {
    ImageSet some = FashionMnist.clothing().only("Coat", "Trouser", "Bag", "Sandal");
    var refused =
        assertThrows(IllegalArgumentException.class, () -> BASE.answering(some.classes()));
    assertTrue(refused.getMessage().contains("stands for 'Bag', 'Sandal'; name old classes"));
    ClassMatch match =
        ClassMatch.byName(some.classes()).withMissing(ClassMatch.Missing.NEVER_ANSWERED);
    Run run = run(some.perClass(5, 5).withTestRows(40), BASE.answering(match)).run();
    assertTrue(run.test().predicted().stream().allMatch(answer -> answer < 2));
    assertTrue(run.test().accuracy() > 0.3 && run.test().accuracy() <= 0.5);
    var none =
        assertThrows(IllegalArgumentException.class, () -> BASE.answering(List.of("cat", "dog")));
    assertTrue(none.getMessage().startsWith("none of the 2 classes is among the 5 that"));
  }

  @Test
  void namesAreCheckedAndOneOldClassStandsForOne() {
    ClassMatch match = ClassMatch.byName(CLOTHING.classes());
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> BASE.answering(match.with("Coat", "Cote")));
    assertTrue(unknown.getMessage().contains("did you mean 'Coat'?"));
    var twice =
        assertThrows(
            IllegalArgumentException.class, () -> BASE.answering(match.with("Coat", "Dress")));
    assertTrue(twice.getMessage().contains("must stand for one class, but stands for 'Dress'"));
    var headless =
        assertThrows(
            IllegalArgumentException.class, () -> BASE.withoutHead().answering(CLOTHING.classes()));
    assertTrue(headless.getMessage().contains("has no old head to answer with"));
  }

  @Test
  void itIsShownAndHasNoTwinFromScratch() {
    Network network = BASE.answering(CLOTHING.classes());
    assertTrue(network.toString().contains("old head"), network.toString());
    assertTrue(network.toString().contains("0 trainable"), network.toString());
    var scratch = assertThrows(IllegalArgumentException.class, network::fromScratch);
    assertTrue(scratch.getMessage().contains("has no old head to answer with"));
    assertEquals(Head.Kind.OLD_ANSWERS, network.head().kind());
    Split split = CLOTHING.perClass(5, 5).withTestRows(100);
    double knowing = run(split, network).run().test().accuracy();
    assertTrue(run(split, network.withShuffledBase()).run().test().accuracy() < knowing);
  }
}
