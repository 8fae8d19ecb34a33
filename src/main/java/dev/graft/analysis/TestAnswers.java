package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some test rows with their true class and what every arm answered: its most frequent answer over
 * the seeds, and how many seeds gave it. The rows lie evenly over all test rows, so that none is
 * chosen for what the arms make of it.
 */
public final class TestAnswers implements Shown {
  private final List<String> arms;
  private final List<Row> rows;
  private final Map<Integer, Thumbnail> pictures;

  private TestAnswers(List<String> arms, List<Row> rows, Map<Integer, Thumbnail> pictures) {
    this.arms = arms;
    this.rows = rows;
    this.pictures = pictures;
  }

  /**
   * A test row.
   *
   * @param row its number in the data set
   * @param actual the name of its class
   * @param answers one for each arm, in the order of the arms
   */
  public record Row(int row, String actual, List<Answer> answers) {
    /** Copies the list. */
    public Row {
      answers = List.copyOf(answers);
    }
  }

  /**
   * An arm's answer for a row.
   *
   * @param answer its most frequent one; of those as frequent, the class that comes first
   * @param seeds how many seeds gave it
   * @param of how many there are
   * @param right whether it is the row's class
   */
  public record Answer(String answer, int seeds, int of, boolean right) {
    @Override
    public String toString() {
      return Text.format("%s (%d of %d), %s", answer, seeds, of, right ? "right" : "wrong");
    }
  }

  /**
   * So many test rows of these runs; failed runs are left out.
   *
   * @throws IllegalArgumentException if there are fewer test rows, an arm has no run that ended
   *     well, or the test rows change from run to run
   */
  public static TestAnswers of(Runs runs, int number) {
    List<List<Run>> perArm = runs.arms().stream().map(arm -> ended(runs, arm)).toList();
    Predictions first = perArm.get(0).get(0).test();
    int size = first.rows().size();
    Check.that(
        number >= 1 && number <= size,
        "number of test rows (%d) must be from 1 to %d, which is all of them",
        number,
        size);
    for (Run run : perArm.stream().flatMap(List::stream).toList()) {
      Check.that(
          run.test().rows().equals(first.rows()),
          "test rows of '%s' must be the same for every arm and seed: use a split mode that keeps"
              + " the test rows",
          run.arm());
    }
    List<Row> rows =
        IntStream.range(0, number)
            .map(i -> (int) ((2L * i + 1) * size / (2L * number)))
            .mapToObj(column -> row(perArm, column))
            .toList();
    return new TestAnswers(runs.arms(), rows, Map.of());
  }

  private static List<Run> ended(Runs runs, String arm) {
    List<Run> ended = runs.arm(arm).stream().filter(run -> !run.failed()).toList();
    Check.that(
        !ended.isEmpty(), "arm '%s' must have a run that ended well; all of its runs failed", arm);
    return ended;
  }

  private static Row row(List<List<Run>> perArm, int column) {
    Predictions first = perArm.get(0).get(0).test();
    return new Row(
        first.rows().get(column),
        first.classes().get(first.actual().get(column)),
        perArm.stream().map(runs -> answer(runs, column)).toList());
  }

  private static Answer answer(List<Run> runs, int column) {
    TreeMap<Integer, Long> counts =
        runs.stream()
            .map(run -> run.test().predicted().get(column))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    int most =
        counts.entrySet().stream()
            .max(
                Map.Entry.<Integer, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .orElseThrow()
            .getKey();
    Predictions test = runs.get(0).test();
    int seeds = counts.get(most).intValue();
    boolean right = most == test.actual().get(column);
    return new Answer(test.classes().get(most), seeds, runs.size(), right);
  }

  /**
   * The same with pictures or sentences of the rows, such as {@code split::thumbnail} of the split
   * that the runs were made on.
   *
   * @throws IllegalArgumentException if a row has another class than in the runs
   */
  public TestAnswers withPictures(IntFunction<Thumbnail> source) {
    Map<Integer, Thumbnail> found =
        rows.stream()
            .collect(
                Collectors.toMap(Row::row, row -> RowPicture.of(source, row.row(), row.actual())));
    return new TestAnswers(arms, rows, found);
  }

  /** The rows, in the order of the data set. */
  public List<Row> rows() {
    return rows;
  }

  private String said() {
    return Text.format(
        "%s that lie evenly over all of them; each arm's most frequent answer, and the seeds that"
            + " gave it",
        Text.count(rows.size(), "test row"));
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(List.of("row", "class"));
    headers.addAll(arms);
    return headers;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(row.row()), row.actual()));
    row.answers().forEach(answer -> cells.add(answer.toString()));
    return cells;
  }

  private String htmlRow(Row row) {
    String picture =
        Optional.ofNullable(pictures.get(row.row()))
            .map(Thumbnail::html)
            .orElse(String.valueOf(row.row()));
    StringBuilder html = new StringBuilder("<tr><td>" + picture + "</td>");
    cells(row).stream()
        .skip(1)
        .forEach(cell -> html.append("<td>").append(Html.escape(cell)).append("</td>"));
    return html.append("</tr>").toString();
  }

  @Override
  public Map<String, Object> bundle() {
    StringBuilder html = new StringBuilder(Html.paragraph(said() + "."));
    html.append("<table><thead><tr>");
    headers().forEach(h -> html.append("<th>").append(Html.escape(h)).append("</th>"));
    html.append("</tr></thead><tbody>");
    rows.forEach(row -> html.append(htmlRow(row)));
    return Shown.html(html.append("</tbody></table>").toString(), this);
  }

  @Override
  public String toString() {
    return said() + ".\n" + Text.table(headers(), rows.stream().map(TestAnswers::cells).toList());
  }
}
