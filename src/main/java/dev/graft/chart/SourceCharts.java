package dev.graft.chart;

import dev.graft.internal.Check;
import dev.graft.score.PrincipalMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The charts of how bases see a target. */
public final class SourceCharts {
  /** Okabe and Ito's, told apart by colour-blind readers; yellow last: it is weak on white. */
  private static final List<String> COLOURS =
      List.of(
          "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442");

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

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.0f%% of the variance", 100 * share);
  }
}
