package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far up a base is worth keeping for a target, told before any training: general features
 * below, special ones above (Yosinski et al. 2014). A frozen cut with a linear head comes to about
 * what its probe says; fine-tuning may make other stages worth keeping.
 *
 * @param base its name
 * @param last the cuts that leave the first stages, from the input on; the last is the whole base
 * @param first the cuts that leave the last stages behind a random adapter; may be empty
 * @param majority the accuracy of always naming the largest class of these rows, in (0, 1]
 */
public record StageScores(
    String base, List<StageScore> last, List<StageScore> first, double majority) implements Shown {
  /** Copies the lists. */
  public StageScores {
    last = List.copyOf(last);
    first = List.copyOf(first);
    Check.that(!last.isEmpty(), "cuts (0) must be at least 1");
  }

  /** Whether any of its cuts is worth more than random weights. */
  public enum Answer {
    /** Keep it up to the stage that is named. */
    KEEP,
    /** No cut beats the best of random weights by a standard error: train from scratch. */
    NONE
  }

  /** The cut with the highest probe. */
  public StageScore best() {
    return last.stream().max(Comparator.comparingDouble(StageScore::probe)).orElseThrow();
  }

  /**
   * The name of the lowest stage whose probe is at most one standard error below the best: the
   * fewest layers that these rows cannot tell from the best ones (the one-standard-error rule,
   * Breiman et al. 1984).
   */
  public String keepUpTo() {
    StageScore best = best();
    return last.stream()
        .filter(score -> score.probe() >= best.probe() - best.error())
        .findFirst()
        .orElseThrow()
        .cut();
  }

  /** Whether to keep anything at all. */
  public Answer answer() {
    double random =
        last.stream().mapToDouble(StageScore::random).filter(Double::isFinite).max().orElse(0);
    return best().probe() - best().error() > random ? Answer.KEEP : Answer.NONE;
  }

  private String heading() {
    String text =
        answer() == Answer.NONE
            ? "%s: none of its stages beats the best stage of random weights by a standard error (its"
                + " own best: %s, %.3f); train from scratch"
            : "%s: keep up to %s (probe within one standard error of the best, %.3f)";
    String cut = answer() == Answer.NONE ? best().cut() : keepUpTo();
    return Text.format(text, base, cut, best().probe());
  }

  private String firstWords() {
    return "Its first stages removed instead, behind an adapter of random weights:";
  }

  /** A table of them, without the columns that none of them has a number for. */
  private static Sheet add(Sheet sheet, List<StageScore> scores) {
    List<List<String>> rows = scores.stream().map(StageScore::cells).toList();
    List<Integer> known =
        IntStream.range(0, StageScore.HEADERS.size())
            .filter(i -> rows.stream().anyMatch(row -> !row.get(i).equals(StageScore.UNKNOWN)))
            .boxed()
            .toList();
    return sheet.with(
        known.stream().map(StageScore.HEADERS::get).toList(),
        rows.stream().map(row -> known.stream().map(row::get).toList()).toList());
  }

  private Sheet sheet() {
    Sheet kept = add(Sheet.of(heading()), last);
    return first.isEmpty() ? kept : add(kept.with(firstWords()), first);
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
