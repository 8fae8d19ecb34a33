package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An arm against its baseline row by row: the test rows that the baseline answers rightly in most
 * seeds and the arm wrongly in most (lost), and the reverse (won), beside the number of such rows
 * that chance gives. The clearest rows come first.
 */
public final class ByExample implements Shown {
  /** Rows shown each way. */
  public static final int MOST_SHOWN = 24;

  private final String arm;
  private final String baseline;
  private final Pairs pairs;
  private final List<Example> lost;
  private final List<Example> won;
  private final Map<Integer, Thumbnail> pictures;

  private ByExample(ByExample from, Map<Integer, Thumbnail> pictures) {
    this.arm = from.arm;
    this.baseline = from.baseline;
    this.pairs = from.pairs;
    this.lost = from.lost;
    this.won = from.won;
    this.pictures = pictures;
  }

  private ByExample(Pairs pairs, String arm, String baseline) {
    this.arm = arm;
    this.baseline = baseline;
    this.pairs = pairs;
    List<Example> all =
        IntStream.range(0, pairs.arm().get(0).test().rows().size())
            .mapToObj(column -> Example.of(pairs, column))
            .sorted(
                Comparator.comparingInt((Example e) -> -Math.abs(e.ofArm() - e.ofBaseline()))
                    .thenComparingInt(Example::row))
            .toList();
    this.lost = all.stream().filter(Example::lost).toList();
    this.won = all.stream().filter(Example::won).toList();
    this.pictures = Map.of();
  }

  /**
   * The rows of an arm against a baseline.
   *
   * @throws IllegalArgumentException if there is no such arm, the arms have other seeds or test
   *     rows, the test rows change from seed to seed, or the runs do not say what they answered
   */
  public static ByExample of(Runs runs, String arm, String baseline) {
    Pairs pairs = Pairs.endedWell(runs, arm, baseline);
    Answered.check(pairs, arm, baseline);
    Check.that(
        pairs.rowsStay(),
        "test rows of '%s' must be the same for every seed: a row that only one seed has was not"
            + " answered by most; use a split mode that keeps the test rows",
        arm);
    return new ByExample(pairs, arm, baseline);
  }

  /**
   * The same with pictures or sentences of the rows that are shown, such as {@code
   * split::thumbnail} of the split that the runs were made on.
   *
   * @throws IllegalArgumentException if a row has another class than in the runs
   */
  public ByExample withPictures(IntFunction<Thumbnail> source) {
    Map<Integer, Thumbnail> found = new java.util.HashMap<>();
    for (List<Example> examples : List.of(lost, won)) {
      for (Example example : examples.subList(0, Math.min(MOST_SHOWN, examples.size()))) {
        found.put(example.row(), RowPicture.of(source, example.row(), example.actual()));
      }
    }
    return new ByExample(this, Map.copyOf(found));
  }

  /** Rows that the baseline has right in most seeds and the arm wrong in most, clearest first. */
  public List<Example> lost() {
    return lost;
  }

  /** Rows that the arm has right in most seeds and the baseline wrong in most, clearest first. */
  public List<Example> won() {
    return won;
  }

  /** What chance gives; empty for fewer than 4 seeds. */
  public Optional<Chance> chance() {
    return pairs.size() < Chance.FEWEST_SEEDS ? Optional.empty() : Optional.of(Chance.of(pairs));
  }

  /** The counts beside chance, as sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Text.format(
            "%s against %s, row by row: of %,d test rows lost %,d (%s right in most of %s, %s wrong in most), won %,d",
            arm,
            baseline,
            pairs.arm().get(0).test().rows().size(),
            lost.size(),
            baseline,
            Text.count(pairs.size(), "seed"),
            arm,
            won.size()));
    sentences.add(
        chance()
            .map(chance -> chance.words(arm, baseline))
            .orElse(
                Text.format(
                    "no number for chance: it needs %d seeds, because a half of %d is a single run",
                    Chance.FEWEST_SEEDS, pairs.size())));
    pairs.leftOut().forEach(failed -> sentences.add(failed + "; its pair is left out"));
    return sentences;
  }

  @Override
  public Map<String, Object> bundle() {
    StringBuilder html = new StringBuilder();
    sentences().forEach(sentence -> html.append(Html.paragraph(sentence + ".")));
    Gallery gallery = new Gallery(arm, baseline, pictures);
    html.append(gallery.html("Lost", lost)).append(gallery.html("Won", won));
    return Shown.html(html.toString(), this);
  }

  @Override
  public String toString() {
    Gallery gallery = new Gallery(arm, baseline, pictures);
    return String.join(".\n", sentences())
        + ".\n"
        + gallery.text("Lost", lost)
        + "\n"
        + gallery.text("Won", won);
  }
}
