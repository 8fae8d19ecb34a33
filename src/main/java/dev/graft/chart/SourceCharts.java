package dev.graft.chart;

import dev.graft.internal.Check;
import dev.graft.internal.Colours;
import dev.graft.internal.Text;
import dev.graft.score.PrincipalMap;
import dev.graft.score.StageScore;
import dev.graft.score.StageScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of how bases see a target. */
public final class SourceCharts {
  /** Okabe and Ito's, told apart by colour-blind readers; yellow last: it is weak on white. */
  private static final List<String> COLOURS =
      List.of(
          Colours.BLUE,
          Colours.VERMILLION,
          Colours.GREEN,
          Colours.PURPLE,
          Colours.ORANGE,
          Colours.SKY,
          Colours.BLACK,
          Colours.YELLOW);

  private SourceCharts() {}

  /**
   * Rows on the plane where a base's features differ most, each class with a colour and a mark of
   * its own.
   *
   * @param base the base's name
   * @param labels the class of each row of the map
   * @param classes the class names
   */
  public static Chart map(
      String base, PrincipalMap map, List<Integer> labels, List<String> classes) {
    Check.that(
        labels.size() == map.x().size(),
        "labels (%d) must be as many as the rows of the map (%d)",
        labels.size(),
        map.x().size());
    List<Series> clouds = new ArrayList<>();
    Series.Cloud.Mark[] marks = Series.Cloud.Mark.values();
    for (int c = 0; c < classes.size(); c++) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int row = 0; row < labels.size(); row++) {
        if (labels.get(row) == c) {
          x.add(map.x().get(row));
          y.add(map.y().get(row));
        }
      }
      String colour = COLOURS.get(c % COLOURS.size());
      clouds.add(new Series.Cloud(classes.get(c), colour, marks[c % marks.length], x, y));
    }
    return new Chart(
        "The target's training rows as " + base + " sees them",
        "principal components of the features behind its last stage; a point is a row, and what the"
            + " plane does not show may still tell classes apart",
        new Axis("first component", share(map.shareOfX())),
        new Axis("second component", share(map.shareOfY())),
        clouds);
  }

  /** The linear probe against the stage that a base is kept up to, beside random weights. */
  public static Chart stages(StageScores scores) {
    List<StageScore> cuts = scores.last();
    List<Series> lines = new ArrayList<>();
    lines.add(banded(line(scores.base(), COLOURS.get(0), cuts, StageScore::probe), cuts));
    Series.Line random = line("random weights", COLOURS.get(1), cuts, StageScore::random);
    if (!random.x().isEmpty()) {
      lines.add(random);
    }
    Chart chart =
        new Chart(
            "What each stage is worth to the target",
            "band: one standard error of the probe",
            kept(cuts),
            new Axis("linear probe", "share of right answers"),
            lines);
    return Levels.behind(chart, List.of(Levels.largestClass(scores.majority())));
  }

  /**
   * How much what a stage gives is like what a net that was trained on the target gives there.
   *
   * @throws IllegalArgumentException if no such net was compared
   */
  public static Chart similarity(StageScores scores) {
    Series.Line line = line(scores.base(), COLOURS.get(0), scores.last(), StageScore::similarity);
    Check.that(
        !line.x().isEmpty(),
        "stages with a similarity (0) must be at least 1; give the search a net that was trained on the"
            + " target");
    return new Chart(
        "How similar each stage is to a net trained on the target",
        "linear CKA of the features: 1 for the same up to a rotation and a scale",
        kept(scores.last()),
        new Axis("similarity (CKA)", "in [0, 1]"),
        List.of(line));
  }

  private static Axis kept(List<StageScore> cuts) {
    return Axis.named(
        "kept up to",
        "stages from the input",
        IntStream.rangeClosed(1, cuts.size())
            .mapToObj(i -> new Axis.Tick(i, cuts.get(i - 1).cut()))
            .toList());
  }

  private static Series.Line line(
      String name, String colour, List<StageScore> cuts, ToDoubleFunction<StageScore> value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      double at = value.applyAsDouble(cuts.get(i));
      if (Double.isFinite(at)) {
        x.add(i + 1.0);
        y.add(at);
      }
    }
    List<Double> none = Collections.nCopies(x.size(), Double.NaN);
    return new Series.Line(name, colour, x, y, none, none);
  }

  private static Series.Line banded(Series.Line line, List<StageScore> cuts) {
    List<Double> low = cuts.stream().map(cut -> cut.probe() - cut.error()).toList();
    List<Double> high = cuts.stream().map(cut -> cut.probe() + cut.error()).toList();
    return new Series.Line(line.name(), line.colour(), line.x(), line.y(), low, high);
  }

  private static String share(double share) {
    return Text.format("%.0f%% of the variance", 100 * share);
  }
}
