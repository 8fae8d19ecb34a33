package dev.graft.bench;

import dev.graft.analysis.TrainedOut;
import dev.graft.internal.Text;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often "not trained out" is wrong, counted on arms of shipped pairs: it must be said of at
 * most 5% of the arms whose threefold training changes the test accuracy by less than a point, and
 * of at least 90% of the arms cut at a quarter of the passes to their plateau. The plateau begins
 * at the first pass whose validation accuracy, as a mean over the seeds and five passes, is within
 * a point of the highest of the longest run. Prints Markdown, and puts it into the file that is
 * named, between the lines that mark its place. Runs are kept in target/trained-out.
 */
public final class TrainedOutCalibration {
  private static final double POINT = 0.01;
  private static final int QUARTER = 4;
  private static final int AROUND = 2;
  private static final int FEWEST_PASSES = 3;
  private static final String BEGIN = "<!-- trained out: begin -->";
  private static final String END = "<!-- trained out: end -->";

  /** What one arm shows: whether it was said to be not trained out, and whether rightly so. */
  private record Seen(boolean aside, Kind kind, TrainedOut training) {}

  private enum Kind {
    UNCHANGED,
    CHANGED,
    CUT
  }

  private final List<Seen> seen = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private TrainedOutCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    TrainedOutCalibration calibration = new TrainedOutCalibration();
    TrainedOutArms.all().forEach(calibration::look);
    calibration.table();
    for (String file : files) {
      calibration.write(Path.of(file));
    }
  }

  private void look(TrainedOutArms arms) {
    List<Integer> passes = arms.passes();
    List<List<Run>> runs = passes.stream().map(arms::runs).toList();
    for (int i = 0; i + 1 < runs.size(); i++) {
      double change = Math.abs(test(runs.get(i + 1)) - test(runs.get(i)));
      see(arms, change < POINT ? Kind.UNCHANGED : Kind.CHANGED, runs.get(i), change);
    }
    List<Run> longest = runs.get(runs.size() - 1);
    int cut = plateau(longest) / QUARTER;
    if (cut >= FEWEST_PASSES) {
      see(arms, Kind.CUT, longest.stream().map(run -> cut(run, cut)).toList(), cut);
    }
  }

  private void see(TrainedOutArms arms, Kind kind, List<Run> runs, double number) {
    TrainedOut training = TrainedOut.of(new Runs(runs), arms.name());
    seen.add(new Seen(arms.aside(), kind, training));
    double passes = runs.get(0).curve().last().passes();
    System.out.println(Text.format("%s (%.3g) at pass %.0f: %s", kind, number, passes, training));
  }

  private static double test(List<Run> runs) {
    return runs.stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
  }

  /** Passes of the last phase to the plateau. */
  private static int plateau(List<Run> runs) {
    List<List<Point>> points = runs.stream().map(Run::lastPhase).toList();
    int passes = points.get(0).size();
    double[] mean =
        IntStream.range(0, passes)
            .mapToDouble(
                i ->
                    points.stream()
                        .mapToDouble(p -> p.get(i).validationAccuracy())
                        .average()
                        .orElseThrow())
            .toArray();
    double[] smooth =
        IntStream.range(0, passes)
            .mapToDouble(
                i ->
                    IntStream.rangeClosed(Math.max(0, i - AROUND), Math.min(passes - 1, i + AROUND))
                        .mapToDouble(j -> mean[j])
                        .average()
                        .orElseThrow())
            .toArray();
    double most = java.util.Arrays.stream(smooth).max().orElseThrow();
    return 1 + IntStream.range(0, passes).filter(i -> smooth[i] >= most - POINT).min().orElseThrow();
  }

  /** The run as it was after so many passes of its last phase: the rate is constant. */
  private static Run cut(Run run, int passes) {
    int before = run.earlierPasses();
    List<Point> points =
        run.curve().points().stream().filter(p -> p.passes() <= before + passes).toList();
    int best = points.size() - passes;
    for (int i = best + 1; i < points.size(); i++) {
      best = points.get(i).validationAccuracy() > points.get(best).validationAccuracy() ? i : best;
    }
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        new Curve(points, best),
        run.test(),
        run.budget(),
        run.provenance());
  }

  private void table() {
    print("| pairs | arms whose threefold training changes the test by less than a point |"
        + " said not to be trained out | of the others, those that do not lie below their own class"
        + " mean | arms cut at a quarter | said not to be trained out |");
    print("|---|---|---|---|---|---|");
    line("those that the bounds were chosen by", false);
    line("kept aside", true);
  }

  private void line(String pairs, boolean aside) {
    List<TrainedOut> same = of(aside, Kind.UNCHANGED);
    List<TrainedOut> above = same.stream().filter(t -> !below(t)).toList();
    List<TrainedOut> cut = of(aside, Kind.CUT);
    print(
        Text.format(
            "| %s | %d | %s | %s of %d | %d | %s |",
            pairs, same.size(), share(same), share(above), above.size(), cut.size(), share(cut)));
  }

  private static boolean below(TrainedOut training) {
    return training.evidence().stream()
        .anyMatch(e -> e.reason() == TrainedOut.Reason.BELOW_JUMPSTART);
  }

  private List<TrainedOut> of(boolean aside, Kind kind) {
    return seen.stream()
        .filter(s -> s.aside == aside && s.kind == kind)
        .map(Seen::training)
        .toList();
  }

  private static String share(List<TrainedOut> arms) {
    long said = arms.stream().filter(t -> t.state() == TrainedOut.State.NO).count();
    return Text.format("%d (%.0f%%)", said, arms.isEmpty() ? 0 : 100.0 * said / arms.size());
  }

  private void print(String line) {
    lines.add(line);
    System.out.println(line);
  }

  private void write(Path file) throws IOException {
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String table = "\n" + String.join("\n", lines) + "\n";
    Files.writeString(file, page.substring(0, begin) + table + page.substring(page.indexOf(END)));
  }
}
