package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rankings of made features, of which one knows what they tell. */
class RankingTest {
  private static final int[] LABELS = Made.labels(45);
  private static final RankingMethod METHOD =
      RankingMethod.withDefaults().withDraws(60).withPermutations(59);

  /** Normal noise, and the class by so much in one direction each. */
  private static double[][] features(long seed, double signal) {
    Random random = new Random(seed);
    double[][] features = new double[LABELS.length][12];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < features[i].length; j++) {
        features[i][j] = random.nextGaussian() + (LABELS[i] == j ? signal : 0);
      }
    }
    return features;
  }

  private static Candidate random() {
    return Candidate.reference(
        "random", List.of(features(11, 0), features(12, 0), features(13, 0)));
  }

  private static Ranking rank(double... signals) {
    List<Candidate> all = new java.util.ArrayList<>();
    for (int i = 0; i < signals.length; i++) {
      all.add(Candidate.source("source " + i, features(i, signals[i])));
    }
    all.add(random());
    return METHOD.rank(all, LABELS);
  }

  @Test
  void whatTellsTheClassesComesFirstAndIsTheAnswer() {
    Ranking ranking = rank(0.5, 4, 0);
    assertEquals("source 1", ranking.sources().get(0).name());
    assertEquals(Ranking.Answer.Kind.START_WITH, ranking.answer().kind());
    assertEquals(List.of("source 1"), ranking.answer().names());
    assertEquals(1, ranking.source("source 1").stability().first(), 1e-9);
    assertEquals(1 / 60.0, ranking.source("source 1").shuffled().pValue(), 1e-9);
    assertTrue(ranking.answer().words().startsWith("start with source 1: its linear probe ("));
  }

  @Test
  void bothTablesSayTheSameOfTheDecidingScore() {
    Ranking ranking = rank(0.5, 4, 0);
    for (int row = 0; row < ranking.sources().size(); row++) {
      List<String> ranked = RankingTables.ranks(ranking).get(row);
      String both = ranked.get(2) + " (" + ranked.get(3) + ")";
      assertEquals(both, RankingTables.scores(ranking).get(row).get(1));
    }
  }

  @Test
  void twoThatAreLevelAreNotToldApart() {
    Ranking ranking = rank(3, 3.05);
    assertEquals(2, ranking.answer().names().size(), ranking.toString());
    assertTrue(ranking.answer().words().contains("; not told apart from it: source"));
    assertTrue(ranking.source("source 0").stability().best() < 2);
  }

  @Test
  void whereNoSourceBeatsRandomWeightsTheAnswerIsNone() {
    Ranking ranking = rank(0, 0.1);
    assertEquals(Ranking.Answer.Kind.NONE, ranking.answer().kind());
    assertTrue(
        ranking.answer().words().startsWith("none: train from scratch. The best source is source"),
        ranking.answer().words());
    assertTrue(ranking.answer().names().isEmpty());
  }

  @Test
  void aReferenceThatKnowsAsMuchLeavesNone() {
    List<Candidate> all =
        List.of(
            Candidate.source("near", features(1, 4)),
            Candidate.reference("as good", List.<double[][]>of(features(2, 4))));
    Ranking ranking = METHOD.rank(all, LABELS);
    assertEquals(Ranking.Answer.Kind.NONE, ranking.answer().kind());
    assertTrue(ranking.answer().words().contains("it is ahead of as good ("), ranking.toString());
    assertTrue(ranking.toString().contains("as good (to beat)"));
  }

  /** 5% at most: sources that are noise, against nets that are noise. */
  @Tag("slow")
  @Test
  void noiseIsSeldomTheAnswer() {
    int wrong = 0;
    RankingMethod quick = METHOD.withDraws(40).withPermutations(19);
    for (int i = 0; i < 60; i++) {
      List<Candidate> all =
          List.of(
              Candidate.source("noise", features(100 + i, 0)),
              Candidate.reference(
                  "random",
                  List.of(features(500 + i, 0), features(600 + i, 0), features(700 + i, 0))));
      wrong += quick.rank(all, LABELS).answer().kind() == Ranking.Answer.Kind.NONE ? 0 : 1;
    }
    assertTrue(wrong <= 5, wrong + " of 60");
  }

  @Test
  void sharesAndRanksAreConsistentAndRepeat() {
    Ranking ranking = rank(1, 1.5, 0);
    double first = ranking.sources().stream().mapToDouble(s -> s.stability().first()).sum();
    assertEquals(1, first, 1e-9);
    assertEquals(ranking.toString(), rank(1, 1.5, 0).toString());
    for (RankedSource source : ranking.sources()) {
      assertTrue(source.stability().best() >= 1 && source.stability().worst() <= 4);
      assertTrue(source.stability().best() <= source.stability().worst());
    }
  }

  /** A copy of a row in the draw must not answer for its twin: noise stays at chance. */
  @Test
  void drawnTwinsAreKeptTogether() {
    Sample noise = Sample.of(features(3, 0), LABELS);
    int[] twice = new int[90];
    for (int i = 0; i < 90; i++) {
      twice[i] = i / 2;
    }
    Sample drawn = noise.drawn(twice);
    for (FeatureScore score :
        List.of(NearestNeighbours.withDefaults().withNeighbours(1), LinearProbe.withDefaults())) {
      double once = score.score(noise).value();
      double doubled = score.score(drawn).value();
      assertTrue(Math.abs(once - doubled) < 0.2, score.measure() + " " + once + " " + doubled);
    }
  }

  /** Small numbers once fell below the tolerances of the decomposition. */
  @Test
  void theScaleOfTheFeaturesDoesNotMatterToTheYardsticks() {
    double[][] small = features(3, 1);
    for (double[] row : small) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= 1e-8;
      }
    }
    for (FeatureScore score :
        List.of(LinearProbe.withDefaults(), ShrunkHScore.withDefaults(), HScore.withDefaults())) {
      assertEquals(
          score.score(features(3, 1), LABELS).value(), score.score(small, LABELS).value(), 1e-9);
    }
  }

  /** The way out where the usual decomposition gives up finds the same. */
  @Test
  void singularValuesGiveTheSameSpectrum() {
    Sample sample = Sample.of(Made.features(9, 5), Made.labels(9));
    Spectrum usual = Spectrum.of(sample.centred());
    List<Spectrum.Direction> other = Spectrum.singular(sample.centred());
    double[] strengths =
        other.stream()
            .mapToDouble(d -> -d.strength())
            .sorted()
            .map(negative -> -negative)
            .limit(usual.rank())
            .toArray();
    assertEquals(5, usual.rank());
    org.junit.jupiter.api.Assertions.assertArrayEquals(usual.strengths(), strengths, 1e-9);
    for (Spectrum.Direction direction : other) {
      for (int j = 0; j < usual.rank(); j++) {
        double product = 0;
        for (int i = 0; i < 9; i++) {
          product += usual.directions()[j][i] * direction.values()[i];
        }
        boolean same = Math.abs(usual.strengths()[j] - direction.strength()) < 1e-6;
        assertEquals(same ? 1 : 0, Math.abs(product), 1e-6);
      }
    }
  }

  @Test
  void aDrawOfAllRowsChangesNothing() {
    Sample whole = Sample.of(features(3, 1), LABELS);
    int[] all = java.util.stream.IntStream.range(0, 45).toArray();
    for (FeatureScore score : AllScores.OF_FEATURES) {
      assertEquals(score.score(whole).value(), score.score(whole.drawn(all)).value(), 1e-9);
    }
  }

  @Test
  void namesAreEscapedAndMissingScoresExplained() {
    Candidate odd = Candidate.source("<b>odd</b>", features(1, 3));
    Ranking ranking = METHOD.rank(List.of(odd, random()), LABELS);
    assertFalse(ranking.html().contains("<b>odd"), ranking.html());
    assertTrue(
        ranking.notes().contains("No LEEP and NCE of <b>odd</b>: it has no classifier of its own."),
        ranking.notes().toString());
    assertEquals(ranking.toString(), ranking.bundle().get("text/plain"));
  }

  @Test
  void twoClassesLeaveTransRateOut() {
    int[] two = java.util.stream.IntStream.range(0, 45).map(i -> i % 2).toArray();
    Ranking ranking = METHOD.rank(List.of(Candidate.source("a", features(1, 3)), random()), two);
    assertTrue(
        ranking.source("a").missing().get(Measure.TRANS_RATE).contains("must be at least 3"));
    assertTrue(ranking.toString().contains("No TransRate of a: classes (2) must be at least 3"));
  }

  @Test
  void badInputIsNamed() {
    assertMessage("sources (0) must be at least 1", List.of(random()));
    Candidate same = Candidate.source("a", features(1, 3));
    assertMessage("names [a, a] must differ", List.of(same, same));
    assertEquals(
        "draws (5) must be at least 20",
        assertThrows(IllegalArgumentException.class, () -> METHOD.withDraws(5)).getMessage());
  }

  private static void assertMessage(String start, List<Candidate> candidates) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> METHOD.rank(candidates, LABELS));
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
  }

  /** numpy's svd of the centred features. */
  @Test
  void theMapAgreesWithNumpy() {
    PrincipalMap map = PrincipalMap.of(Made.features(9, 12));
    assertEquals(0.681442720217459, map.shareOfX(), 1e-9);
    assertEquals(0.16704562149059995, map.shareOfY(), 1e-9);
    double[] x = {4.14985291, 1.12945726, 2.75743552};
    double[] y = {0.06457787, 0.48137162, 0.52159422};
    for (int i = 0; i < 3; i++) {
      assertEquals(x[i], Math.abs(map.x().get(i)), 1e-8);
      assertEquals(y[i], Math.abs(map.y().get(i)), 1e-8);
    }
    PrincipalMap none = PrincipalMap.of(new double[][] {{1, 1}, {1, 1}, {1, 1}});
    assertEquals(List.of(0.0, 0.0, 0.0), none.x());
  }

  @Test
  void agreementSaysWhatFewBasesCanShow() {
    Ranking ranking = rank(4, 1.5, 0);
    double[] accuracies = {0.7, 0.8, 0.3};
    List<RankAgreement.Pair> three =
        java.util.stream.IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new RankAgreement.Pair(
                        ranking.source("source " + i), "arm " + i, accuracies[i]))
            .toList();
    RankAgreement agreement = RankAgreement.of("frozen", three);
    assertEquals("arm 0", agreement.pairs().get(0).arm());
    assertEquals(AllScores.OF_FEATURES.size(), agreement.others().size(), "neither LEEP nor NCE");
    assertEquals(
        agreement.kendall().tau(), agreement.others().get(Measure.LINEAR_PROBE).tau(), 1e-9);
    assertTrue(
        agreement
            .words()
            .contains("the best after training was source 1, not source 0; with 3 bases even full"),
        agreement.words());
  }
}
