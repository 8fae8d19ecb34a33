package dev.graft.bench;

import dev.graft.internal.Text;

import dev.graft.analysis.Advice;
import dev.graft.analysis.Outcome;
import dev.graft.stats.ClassNoise;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Estimate;
import dev.graft.stats.Interval;
import dev.graft.stats.Noise;
import dev.graft.stats.SampleSize;
import dev.graft.stats.UnseenRows;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How often a verdict is wrong, counted on simulated pairs whose truth is known: false alarms and
 * coverage of the interval, with one look and with three planned ones; whether the seeds and rows
 * that a verdict recommends find a true drop; and the same for metrics that are no mean over rows.
 * Prints Markdown, and puts it into the file that is named, between the lines that mark its place.
 */
public final class Calibration {
  private static final int PAIRS = 4_000;
  private static final int CLASS_PAIRS = 1_000;
  private static final int PILOTS = 300;
  private static final int[] SEEDS = {3, 5, 10};
  private static final int[] ROWS = {50, 200, 800, 2_000};
  private static final int ENDLESS = 1_000_000;
  private static final double DROP = 0.05;
  private static final double MARGIN = 0.03;

  private final GuidePart part = new GuidePart("calibration");

  private Calibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Calibration calibration = new Calibration();
    calibration.oneLook();
    calibration.looks();
    calibration.advice();
    calibration.classes();
    calibration.part.print(
        "Computed on one thread, in %.0f minutes of its time.",
        threads.getCurrentThreadCpuTime() / 60e9);
    calibration.part.write(files);
  }

  private static double share(int pairs, Predicate<Integer> counts) {
    int sum = 0;
    for (int i = 0; i < pairs; i++) {
      sum += counts.test(i) ? 1 : 0;
    }
    return 100.0 * sum / pairs;
  }

  private static SplittableRandom random(Object... setting) {
    return new SplittableRandom(Arrays.deepHashCode(setting));
  }

  private static Estimate estimate(double[][] differences) {
    return CrossedInterval.withDefaults().estimate(differences);
  }

  private static boolean clear(double[][] differences, double level) {
    return !estimate(differences).interval(1 - level).contains(0);
  }

  private static double[] cells(CellValue value) {
    double[] cells = new double[SEEDS.length * ROWS.length];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = value.of(SEEDS[cell / ROWS.length], ROWS[cell % ROWS.length]);
    }
    return cells;
  }

  /** A number for a number of seeds and rows. */
  private interface CellValue {
    double of(int seeds, int rows);
  }

  private static String row(double[] cells) {
    StringBuilder row = new StringBuilder();
    for (double cell : cells) {
      row.append(Text.format(" %.1f |", cell));
    }
    return row.toString();
  }

  private void header(String first) {
    StringBuilder head = new StringBuilder("| " + first + " |");
    for (int seeds : SEEDS) {
      for (int rows : ROWS) {
        head.append(" ").append(seeds).append(" x ").append(rows).append(" |");
      }
    }
    part.print("%s", head);
    part.print("%s", "|---|" + "---|".repeat(SEEDS.length * ROWS.length));
  }

  private void oneLook() {
    part.print("**False alarms** (%%) of a 95%% interval, one look, %,d null pairs in each cell"
        + " (seeds x test rows):\n", PAIRS);
    header("noise");
    double sum = 0;
    double most = 0;
    for (Noise noise : Noise.values()) {
      double[] alarms = cells((s, n) -> alarms(noise, s, n));
      part.print("| %s |%s", noise, row(alarms));
      sum += Arrays.stream(alarms).average().orElseThrow();
      most = Math.max(most, Arrays.stream(alarms).max().orElseThrow());
    }
    part.print("\nMean %.1f%%, most %.1f%%.\n", sum / Noise.values().length, most);
    part.print("**Coverage** (%%) of a true drop of 5 points, %,d pairs in each cell:\n", PAIRS);
    header("noise");
    double least = 100;
    for (Noise noise : Noise.values()) {
      double handicap = noise.handicap(DROP);
      double[] coverage = cells((s, n) -> coverage(noise, handicap, s, n));
      part.print("| %s |%s", noise, row(coverage));
      least = Math.min(least, Arrays.stream(coverage).min().orElseThrow());
    }
    part.print("\nLeast %.1f%%.\n", least);
  }

  private static double alarms(Noise noise, int seeds, int rows) {
    SplittableRandom random = random("null", noise.name(), seeds, rows);
    return share(PAIRS, i -> clear(noise.differences(seeds, rows, 0, random), 0.05));
  }

  private static double coverage(Noise noise, double handicap, int seeds, int rows) {
    SplittableRandom random = random("drop", noise.name(), seeds, rows);
    return share(
        PAIRS,
        i ->
            estimate(noise.differences(seeds, rows, handicap, random))
                .interval(0.95)
                .contains(-DROP));
  }

  private void looks() {
    part.print("**False alarms** (%%) of a user who stops at the first clear answer, %,d null pairs in"
        + " each cell. Planned: looks at 3, 5 and 10 seeds, each at 0.05 / 3. Unplanned: a look at"
        + " every number of seeds from 3 to 10, each at 0.05, on a quarter of the pairs.\n", PAIRS);
    part.print("| noise | planned, 50 | 200 | 800 | 2000 | unplanned, 50 | 200 | 800 | 2000 |");
    part.print("|---|---|---|---|---|---|---|---|---|");
    double[] most = new double[2 * ROWS.length];
    for (Noise noise : Noise.values()) {
      double[] alarms = new double[2 * ROWS.length];
      for (int n = 0; n < ROWS.length; n++) {
        int rows = ROWS[n];
        SplittableRandom planned = random("planned", noise.name(), rows);
        SplittableRandom unplanned = random("unplanned", noise.name(), rows);
        alarms[n] = share(PAIRS, i -> stops(noise, rows, SEEDS, planned));
        int[] every = {3, 4, 5, 6, 7, 8, 9, 10};
        alarms[ROWS.length + n] = share(PAIRS / 4, i -> stops(noise, rows, every, unplanned));
      }
      part.print("| %s |%s", noise, row(alarms));
      Arrays.setAll(most, cell -> Math.max(most[cell], alarms[cell]));
    }
    part.print("| most |%s\n", row(most));
  }

  private static boolean stops(Noise noise, int rows, int[] looks, SplittableRandom random) {
    double[][] all = noise.differences(10, rows, 0, random);
    double level = looks.length == SEEDS.length ? 0.05 / looks.length : 0.05;
    return Arrays.stream(looks).anyMatch(seeds -> clear(Arrays.copyOf(all, seeds), level));
  }

  private void advice() {
    part.print("**Advice**: a true drop of 5 points, margin 3 points, %d first studies in each line."
        + " Where the first study could not tell, a fresh one is made with the seeds that its"
        + " verdict recommends, and another with the test rows (and seeds, where it names both):"
        + " how many of them find the drop (%%).\n", PILOTS);
    part.print("| noise | first study | clear at once | \"these rows cannot settle it\" | rows can show"
        + " at best (points) | seeds recommended (median) | found | rows recommended (median) |"
        + " found |");
    part.print("|---|---|---|---|---|---|---|---|---|");
    Map<Integer, Pilot> all = new TreeMap<>();
    double bySeeds = 0;
    double byRows = 0;
    for (Noise noise : Noise.values()) {
      for (int rows : new int[] {50, 200, 800}) {
        for (int seeds : new int[] {3, 5}) {
          Pilot pilot = advice(noise, new Advice.Design(seeds, rows));
          all.computeIfAbsent(rows, r -> new Pilot()).add(pilot);
          all.computeIfAbsent(0, r -> new Pilot()).add(pilot);
          bySeeds = Math.max(bySeeds, pilot.seeds.size() - pilot.seedsFound);
          byRows = Math.max(byRows, pilot.rows.size() - pilot.rowsFound);
        }
      }
    }
    part.print("");
    all.forEach(
        (rows, pilot) ->
            part.print(
                "- %s: with the seeds recommended %.1f%% of %,d found, with the rows %.1f%% of"
                    + " %,d.",
                rows == 0 ? "All together" : "After a first study on " + rows + " rows",
                pilot.foundBySeeds(),
                pilot.seeds.size(),
                pilot.foundByRows(),
                pilot.rows.size()));
    part.print(
        "- In no line did more than %.1f%% (seeds) and %.1f%% (rows) of all first studies get advice"
            + " that then missed the drop.\n",
        100 * bySeeds / PILOTS,
        100 * byRows / PILOTS);
  }

  private Pilot advice(Noise noise, Advice.Design design) {
    double handicap = noise.handicap(DROP);
    SplittableRandom random = random("advice", noise.name(), design.seeds(), design.rows());
    Pilot pilot = new Pilot();
    for (int i = 0; i < PILOTS; i++) {
      pilot.add(noise, handicap, design, random);
    }
    SampleSize truth = truth(noise, handicap);
    part.print("| %s | %d x %d | %.1f | %.1f | %.1f | %s | %s | %s | %s |",
        noise,
        design.seeds(),
        design.rows(),
        100.0 * pilot.clear / PILOTS,
        100.0 * pilot.cannot / PILOTS,
        100 * truth.smallestFound(ENDLESS, design.rows(), 0.05),
        median(pilot.seeds),
        percent(pilot.seeds, pilot.foundBySeeds()),
        median(pilot.rows),
        percent(pilot.rows, pilot.foundByRows()));
    return pilot;
  }

  private static String percent(List<Integer> asked, double found) {
    return asked.size() < 10
        ? "-"
        : Text.format("%.1f of %d", found, asked.size());
  }

  private static String median(List<Integer> values) {
    return values.isEmpty()
        ? "-"
        : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow().toString();
  }

  private static SampleSize truth(Noise noise, double handicap) {
    return CrossedInterval.withDefaults()
        .sampleSize(noise.differences(200, 5_000, handicap, new SplittableRandom(3)));
  }

  /** First studies of one kind and what became of their advice. */
  private static final class Pilot {
    private int clear;
    private int cannot;
    private int seedsFound;
    private int rowsFound;
    private final List<Integer> seeds = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    void add(Noise noise, double handicap, Advice.Design design, SplittableRandom random) {
      double[][] first = noise.differences(design.seeds(), design.rows(), handicap, random);
      Interval interval = estimate(first).interval(0.95);
      Outcome outcome = Outcome.of(interval, MARGIN);
      if (outcome == Outcome.NO_DIFFERENCE) {
        clear += confirmed(first) ? 1 : 0;
        return; // where it is refused, the verdict names a number of rows and gives no advice
      }
      if (outcome != Outcome.CANNOT_TELL) {
        clear++;
        return;
      }
      SampleSize size = CrossedInterval.withDefaults().sampleSize(first);
      Advice advice = Advice.of(size, Advice.goal(estimate(first), interval, MARGIN), design);
      cannot += advice.seeds().isEmpty() && advice.rowsCannotSettle() ? 1 : 0;
      if (advice.seeds().isPresent()) {
        int more = advice.seeds().getAsInt();
        seeds.add(more);
        seedsFound += harms(noise.differences(more, design.rows(), handicap, random)) ? 1 : 0;
      }
      advice.rows().ifPresent(more -> follow(noise, handicap, more, random));
    }

    private static boolean confirmed(double[][] differences) {
      double[][] more = UnseenRows.withBoth(differences);
      return UnseenRows.crossed(List.<double[][]>of(more)).reach(0.95) <= MARGIN;
    }

    private void follow(
        Noise noise, double handicap, Advice.Design design, SplittableRandom random) {
      rows.add(design.rows());
      double[][] next = noise.differences(design.seeds(), design.rows(), handicap, random);
      rowsFound += harms(next) ? 1 : 0;
    }

    private static boolean harms(double[][] differences) {
      return Outcome.of(estimate(differences).interval(0.95), MARGIN) == Outcome.HARMS;
    }

    void add(Pilot other) {
      seeds.addAll(other.seeds);
      rows.addAll(other.rows);
      seedsFound += other.seedsFound;
      rowsFound += other.rowsFound;
    }

    double foundBySeeds() {
      return 100.0 * seedsFound / seeds.size();
    }

    double foundByRows() {
      return 100.0 * rowsFound / rows.size();
    }
  }

  private void classes() {
    part.print("**Macro-F1 and AUC** by pseudo-values, three classes of 60, 30 and 10%% of the rows, %,d"
        + " pairs in each cell (%%):\n", CLASS_PAIRS);
    part.print("| metric, what | 3 x 100 | 3 x 400 | 5 x 100 | 5 x 400 | 10 x 100 | 10 x 400 |");
    part.print("|---|---|---|---|---|---|---|");
    for (ClassNoise.By by : ClassNoise.By.values()) {
      double truth = ClassNoise.truth(2, 1.6, by);
      double[] alarms = new double[2 * SEEDS.length];
      double[] coverage = new double[2 * SEEDS.length];
      for (int cell = 0; cell < alarms.length; cell++) {
        int seeds = SEEDS[cell / 2];
        int rows = cell % 2 == 0 ? 100 : 400;
        ClassNoise equal = new ClassNoise(2, 2, random("equal", by.name(), seeds, rows));
        ClassNoise worse = new ClassNoise(2, 1.6, random("worse", by.name(), seeds, rows));
        alarms[cell] =
            share(CLASS_PAIRS, i -> clear(equal.differences(seeds, rows, by), 0.05));
        coverage[cell] =
            share(
                CLASS_PAIRS,
                i -> estimate(worse.differences(seeds, rows, by)).interval(0.95).contains(truth));
      }
      part.print("| %s, false alarms |%s", by, row(alarms));
      part.print("| %s, coverage of %.1f points |%s", by, 100 * truth, row(coverage));
    }
    part.print("");
  }
}
