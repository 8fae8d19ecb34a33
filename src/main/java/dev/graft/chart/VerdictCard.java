package dev.graft.chart;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.ComparisonView;
import dev.graft.internal.Html;

/** A comparison to be read in five seconds: the intervals as a picture, and a line per arm. */
public final class VerdictCard {
  private VerdictCard() {}

  /** The picture and the lines, as HTML; without an interval the lines alone. */
  public static String head(Comparison comparison) {
    String picture = comparison.intervals().isEmpty() ? "" : ForestPlot.of(comparison).image();
    return picture + ComparisonView.answer(comparison);
  }

  /** Why, how sure, in numbers, and the learning curves, behind one click. */
  public static String details(Comparison comparison) {
    return ComparisonView.rest(comparison, curves(comparison));
  }

  /** The curves, where a run has any. */
  private static String curves(Comparison comparison) {
    return ReportPictures.hasCurves(comparison.runs())
        ? Html.png(
            Charts.learningCurves(comparison.runs()).png(),
            "learning curves of the arms",
            Picture.WIDTH)
        : "";
  }
}
