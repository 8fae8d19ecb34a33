package dev.graft.data;

import dev.graft.csv.CsvFile;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sentences of four domains, positive or negative by the mean rating of some twenty people, on a
 * scale from -4 to 4 (Hutto and Gilbert 2014). Ratings within {@value #NEAR_NEUTRAL} of 0 are left
 * out. The sentences have authors of their own and are not shipped: {@code python3
 * src/jupyter/sentences.py} in Graft's repository builds them once.
 */
public final class Sentiment {
  /** About the standard error of such a mean: nearer to 0 the raters do not tell a side. */
  public static final double NEAR_NEUTRAL = 0.25;

  private static final String COMMAND = "python3 src/jupyter/sentences.py";
  private static final String ORIGIN =
      "%s, rated (Hutto and Gilbert 2014), from PyPI vaderSentiment 3.3.2, MIT; the sentences have"
          + " authors of their own";

  private Sentiment() {}

  /** What the sentences are from. */
  enum Domain {
    MOVIES("movie reviews"),
    PRODUCTS("product reviews"),
    EDITORIALS("newspaper editorials"),
    TWEETS("tweets");

    private final String words;

    Domain(String words) {
      this.words = words;
    }
  }

  /** Of reviews of films, 5,143 positive and 5,230 negative. */
  public static TextSet movies() {
    return read(folder(), Domain.MOVIES);
  }

  /** Of reviews of electronic products, 1,898 positive and 1,334 negative. */
  public static TextSet products() {
    return read(folder(), Domain.PRODUCTS);
  }

  /** Of a newspaper's editorials, 1,623 positive and 2,229 negative. */
  public static TextSet editorials() {
    return read(folder(), Domain.EDITORIALS);
  }

  /** Of short messages on the net, 2,637 positive and 1,192 negative. */
  public static TextSet tweets() {
    return read(folder(), Domain.TWEETS);
  }

  /** Under GRAFT_HOME, or beside the notebook, where graft.py builds them too. */
  private static Path folder() {
    Path beside = Path.of("sentiment");
    String home = System.getenv("GRAFT_HOME");
    Path under = home == null ? beside : Path.of(home, "sentiment");
    return Files.isDirectory(under) || !Files.isDirectory(beside) ? under : beside;
  }

  static TextSet read(Path folder, Domain domain) {
    Path file = folder.resolve(domain.name().toLowerCase(Locale.ROOT) + ".csv");
    Check.that(
        Files.isRegularFile(file),
        "the sentences of Sentiment.%s() (%s) must be built first: run `%s` in Graft's repository,"
            + " with GRAFT_HOME=%s, once with a network; a file of your own is read by"
            + " TextSet.of(file, \"sentence\", \"label\")",
        domain.name().toLowerCase(Locale.ROOT),
        file,
        COMMAND,
        file.toAbsolutePath().getParent().getParent());
    List<String[]> lines = Resources.csv(CsvFile.read(file).getBytes(StandardCharsets.UTF_8));
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row);
      check(file, row, cells);
      double rating = row == 0 ? 0 : Double.parseDouble(cells[0]);
      if (Math.abs(rating) >= NEAR_NEUTRAL) {
        sentences.add(cells[1]);
        labels.add(rating > 0 ? "positive" : "negative");
      }
    }
    About about = About.of(domain.words, Text.format(ORIGIN, domain.words));
    return new TextSet(about, TextContent.of(file.toString(), sentences, labels));
  }

  private static void check(Path file, int row, String[] cells) {
    boolean whole =
        row == 0
            ? Arrays.equals(cells, new String[] {"rating", "sentence"})
            : cells.length == 2 && cells[0] != null && cells[0].matches("-?\\d+(\\.\\d+)?");
    Check.that(
        whole,
        "line %d of %s (%s) must be a rating and a sentence; delete the file and run `%s` again",
        row + 1,
        file,
        String.join(", ", Arrays.stream(cells).map(String::valueOf).toList()),
        COMMAND);
  }
}
