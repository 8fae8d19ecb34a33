package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Examples;
import dev.graft.data.FashionMnist;
import dev.graft.data.Split;
import dev.graft.recipe.Recipe;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.SourceAccuracy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped sources have learned of the rows that they were trained on. */
@Tag("engine")
class FashionNetTest {
  /** Of 64; a net of which most are constant is a broken one, whatever its labels were. */
  private static final int CONSTANT_IN_CLOTHING = 23;

  private static final double LEARNED_BY_HEART = 0.9;

  /** Hashes of the nets that shuffled() gave before, each the best pass on held-out rows. */
  private static final Map<Integer, String> BEFORE =
      Map.of(
          25, "5c07d43346214584a82638f14d9754fa8bc407bc3a4b68780a2c7ed54a94885f",
          50, "e7b9d67006e9c8be6ad4d55432d6625b5774ed2cce577570ac6c526bdd763253",
          75, "d37cbb3a6b8fb948cfdfdc8e43751e0c1bf2af535d1aae48733d03be82dcc8da",
          100, "5f094ff5817a3345e58e2779b2b7193145c4360e88c205d7f0781f6729e77505");

  /** How many features of a base are the same number in all of these rows. */
  private static long constantFeatures(Base base, Examples data, List<Integer> rows) {
    double[][] features = BaseFeatures.in(FeatureCache.shared()).of(base.withoutHead(), data, rows);
    return IntStream.range(0, base.backbone().features())
        .filter(j -> Arrays.stream(features).allMatch(row -> row[j] == features[0][j]))
        .count();
  }

  private static double accuracy(Base base, Split split, List<Integer> rows) {
    return SourceAccuracy.of(base, split.data()).of(Weights.none(), rows);
  }

  @Tag("slow")
  @Test
  void clothingHasSoManyConstantFeaturesOnItsOwnRows() {
    Split own = FashionMnist.clothing().only(FashionMnist.classNames().subList(0, 5)).split();
    List<Integer> rows = own.rows(0).training();
    assertEquals(8000, rows.size());
    assertEquals(CONSTANT_IN_CLOTHING, constantFeatures(FashionNet.clothing(), own.data(), rows));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {25, 50, 75, 100})
  void aShuffledSourceHasLearnedItsLabelsByHeartAndLives(int percent) {
    Split split = ShuffledClothing.split(percent);
    List<Integer> rows = split.rows(0).training();
    assertEquals(2000, rows.size());
    Base source = FashionNet.shuffled(percent);
    double fitted = accuracy(source, split, rows);
    assertTrue(fitted >= LEARNED_BY_HEART, "accuracy on its own labels: " + fitted);
    long constant = constantFeatures(source, split.data(), rows);
    assertTrue(constant <= CONSTANT_IN_CLOTHING, "constant features: " + constant);
  }

  @Test
  void theMoreLabelsAreShuffledTheLessIsTrueOfWhatIsLearned() {
    List<Double> truths =
        Stream.of(25, 50, 75, 100)
            .map(
                percent -> {
                  Split split = ShuffledClothing.split(percent).withTestRows(500);
                  return accuracy(FashionNet.shuffled(percent), split, split.rows(0).test());
                })
            .toList();
    assertEquals(truths.stream().sorted(Comparator.reverseOrder()).toList(), truths);
    // by chance 0.2 of five classes; like pictures have like answers, so more rows tell little more
    assertEquals(0.2, truths.get(3), 0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 50, 75, 100})
  void aRunOfTheNetBeforeIsNotTakenForOneOfThisNet(int percent) {
    Base source = FashionNet.shuffled(percent).withoutHead().frozen();
    Split split = ShuffledClothing.split(percent);
    Plan plan =
        new Plan(
            split, source.withHead(Head.linear(split.data().classes())), Recipe.withDefaults(), 0);
    String network = plan.network().canonical();
    assertTrue(network.contains(source.weights().hash()), network);
    assertFalse(network.contains(BEFORE.get(percent)), network);
  }

  @Test
  void clothingAndDigitsAreWhatTheyWere() {
    assertEquals(
        "9e6b3221a323483eabd99ecaa060376f77707fc619e3618920b91f8e03b4bcdd",
        FashionNet.clothing().weights().hash());
    assertEquals(
        "122ac192b7e3293c7b3e39e6ff93333e56bfd86181fb2d7d3a8a9cc836364944",
        FashionNet.digits().weights().hash());
  }
}
