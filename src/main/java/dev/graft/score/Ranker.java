package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Scores the candidates, draws their rows anew, and shuffles their labels. */
final class Ranker {
  private final RankingMethod method;
  private final List<Candidate> candidates;
  private final int[] labels;
  private final List<List<Sample>> samples = new ArrayList<>();

  Ranker(RankingMethod method, List<Candidate> candidates, int[] labels) {
    this.method = method;
    this.candidates = candidates;
    this.labels = labels;
    Check.that(
        candidates.stream().anyMatch(c -> c.role() == Candidate.Role.SOURCE),
        "sources (0) must be at least 1; name a base to start from");
    List<String> names = candidates.stream().map(Candidate::name).toList();
    Check.that(names.stream().distinct().count() == names.size(), "names %s must differ", names);
    for (Candidate candidate : candidates) {
      samples.add(candidate.nets().stream().map(net -> Sample.of(net, labels)).toList());
    }
  }

  Ranking ranking() {
    double[][] values = values();
    double[][] drawn = drawn();
    List<RankedSource> sources = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      AllScores all = AllScores.of(candidate, samples.get(i), this::shuffled);
      double mean = Arrays.stream(values[i]).average().orElseThrow();
      sources.add(
          new RankedSource(
              candidate.name(),
              candidate.role(),
              mean,
              stability(drawn, i),
              underShuffledLabels(samples.get(i).get(0), values[i][0]),
              all.scores(),
              all.means(),
              all.missing()));
    }
    Choice choice = new Choice(sources, drawn, method);
    List<RankedSource> order = new ArrayList<>(sources);
    order.sort(Comparator.comparingDouble(source -> -source.value()));
    return new Ranking(method, labels.length, order, choice.answer());
  }

  /** The deciding score of each candidate's nets. */
  private double[][] values() {
    double[][] values = new double[candidates.size()][];
    for (int i = 0; i < values.length; i++) {
      List<Score> scores = samples.get(i).stream().map(s -> method.primary().score(s)).toList();
      for (Score score : scores) {
        Check.that(
            score.saysSomething(),
            "%s cannot rank '%s': %s; rank by the linear probe instead",
            score.measure(),
            candidates.get(i).name(),
            score.cautions().stream().map(Caution::words).toList());
      }
      values[i] = scores.stream().mapToDouble(Score::value).toArray();
    }
    return values;
  }

  /** (candidates, draws); of several nets each draw takes the next, so that their doubt is in. */
  private double[][] drawn() {
    double[][] drawn = new double[candidates.size()][method.draws()];
    List<int[]> rows = IntStream.range(0, method.draws()).mapToObj(draw -> rowsOf(draw)).toList();
    for (int i = 0; i < drawn.length; i++) {
      List<Sample> nets = samples.get(i);
      List<ToDoubleFunction<Sample>> again =
          nets.stream().map(net -> method.primary().again(net)).toList();
      for (int draw = 0; draw < method.draws(); draw++) {
        stopIfAsked();
        int net = draw % nets.size();
        drawn[i][draw] = again.get(net).applyAsDouble(nets.get(net).drawn(rows.get(draw)));
      }
    }
    return drawn;
  }

  /** As many rows of each class as there are, with replacement. */
  private int[] rowsOf(int draw) {
    RandomGenerator random = Seeds.generator(method.seed(), "bootstrap " + draw);
    int[] classes = samples.get(0).get(0).classes();
    int[][] ofClass = new int[samples.get(0).get(0).classCount()][];
    for (int c = 0; c < ofClass.length; c++) {
      int chosen = c;
      ofClass[c] = IntStream.range(0, classes.length).filter(i -> classes[i] == chosen).toArray();
    }
    return Arrays.stream(classes).map(c -> ofClass[c][random.nextInt(ofClass[c].length)]).toArray();
  }

  private RankedSource.Stability stability(double[][] drawn, int candidate) {
    double[] ranks = new double[method.draws()];
    double first = 0;
    for (int draw = 0; draw < ranks.length; draw++) {
      int ahead = 0;
      int level = 0;
      for (double[] other : drawn) {
        ahead += other[draw] > drawn[candidate][draw] ? 1 : 0;
        level += other[draw] == drawn[candidate][draw] ? 1 : 0;
      }
      ranks[draw] = 1 + ahead + (level - 1) / 2.0;
      first += ahead == 0 ? 1.0 / level : 0;
    }
    Arrays.sort(ranks);
    int cut = (int) Math.floor(0.025 * ranks.length);
    return new RankedSource.Stability(
        first / ranks.length, ranks[cut], ranks[ranks.length - 1 - cut]);
  }

  private RankedSource.Shuffled underShuffledLabels(Sample sample, double value) {
    ToDoubleFunction<int[]> prepared = method.primary().prepared(sample);
    double sum = 0;
    int reached = 0;
    for (int i = 0; i < method.permutations(); i++) {
      stopIfAsked();
      double score = prepared.applyAsDouble(shuffled(sample.classes(), i));
      sum += score;
      reached += score >= value - 1e-12 ? 1 : 0;
    }
    return new RankedSource.Shuffled(
        sum / method.permutations(), (1.0 + reached) / (1 + method.permutations()));
  }

  private int[] shuffled(int[] classes, int number) {
    List<Integer> order = Arrays.stream(classes).boxed().toList();
    return Seeds.shuffled(order, method.seed(), "labels " + number).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void stopIfAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped; run the cell again to rank");
    }
  }
}
