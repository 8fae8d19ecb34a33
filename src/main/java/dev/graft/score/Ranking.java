package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bases in the order of how well they suit a target, before any training.
 *
 * @param method how they were ranked
 * @param rows how many rows of the target were used
 * @param sources best first, the references among them
 * @param answer which to start from
 */
public record Ranking(RankingMethod method, int rows, List<RankedSource> sources, Answer answer)
    implements Shown {
  /** Copies the list. */
  public Ranking {
    sources = List.copyOf(sources);
  }

  /**
   * Which source to start from.
   *
   * @param kind whether there is one
   * @param names the best source, then those that are not told apart from it; empty for none
   * @param words the sentence
   */
  public record Answer(Kind kind, List<String> names, String words) implements Shown {
    /** Whether there is a source to start from. */
    public enum Kind {
      /** One is clearly ahead of all that knows nothing. */
      START_WITH,
      /** None is: train from scratch. */
      NONE
    }

    /** Copies the list. */
    public Answer {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** One of the ranked bases. */
  public RankedSource source(String name) {
    Check.oneOf("base", name, sources.stream().map(RankedSource::name).toList());
    return sources.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** What a reader must know before he believes the numbers. */
  public List<String> notes() {
    return RankingTables.notes(this);
  }

  /** As HTML; all text is escaped. */
  public String html() {
    return "<p><b>Answer</b>: "
        + Html.escape(answer.words() + ".")
        + "</p>"
        + Html.table(RankingTables.headers(this), RankingTables.ranks(this))
        + Html.paragraph(RankingTables.SECOND)
        + Html.table(RankingTables.scoreHeaders(this), RankingTables.scores(this))
        + Html.list(notes());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(html(), this);
  }

  @Override
  public String toString() {
    return "Answer: "
        + answer.words()
        + ".\n"
        + Text.table(RankingTables.headers(this), RankingTables.ranks(this))
        + "\n"
        + RankingTables.SECOND
        + "\n"
        + Text.table(RankingTables.scoreHeaders(this), RankingTables.scores(this))
        + notes().stream().map("\nNote: "::concat).collect(Collectors.joining());
  }
}
