package dev.graft.bench;

import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.RateChoices;
import dev.graft.internal.Text;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the choice of one rate for all seeds adds to a verdict's doubt, and how often the search's
 * rate is as good as the best of all. Every rate of an arm is trained at a dozen seeds; each two or
 * three of these seeds, as many as the default's search has, are a search that somebody could have
 * made, and the mean test accuracy of its rate over all dozen is what his arm could come to.
 * Arguments: the page of the guide, then words that the names of the arms must hold. Runs are kept
 * in target/rate-choices.
 */
public final class RateChoiceDoubt {
  private static final long FIRST = 101;
  private static final int SEEDS = 12;
  private static final int MORE_SEEDS = 5;
  private static final double POINTS = 100;
  private static final double ONE_POINT = 0.01;
  private static final RateSearch SEARCH = RateSearch.toThePlateau();
  private static final List<Double> OUTER = List.of(1e-4, 3e-2);

  /** An arm: an atlas target at so many rows per class. */
  private record Arm(AtlasTarget target, int perClass, Optional<String> source) {
    Recipe recipe() {
      Recipe plain = Recipe.withDefaults();
      return source.isPresent() ? plain.thenFineTune(Thawing.all()) : plain;
    }

    Network network() {
      Head head = Head.linear(target.data().classes());
      return source
          .map(name -> target.sources().get(name).withoutHead().frozen().withHead(head))
          .orElseGet(() -> target.scratch().withoutHead().withHead(head).fromScratch());
    }

    @Override
    public String toString() {
      String how = source.map(name -> name + ", all thawed").orElse("from scratch");
      return target.name() + ", " + perClass + " per class, " + how;
    }
  }

  private final RunStore store = RunStore.at(Path.of("target/rate-choices"));
  private final GuidePart guide = new GuidePart("one rate");

  private RateChoiceDoubt() {}

  /** Fills the guide's part; what is stored is not trained again. */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments).subList(1, arguments.length);
    RateChoiceDoubt doubt = new RateChoiceDoubt();
    doubt.guide.print("");
    doubt.guide.print(
        "| arm | test accuracy at each rate, %% | rates chosen, %% of searches | as good as the best"
            + " | sd of the choice, points | with five search seeds |");
    doubt.guide.print("|---|---|---|---|---|---|");
    doubt.arms().stream()
        .filter(arm -> words.stream().allMatch(arm.toString()::contains))
        .forEach(doubt::line);
    doubt.guide.print("");
    doubt.guide.write(arguments[0]);
  }

  private List<Arm> arms() {
    Map<String, AtlasTarget> targets = new LinkedHashMap<>();
    AtlasTarget.all(store).forEach(target -> targets.put(target.name(), target));
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("penguins", "Gentoo");
    sources.put("shoes", "clothing");
    sources.put("garments", "digits");
    sources.put("digits", "clothing");
    sources.put("tweets", "films");
    List<Arm> arms = new ArrayList<>();
    for (int perClass : new int[] {5, 20}) {
      sources.forEach(
          (target, source) -> {
            arms.add(new Arm(targets.get(target), perClass, Optional.empty()));
            arms.add(new Arm(targets.get(target), perClass, Optional.of(source)));
          });
    }
    return arms;
  }

  private void line(Arm arm) {
    Split split = arm.target().split(arm.perClass());
    List<Double> grid = grid(arm);
    Map<Double, List<Run>> runs = new TreeMap<>();
    grid.forEach(rate -> runs.put(rate, runs(arm, split, rate)));
    Map<Double, Double> validated = means(runs, Run::monitoredBest);
    Map<Double, Double> tested = means(runs, run -> run.test().accuracy());
    double best = validated.values().stream().mapToDouble(v -> v).max().orElseThrow();
    int number = SEARCH.searchSeeds(split.validationRows()).size();
    List<Double> chosen = chosen(arm, runs, number);
    Map<Double, Long> counts =
        new TreeMap<>(chosen.stream().collect(Collectors.groupingBy(r -> r, Collectors.counting())));
    double good = share(chosen, rate -> validated.get(rate) >= best - ONE_POINT);
    guide.print(
        "| %s | %s | %s | %.0f%% | %.2f | %.2f |",
        arm,
        words(tested, accuracy -> POINTS * accuracy),
        words(counts, count -> POINTS * count / chosen.size()),
        POINTS * good,
        POINTS * deviation(chosen, tested),
        POINTS * deviation(chosen(arm, runs, MORE_SEEDS), tested));
  }

  /** The rates of all searches that could be made at so many seeds. */
  private static List<Double> chosen(Arm arm, Map<Double, List<Run>> runs, int number) {
    return subsets(number).stream().map(seeds -> chosen(arm, runs, seeds)).toList();
  }

  /** Of the accuracy that the chosen rates come to. */
  private static double deviation(List<Double> chosen, Map<Double, Double> tested) {
    double mean = chosen.stream().mapToDouble(tested::get).average().orElseThrow();
    return Math.sqrt(
        chosen.stream()
            .mapToDouble(rate -> Math.pow(tested.get(rate) - mean, 2))
            .average()
            .orElseThrow());
  }

  private static double share(List<Double> chosen, DoublePredicate good) {
    return (double) chosen.stream().filter(good::test).count() / chosen.size();
  }

  private static <T> String words(Map<Double, T> values, ToDoubleFunction<T> number) {
    return values.entrySet().stream()
        .map(
            e ->
                Text.format(
                    "%s: %.1f", e.getKey(), number.applyAsDouble(e.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** The default's rates in this arm's last phase, with one beyond each edge. */
  private static List<Double> grid(Arm arm) {
    List<Double> all = Stream.concat(SEARCH.grid().stream(), OUTER.stream()).toList();
    return SEARCH.withGrid(all).rates(arm.recipe().lastPhase());
  }

  private List<Run> runs(Arm arm, Split split, double rate) {
    Plan plan = new Plan(split, arm.network(), arm.recipe(), FIRST);
    return Experiment.on(split)
        .withSeeds(LongStream.range(FIRST, FIRST + SEEDS).toArray())
        .withStore(store)
        .withWorkers(1)
        .withArm("arm", arm.network(), plan.recipe().withRates(List.of(rate)))
        .run()
        .all();
  }

  private static Map<Double, Double> means(
      Map<Double, List<Run>> runs, ToDoubleFunction<Run> value) {
    Map<Double, Double> means = new TreeMap<>();
    runs.forEach(
        (rate, all) -> means.put(rate, all.stream().mapToDouble(value).average().orElseThrow()));
    return means;
  }

  /** The default's grid, wider where its edge wins, by the runs at these seeds. */
  private static double chosen(Arm arm, Map<Double, List<Run>> runs, List<Integer> seeds) {
    List<Double> rates = SEARCH.rates(arm.recipe().lastPhase());
    while (true) {
      Map<Double, List<Run>> tried = new TreeMap<>();
      rates.forEach(rate -> tried.put(rate, seeds.stream().map(runs.get(rate)::get).toList()));
      double best = RateChoices.chosen(tried, SEARCH);
      List<Double> wider = SEARCH.wider(rates, best);
      if (wider.equals(rates) || !runs.keySet().containsAll(wider)) {
        return best;
      }
      rates = wider;
    }
  }

  /** All choices of so many of the seeds. */
  private static List<List<Integer>> subsets(int number) {
    List<List<Integer>> all = List.of(List.of());
    for (int i = 0; i < number; i++) {
      all =
          all.stream()
              .flatMap(
                  some ->
                      Stream.iterate(
                              some.isEmpty() ? 0 : some.get(some.size() - 1) + 1,
                              next -> next < SEEDS,
                              next -> next + 1)
                          .map(next -> Stream.concat(some.stream(), Stream.of(next)).toList()))
              .toList();
    }
    return all;
  }
}
