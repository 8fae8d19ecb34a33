package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A figure in prose is one of the stored outputs of a notebook that its paragraph or row of a table
 * links, of the code and outputs near it in a notebook's own prose, or of the tables that programs
 * write into a page, and these say it of the same thing:
 *
 * <ul>
 *   <li>the row, column or sentence of the output has one of the words that tell most of those
 *       before the figure (else of its sentence, of its passage), by {@link FigureWords};
 *   <li>where a column's head says what it measures, the passage says it too;
 *   <li>a verdict's difference has the word that the prose gives it;
 *   <li>what is only a bound of an interval is no figure by itself, and a difference beside an
 *       interval stands with it in one line of an output, as do two scores.
 * </ul>
 *
 * All others are listed in {@code figures.txt}, each with the reason why no output holds it.
 *
 * <p>What this does not see: a figure of another row, column or notebook that has the same words
 * around it and the same verdict. Of all swaps of a figure for another of the same form in the same
 * outputs it sees 72% (by the number alone none would be seen): of signed differences 85%, of
 * intervals 92%, of scores of three digits 69%, of two scores that stand against each other a
 * third; {@link FigureSwapsTest} counts them. It does not ask whether the words around a figure are
 * true, nor does it see counts without a sign, a fraction, % or points, or a page's figures in
 * code.
 */
class FiguresTest {
  /** A figure that stands in no output, and why. */
  private record Allowed(String page, String heading, String figure, String reason) {
    static Stream<Allowed> of(String line) {
      String[] cells = line.split(" \\| ");
      return Stream.of(cells[2].split(", "))
          .map(figure -> new Allowed(cells[0], cells[1], figure, cells[3]));
    }

    boolean covers(Passage passage, String said) {
      return (page.equals("*") || page.equals(passage.page()))
          && (heading.equals("*") || heading.equals(passage.heading()))
          && (figure.equals("*") || figure.equals(said));
    }
  }

  private static List<Allowed> allowed() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "dev", "graft", "figures.txt"))
        .stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(Allowed::of)
        .toList();
  }

  @Test
  void everyFigureInProseStandsInAnOutputThatSaysItOfTheSameOrHasAReason() throws IOException {
    List<Allowed> allowed = allowed();
    Set<Allowed> used = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (Prose prose : Prose.all()) {
      for (Quoted figure : Quoted.in(prose.passage())) {
        if (!prose.bears(figure)) {
          List<Allowed> by =
              allowed.stream().filter(a -> a.covers(prose.passage(), figure.said())).toList();
          used.addAll(by);
          faults.addAll(by.isEmpty() ? List.of(told(prose, figure)) : List.of());
        }
      }
    }
    assertEquals("", String.join("\n", faults));
    List<Allowed> idle = allowed.stream().filter(one -> !used.contains(one)).toList();
    assertTrue(idle.isEmpty(), "allowed, but not needed any more: " + idle);
  }

  private static String told(Prose prose, Quoted figure) {
    Passage passage = prose.passage();
    String start = passage.text().strip().replace('\n', ' ');
    String why =
        prose.holds(figure)
            ? "stands in an output, but not beside one of "
                + prose.telling(figure)
                + " or with "
                + figure.verdicts()
            : "stands in no output";
    return String.join(
        " ",
        passage.page(),
        "[" + passage.heading() + "]:",
        figure.said(),
        why,
        "in:",
        start.substring(0, Math.min(90, start.length())));
  }
}
