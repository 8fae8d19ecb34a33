package dev.graft.score;

import dev.graft.internal.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which source to start from, if any, from how often each is ahead of each reference. */
record Choice(List<RankedSource> all, double[][] drawn, RankingMethod method) {
  private static final double CHANCE = 0.05;

  Ranking.Answer answer() {
    List<Integer> sources =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).source())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -all.get(i).value()))
            .toList();
    return sources.stream()
        .filter(i -> beaten(i).isEmpty())
        .findFirst()
        .map(best -> startWith(best, sources))
        .orElseGet(() -> none(sources.get(0)));
  }

  /** Why a source does not stand above all that knows nothing; empty where it does. */
  private Optional<String> beaten(int source) {
    RankedSource it = all.get(source);
    if (it.shuffled().pValue() > CHANCE) {
      return Optional.of(
          Text.format(
              "its %s is no better than under shuffled labels (%s, p = %.2f)",
              method.primary().measure(),
              Score.number(it.shuffled().mean()),
              it.shuffled().pValue()));
    }
    return IntStream.range(0, all.size())
        .filter(i -> !all.get(i).source() && ahead(source, i) < RankingMethod.CLEAR)
        .boxed()
        .min(Comparator.comparingDouble(i -> ahead(source, i)))
        .map(
            i ->
                Text.format(
                    "it is ahead of %s (%s) in %s of draws only",
                    all.get(i).name(),
                    Score.number(all.get(i).value()),
                    percent(ahead(source, i))));
  }

  /** The share of draws in which one is ahead of another; a tie counts half. */
  private double ahead(int one, int other) {
    double ahead = 0;
    for (int draw = 0; draw < drawn[one].length; draw++) {
      ahead += (1 + Math.signum(drawn[one][draw] - drawn[other][draw])) / 2;
    }
    return ahead / drawn[one].length;
  }

  private Ranking.Answer startWith(int best, List<Integer> sources) {
    List<Integer> level =
        sources.stream()
            .filter(i -> i != best && beaten(i).isEmpty())
            .filter(i -> ahead(best, i) < RankingMethod.CLEAR)
            .toList();
    List<String> names =
        java.util.stream.Stream.concat(java.util.stream.Stream.of(best), level.stream())
            .map(i -> all.get(i).name())
            .toList();
    String first =
        Text.format(
            "start with %s: its %s (%s) is ahead of everything that knows nothing in at least %s of draws",
            names.get(0),
            method.primary().measure(),
            Score.number(all.get(best).value()),
            percent(RankingMethod.CLEAR));
    String others =
        level.stream()
            .map(
                i ->
                    Text.format("%s (ahead in %s)", all.get(i).name(), percent(1 - ahead(best, i))))
            .collect(Collectors.joining(", "));
    String words = others.isEmpty() ? first : first + "; not told apart from it: " + others;
    return new Ranking.Answer(Ranking.Answer.Kind.START_WITH, names, words);
  }

  private Ranking.Answer none(int best) {
    String words =
        Text.format(
            "none: train from scratch. The best source is %s with a %s of %s, but %s",
            all.get(best).name(),
            method.primary().measure(),
            Score.number(all.get(best).value()),
            beaten(best).orElseThrow());
    return new Ranking.Answer(Ranking.Answer.Kind.NONE, List.of(), words);
  }

  /** Rounded down, so that what falls short never looks as if it did not. */
  private static String percent(double share) {
    return Text.format("%.0f%%", Math.floor(100 * share + 1e-9));
  }
}
