package dev.graft.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every score of one candidate, each beside its mean under shuffled labels. */
record AllScores(
    Map<Measure, Score> scores, Map<Measure, Double> means, Map<Measure, String> missing) {
  /** For a mean; the deciding score gets all shuffles. */
  private static final int SHUFFLES = 20;

  static final List<FeatureScore> OF_FEATURES =
      List.of(
          LinearProbe.withDefaults(),
          NearestNeighbours.withDefaults(),
          LogMe.withDefaults(),
          ShrunkHScore.withDefaults(),
          HScore.withDefaults(),
          TransRate.withDefaults(),
          LabelAlignment.withDefaults());

  /** Those of several nets: the first's, with the mean of their values. */
  static AllScores of(Candidate candidate, List<Sample> nets, Shuffle shuffle) {
    List<AllScores> each = nets.stream().map(net -> of(candidate, net, shuffle)).toList();
    AllScores first = each.get(0);
    for (Measure measure : List.copyOf(first.scores.keySet())) {
      Score score = first.scores.get(measure);
      double value =
          each.stream().mapToDouble(a -> a.scores.get(measure).value()).average().orElseThrow();
      first.scores.put(
          measure, new Score(measure, value, score.range(), score.size(), score.cautions()));
    }
    return first;
  }

  /** Labels dealt anew. */
  interface Shuffle {
    int[] of(int[] classes, int number);
  }

  private static AllScores of(Candidate candidate, Sample sample, Shuffle shuffle) {
    AllScores all =
        new AllScores(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (FeatureScore score : OF_FEATURES) {
      try {
        all.scores.put(score.measure(), score.score(sample));
        all.means.put(score.measure(), mean(score.prepared(sample), sample.classes(), shuffle));
      } catch (IllegalArgumentException e) {
        all.missing.put(score.measure(), e.getMessage());
      }
    }
    if (candidate.predictions().isEmpty()) {
      all.missing.put(Measure.LEEP, candidate.without());
      all.missing.put(Measure.NCE, candidate.without());
    } else {
      all.answers(candidate.predictions().get(), sample.classes(), shuffle);
    }
    return all;
  }

  private void answers(double[][] predictions, int[] classes, Shuffle shuffle) {
    SourceAnswers answers = SourceAnswers.of(predictions, classes);
    scores.put(Measure.LEEP, Leep.withDefaults().score(predictions, classes));
    means.put(Measure.LEEP, mean(Leep.prepared(answers), classes, shuffle));
    scores.put(Measure.NCE, Nce.withDefaults().score(predictions, classes));
    means.put(Measure.NCE, mean(Nce.prepared(answers), classes, shuffle));
  }

  private static double mean(ToDoubleFunction<int[]> score, int[] classes, Shuffle shuffle) {
    double sum = 0;
    for (int i = 0; i < SHUFFLES; i++) {
      sum += score.applyAsDouble(shuffle.of(classes, i));
    }
    return sum / SHUFFLES;
  }
}
