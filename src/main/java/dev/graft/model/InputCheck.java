package dev.graft.model;

import dev.graft.data.ImageSet;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether pictures reach a base as its weights expect them.
 *
 * @param heading the answer in a sentence
 * @param rows size, channels, scaling, mean and deviation
 */
public record InputCheck(String heading, List<Row> rows) implements Shown {
  /** Beyond so many deviations of what the weights saw, the mean counts as far away. */
  static final double FAR = 1;

  /** Beyond this ratio, or below its inverse, the deviation counts as another one. */
  static final double OTHER_SPREAD = 2;

  private static final List<String> HEADERS =
      List.of("input", "the weights expect", "they are fed", "in words");

  /** How well something fits. */
  public enum Match {
    /** As the weights expect. */
    FITS("as expected"),
    /** Not what they saw, but nothing that a setting has spoilt. */
    DIFFERS("differs"),
    /** A setting with which every number means something else to them; what it costs, runs tell. */
    WRONG("wrong");

    private final String words;

    Match(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One thing compared.
   *
   * @param what its name
   * @param expected what the weights were made with
   * @param fed what they get
   * @param match how well it fits
   * @param why what that means; empty where it fits
   */
  public record Row(String what, String expected, String fed, Match match, String why)
      implements Shown {
    private static Row fits(String what, String expected, String fed) {
      return new Row(what, expected, fed, Match.FITS, "");
    }

    private List<String> cells() {
      return List.of(what, expected, fed, why.isEmpty() ? match.toString() : match + ": " + why);
    }

    @Override
    public String toString() {
      return Text.format(
          "%s: the weights expect %s and are fed %s, %s", what, expected, fed, cells().get(3));
    }
  }

  /** Copies the list. */
  public InputCheck {
    rows = List.copyOf(rows);
  }

  static InputCheck of(Base base, ImageSet data) {
    List<Row> rows = new Comparing(base, data).rows();
    return new InputCheck(heading(base, data, rows), rows);
  }

  private static String heading(Base base, ImageSet data, List<Row> rows) {
    Match worst = worst(rows);
    String others =
        rows.stream()
            .filter(row -> row.match() == worst)
            .map(Row::what)
            .collect(Collectors.joining(", "));
    String names = Text.format("%s on %s", base.card().name(), data.name());
    return switch (worst) {
      case FITS -> names + " is fed as its weights expect.";
      case DIFFERS ->
          Text.format("%s is fed as its weights expect, but for the %s.", names, others);
      case WRONG ->
          Text.format(
                  "%s is not fed as its weights expect; wrong: %s. withExpectedPreprocessing() feeds it",
                  names, others)
              + " right.";
    };
  }

  private static Match worst(List<Row> rows) {
    return rows.stream().map(Row::match).max(Comparator.naturalOrder()).orElse(Match.FITS);
  }

  /** The worst of all rows. */
  public Match worst() {
    return worst(rows);
  }

  /** Puts the rows together. */
  private static final class Comparing {
    private final Base base;
    private final ImageSet data;
    private final Preprocessing expected;
    private final Preprocessing fed;

    Comparing(Base base, ImageSet data) {
      this.base = base;
      this.data = data;
      expected = base.withExpectedPreprocessing().preprocessing();
      fed = base.preprocessing();
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>(List.of(size(), channels(), scaling()));
      InputStatistics measured = InputStatistics.of(data, fed);
      InputStatistics known = base.source().orElseGet(() -> InputStatistics.of(data, expected));
      rows.add(mean(known, measured));
      rows.add(deviation(known, measured));
      return rows;
    }

    private Row size() {
      String made = Text.format("%1$d x %1$d", expected.size());
      String now = Text.format("%1$d x %1$d", fed.size());
      if (expected.size() == fed.size()) {
        BufferedImage first = data.image(0);
        int side = Math.min(first.getWidth(), first.getHeight());
        return 2 * side > fed.size()
            ? Row.fits("size", made, now)
            : new Row(
                "size",
                made,
                now,
                Match.DIFFERS,
                Text.format(
                        "the pictures are %d pixels wide and enlarged: they hold less than the weights look",
                        side)
                    + " for");
      }
      double work = 100 * Math.pow((double) fed.size() / expected.size(), 2);
      String why =
          Text.format(
              "allowed, at %.0f%% of the work; things have another size than the weights know",
              work);
      return new Row("size", made, now, Match.DIFFERS, why);
    }

    private Row channels() {
      String made = colour(expected);
      if (expected.channels() != fed.channels()) {
        return new Row("channels", made, colour(fed), Match.WRONG, "the first layer takes others");
      }
      boolean grey = expected.channels() == 3 && grey(data.image(0)) && grey(data.image(last()));
      return grey
          ? new Row(
              "channels", made, "grey as colour", Match.DIFFERS, "colour layers see no colour")
          : Row.fits("channels", made, colour(fed));
    }

    private int last() {
      return data.size() - 1;
    }

    private static boolean grey(BufferedImage image) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int argb : image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth())) {
          if ((argb >> 16 & 0xff) != (argb >> 8 & 0xff) || (argb & 0xff) != (argb >> 8 & 0xff)) {
            return false;
          }
        }
      }
      return true;
    }

    private static String colour(Preprocessing input) {
      return input.channels() == 3 ? "3, colour" : "1, grey";
    }

    private boolean sameScaling() {
      return expected.equals(fed.withSize(expected.size()));
    }

    private Row scaling() {
      String made = expected.scaling();
      return sameScaling()
          ? Row.fits("scaling", made, fed.scaling())
          : new Row("scaling", made, fed.scaling(), Match.WRONG, "every number means another grey");
    }

    private Row mean(InputStatistics known, InputStatistics measured) {
      double away = (measured.mean() - known.mean()) / known.deviation();
      return row(
          "mean",
          List.of(known.mean(), measured.mean()),
          Math.abs(away) > FAR,
          Text.format("%.1f deviations %s", Math.abs(away), away > 0 ? "lighter" : "darker"));
    }

    private Row deviation(InputStatistics known, InputStatistics measured) {
      double ratio = measured.deviation() / known.deviation();
      return row(
          "deviation",
          List.of(known.deviation(), measured.deviation()),
          ratio > OTHER_SPREAD || ratio < 1 / OTHER_SPREAD,
          Text.format("%.1f times the contrast", ratio));
    }

    private Row row(String what, List<Double> values, boolean far, String why) {
      Match match = far ? (sameScaling() ? Match.DIFFERS : Match.WRONG) : Match.FITS;
      return new Row(
          what,
          Text.format("%.2f", values.get(0)),
          Text.format("%.2f", values.get(1)),
          match,
          far ? why + (sameScaling() ? ": the pictures themselves are other ones" : "") : "");
    }
  }

  private List<List<String>> cells() {
    return rows.stream().map(Row::cells).toList();
  }

  private Sheet sheet() {
    return Sheet.of(heading).with(HEADERS, cells());
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
