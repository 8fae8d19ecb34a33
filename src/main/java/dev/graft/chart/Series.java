package dev.graft.chart;

import dev.graft.internal.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a chart shows; NaN stands for a value that is not there. */
public sealed interface Series {
  /** What the legend or the pointer says. */
  String name();

  /** The kinds of pictures that it can stand in. */
  Set<Picture> pictures();

  /** The kinds of pictures. */
  enum Picture {
    /** Lines over numbers, as many as there are arms. */
    LINES,
    /** Bars over names, and points over the same names. */
    BARS,
    /** Points between two axes of numbers. */
    CLOUDS,
    /** One field of cells. */
    HEAT_MAP
  }

  /** Asks what fits this kind of series: a new kind is drawn everywhere or does not compile. */
  <T> T accept(Visitor<T> visitor);

  /**
   * An answer for each kind of series.
   *
   * @param <T> the answer
   */
  interface Visitor<T> {
    /** For a line with a band. */
    T line(Line line);

    /** For bars. */
    T bars(Bars bars);

    /** For points beside bars. */
    T points(Points points);

    /** For a level across lines or bars. */
    T level(Level level);

    /** For points in the plane. */
    T cloud(Cloud cloud);

    /** For numbers in cells. */
    T heatMap(HeatMap map);
  }

  /**
   * A line with a band around it.
   *
   * @param colour as #RRGGBB
   * @param x rising
   * @param y as many as x
   * @param low lower edge of the band, as many as x; NaN where there is none
   * @param high upper edge, likewise
   */
  record Line(
      String name,
      String colour,
      List<Double> x,
      List<Double> y,
      List<Double> low,
      List<Double> high)
      implements Series {
    /** Copies the lists and checks that they fit. */
    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
      low = List.copyOf(low);
      high = List.copyOf(high);
      Check.that(
          y.size() == x.size() && low.size() == x.size() && high.size() == x.size(),
          "y (%d), low (%d) and high (%d) must be as many as x (%d)",
          y.size(),
          low.size(),
          high.size(),
          x.size());
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.LINES);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.line(this);
    }
  }

  /**
   * A bar per label, from 0 on.
   *
   * @param labels the names under the bars
   * @param values their heights, as many
   * @param colours their colours as #RRGGBB, as many
   */
  record Bars(String name, List<String> labels, List<Double> values, List<String> colours)
      implements Series {
    /** Copies the lists and checks that they fit. */
    public Bars {
      labels = List.copyOf(labels);
      values = List.copyOf(values);
      colours = List.copyOf(colours);
      Check.that(
          values.size() == labels.size() && colours.size() == labels.size(),
          "values (%d) and colours (%d) must be as many as labels (%d)",
          values.size(),
          colours.size(),
          labels.size());
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.BARS);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.bars(this);
    }
  }

  /**
   * A point over a label of the bars; several may stand over one.
   *
   * @param labels per point the name it stands over
   * @param values as many
   */
  record Points(String name, List<String> labels, List<Double> values) implements Series {
    /** Copies the lists and checks that they fit. */
    public Points {
      labels = List.copyOf(labels);
      values = List.copyOf(values);
      Check.that(
          values.size() == labels.size(),
          "values (%d) must be as many as labels (%d)",
          values.size(),
          labels.size());
    }

    /** The highest over a label; minus infinity where there is none. */
    double highest(String label) {
      return IntStream.range(0, labels.size())
          .filter(i -> labels.get(i).equals(label))
          .mapToDouble(values::get)
          .filter(value -> !Double.isNaN(value))
          .max()
          .orElse(Double.NEGATIVE_INFINITY);
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.BARS);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.points(this);
    }
  }

  /**
   * A level that results are held against, across lines or bars.
   *
   * @param name what it is, with its value
   * @param value where it lies
   * @param dash what tells it from other levels
   */
  record Level(String name, double value, Dash dash) implements Series {
    /** How its line is broken. */
    public enum Dash {
      /** Into dashes. */
      DASHED,
      /** Into points. */
      DOTTED
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.LINES, Picture.BARS);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.level(this);
    }
  }

  /**
   * Points of one kind on a plane.
   *
   * @param colour as #RRGGBB
   * @param mark their form, which tells kinds apart where colours do not
   * @param x in any order
   * @param y as many
   */
  record Cloud(String name, String colour, Mark mark, List<Double> x, List<Double> y)
      implements Series {
    /** The form of a point. */
    public enum Mark {
      /** A disc. */
      CIRCLE,
      /** A square. */
      SQUARE,
      /** A triangle that stands. */
      TRIANGLE,
      /** A square on its corner. */
      DIAMOND
    }

    /** Copies the lists and checks that they fit. */
    public Cloud {
      x = List.copyOf(x);
      y = List.copyOf(y);
      Check.that(y.size() == x.size(), "y (%d) must be as many as x (%d)", y.size(), x.size());
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.CLOUDS);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.cloud(this);
    }
  }

  /**
   * A field of coloured cells, from 0 to 100 percent.
   *
   * @param name what the colour means, with its unit
   * @param columns the names below
   * @param rows the names at the left, from the top
   * @param values per row, per column, in percent; NaN leaves a cell empty
   * @param counts what the percentages are of, per row, per column
   */
  record HeatMap(
      String name,
      List<String> columns,
      List<String> rows,
      List<List<Double>> values,
      List<List<Integer>> counts)
      implements Series {
    /** Copies the lists. */
    public HeatMap {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      values = values.stream().map(List::copyOf).toList();
      counts = counts.stream().map(List::copyOf).toList();
      Check.that(
          values.size() == rows.size() && counts.size() == rows.size(),
          "values (%d) and counts (%d) must be as many as rows (%d)",
          values.size(),
          counts.size(),
          rows.size());
    }

    @Override
    public Set<Picture> pictures() {
      return Set.of(Picture.HEAT_MAP);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.heatMap(this);
    }
  }
}
