package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predictions beside what the runs say: right, wrong or not settled.
 *
 * @param lines a line per prediction, at least one
 */
public record Scorecard(List<Line> lines) implements Shown {
  private static final List<String> HEADERS =
      List.of("prediction", "you said", "the runs say", "scored");

  /** What became of a prediction. */
  public enum Mark {
    RIGHT("right"),
    WRONG("wrong"),
    /** The runs do not settle it: it counts neither way. */
    NOT_SETTLED("not settled");

    private final String words;

    Mark(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One prediction.
   *
   * @param about the arm or the question
   * @param said what was predicted
   * @param came what the runs say
   * @param mark what that makes of it
   */
  public record Line(String about, String said, String came, Mark mark) implements Shown {
    private List<String> cells() {
      return List.of(about, said, came, mark.toString());
    }

    @Override
    public String toString() {
      return Text.format("%s: you said %s, the runs say %s: %s", about, said, came, mark);
    }
  }

  /** Copies the list. */
  public Scorecard {
    lines = List.copyOf(lines);
    Check.that(!lines.isEmpty(), "predictions (none) must be at least one");
  }

  /** Scores several predictions by one comparison, each by the verdict on its arm. */
  public static Scorecard of(Comparison comparison, List<Prediction> predictions) {
    return new Scorecard(
        predictions.stream().flatMap(p -> p.check(comparison).lines().stream()).toList());
  }

  /** This one's lines, then the other's. */
  public Scorecard and(Scorecard other) {
    return new Scorecard(Stream.concat(lines.stream(), other.lines.stream()).toList());
  }

  /** How many of the predictions came out so. */
  public int count(Mark mark) {
    return (int) lines.stream().filter(line -> line.mark() == mark).count();
  }

  private String sum() {
    return Stream.of(Mark.values())
        .map(mark -> count(mark) + " " + mark)
        .collect(Collectors.joining(", "));
  }

  private List<List<String>> cells() {
    return lines.stream().map(Line::cells).toList();
  }

  private Sheet sheet() {
    return Sheet.of(HEADERS, cells()).with(sum());
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
