package dev.graft.chart;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.graft.internal.Check;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tech.tablesaw.plotly.components.Figure;

/**
 * A chart as data. In a notebook it is a Plotly figure where the front end knows Plotly, and the
 * same picture as PNG everywhere else.
 *
 * @param title what it shows
 * @param note what its bands and marks mean; one sentence
 * @param x the axis below
 * @param y the axis at the left
 * @param series lines only, bars with points, one heat map, or clouds only; levels behind lines and
 *     bars
 */
public record Chart(String title, String note, Axis x, Axis y, List<Series> series)
    implements Shown {
  static final String PLOTLY = "application/vnd.plotly.v1+json";

  // Names with "<" are escaped where Plotly reads them, so Gson need not do it once more.
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Copies the series and checks that they can stand in one picture. */
  public Chart {
    series = List.copyOf(series);
    Check.that(!series.isEmpty(), "series (0) must be at least 1");
    Check.that(
        series.get(0).pictures().size() == 1,
        "series (%d) must begin with what levels are across: lines or bars",
        series.size());
    Set<Series.Picture> kind = series.get(0).pictures();
    long lines = number(series, Series.Picture.LINES);
    long maps = number(series, Series.Picture.HEAT_MAP);
    long clouds = number(series, Series.Picture.CLOUDS);
    Check.that(
        series.stream().allMatch(one -> one.pictures().containsAll(kind))
            && (maps == 0 || series.size() == 1),
        "series (%d lines, %d heat maps, %d clouds of %d) must be lines only, bars with points, one"
            + " heat map, or clouds only; make a chart of each",
        lines,
        maps,
        clouds,
        series.size());
    List<String> bars = labels(of(series, Series.Bars.class), Series.Bars::labels);
    List<String> points = labels(of(series, Series.Points.class), Series.Points::labels);
    points.forEach(label -> Check.oneOf("bar", label, bars));
  }

  private static long number(List<Series> series, Series.Picture picture) {
    return series.stream().filter(one -> one.pictures().equals(Set.of(picture))).count();
  }

  private static <S> List<S> of(List<Series> series, Class<S> kind) {
    return series.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <S> List<String> labels(List<S> series, Function<S, List<String>> labels) {
    return series.stream().flatMap(one -> labels.apply(one).stream()).toList();
  }

  /** Its series of one kind, in their order. */
  <S extends Series> List<S> series(Class<S> kind) {
    return of(series, kind);
  }

  /** What kind of picture it is: all of its series can share it. */
  Series.Picture picture() {
    return series.get(0).pictures().iterator().next();
  }

  /** What a legend must tell apart: bars and cells have their names at an axis. */
  List<Series> named() {
    return series.stream().filter(one -> plane() || one.pictures().size() > 1).toList();
  }

  /** The least and the largest number that a line has on the lower axis. */
  List<Double> ends() {
    DoubleSummaryStatistics x =
        series(Series.Line.class).stream()
            .flatMap(line -> line.x().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return List.of(x.getMin(), x.getMax());
  }

  /** Where each bar ends, or the highest point over it; NaN for one that is not there. */
  List<Double> tops() {
    List<Double> tops = new ArrayList<>();
    for (Series.Bars bars : series(Series.Bars.class)) {
      for (int i = 0; i < bars.labels().size(); i++) {
        double top = bars.values().get(i);
        for (Series.Points points : series(Series.Points.class)) {
          top = Math.max(top, points.highest(bars.labels().get(i)));
        }
        tops.add(top);
      }
    }
    return tops;
  }

  /** Whether both axes have numbers, so that a legend must tell the series apart. */
  boolean plane() {
    return switch (picture()) {
      case LINES, CLOUDS -> true;
      case BARS, HEAT_MAP -> false;
    };
  }

  /** The Tablesaw figure, to go on with. */
  public Figure figure() {
    return TablesawFigure.of(this);
  }

  /** The picture as PNG, on white; a heat map grows with its classes. */
  public byte[] png() {
    return Picture.png(this, Picture.size(this));
  }

  /** The picture as PNG of another size, in pixels. */
  public byte[] png(int width, int height) {
    Check.atLeast("width", width, 200);
    Check.atLeast("height", height, 150);
    return Picture.png(this, new Picture.Size(width, height));
  }

  /** The Plotly figure as JSON. */
  public String plotlyJson() {
    return GSON.toJson(PlotlyFigure.of(this));
  }

  @Override
  public Map<String, Object> bundle() {
    // No HTML: a front end that has it takes it before the PNG, and offline it would be empty.
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(PLOTLY, PlotlyFigure.of(this));
    bundle.put("image/png", png());
    bundle.put("text/plain", toString());
    return bundle;
  }

  @Override
  public String toString() {
    return ChartText.of(this);
  }
}
