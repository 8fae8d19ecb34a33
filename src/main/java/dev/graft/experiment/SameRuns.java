package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether the same runs came out alike where they were computed twice: at home and on a cluster,
 * today and a year ago, on two machines. What a clock measured does not count.
 *
 * @param pairs each run of one and of the other, in the order of arms and seeds
 */
public record SameRuns(List<Pair> pairs) implements Shown {
  private static final List<String> HEADERS =
      List.of("arm", "seed", "plan", "trained weights", "answers", "learning curve");

  /** So many lines of runs that differ are shown. */
  private static final int MOST_SHOWN = 20;

  /** Copies the list. */
  public SameRuns {
    pairs = List.copyOf(pairs);
  }

  /**
   * One run, computed twice.
   *
   * @param arm its name
   * @param seed its seed
   * @param plan whether both have the same key: data, network, recipe and engine
   * @param weights whether the weights that were trained are the same to the last bit
   * @param answers whether the probabilities of all test rows are
   * @param curve whether steps, losses and accuracies of all passes are
   */
  public record Pair(
      String arm, long seed, boolean plan, boolean weights, boolean answers, boolean curve) {
    /** Whether all of it is. */
    public boolean alike() {
      return plan && weights && answers && curve;
    }

    private List<String> cells() {
      return List.of(
          arm, Text.format("%d", seed), word(plan), word(weights), word(answers), word(curve));
    }

    private static String word(boolean same) {
      return same ? "same" : "other";
    }
  }

  /**
   * Of two experiments with the same arms and seeds, whose runs are stored.
   *
   * @throws IllegalArgumentException if arms or seeds are others, or runs came without weights
   * @throws IllegalStateException if a run is missing
   */
  public static SameRuns of(Experiment one, Experiment other) {
    check("arms", names(one), names(other));
    check("seeds", one.seeds(), other.seeds());
    Runs here = one.runs();
    Runs there = other.runs();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < here.all().size(); i++) {
      Run first = here.all().get(i);
      Run second = there.all().get(i);
      byte[] weights = one.store().tensors(first.key());
      pairs.add(
          new Pair(
              first.arm(),
              first.seed(),
              first.key().equals(second.key()),
              Arrays.equals(weights, other.store().tensors(second.key())),
              first.test().equals(second.test()) && first.failure().equals(second.failure()),
              curve(first).equals(curve(second))));
    }
    return new SameRuns(pairs);
  }

  private static List<String> names(Experiment experiment) {
    return experiment.arms().stream().map(Arm::name).toList();
  }

  private static void check(String what, List<?> one, List<?> other) {
    Check.that(
        one.equals(other),
        "%s (%s and %s) must be the same in both experiments; compare the store of one sweep with"
            + " another store of it",
        what,
        one,
        other);
  }

  private static List<Point> curve(Run run) {
    return run.curve().points().stream().map(Point::untimed).toList();
  }

  /** How many runs there are. */
  public int number() {
    return pairs.size();
  }

  /** Those that are not alike. */
  public List<Pair> differing() {
    return pairs.stream().filter(pair -> !pair.alike()).toList();
  }

  private Sheet sheet() {
    List<Pair> other = differing();
    Sheet told =
        Sheet.of(
            Text.format(
                "%d of %s alike to the last bit: plan, trained weights, answers to the test rows,"
                    + " learning curve",
                number() - other.size(), Text.count(number(), "run")));
    List<List<String>> rows = other.stream().limit(MOST_SHOWN).map(Pair::cells).toList();
    Sheet table = rows.isEmpty() ? told : told.with(HEADERS, rows);
    return other.size() > MOST_SHOWN
        ? table.with(Text.format("and %d more: differing()", other.size() - MOST_SHOWN))
        : table;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
