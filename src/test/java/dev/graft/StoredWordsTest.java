package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The words of the saved notebooks' verdicts, which it counts: at most a quarter is <em>cannot
 * tell</em>, and no word stands bare against an arm that was not trained out, by what the outputs
 * themselves say: the sentence of a verdict, and the last table before it that has the arm.
 */
class StoredWordsTest {
  /** Notebooks to be made anew, each with why. A notebook that has become clean must leave. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "00-quickstart",
          "its twin, five stored runs with a searched rate, ended by patience below its jumpstart,"
              + " which the seeds do not call clear; the notebook says so beside the word");

  /** Less, on some validation rows, is chance; TrainedOut asks the seeds, a table has none. */
  private static final double BELOW = 0.02;

  /** With fewer gradient steps no arm of the calibration was trained out. */
  private static final int FEW_UPDATES = 10;

  private static final String BOUND = "not trained out, at this budget: ";
  private static final Pattern CLEAR =
      Pattern.compile(
          "("
              + BOUND
              + ")?(.+?) (helps|harms) against (.+?)(?: \\(exp.*?\\))?: (?:at least )?[-+]\\d.*");
  private static final Pattern OPEN =
      Pattern.compile(
          "("
              + BOUND
              + ")?(.+?) against (.+?)(?: \\(exp.*?\\))?:"
              + " (no difference|cannot tell|failed run)\\b.*");

  /** Whose rows a column speaks of. */
  private static final Pattern ROWS =
      Pattern.compile(" \\((?:source|target|validation) rows[^)]*\\)");

  private static final List<String> COLUMNS =
      List.of("arm", "seeds", "test accuracy", "sd over seeds", "validation", "jumpstart");

  private static final List<String> WORDS =
      List.of("helps", "harms", "no difference", "cannot tell", "failed run");

  /** What a table says of an arm's training; NaN where it says nothing. */
  private record Trained(double validation, double jumpstart, double updates) {
    boolean cutShort() {
      boolean steps = updates > 0;
      return steps && (jumpstart - validation > BELOW || updates < FEW_UPDATES);
    }
  }

  /** A verdict's sentence, taken apart. */
  private record Said(boolean bound, String arm, String word, String baseline, String line) {
    List<String> losers() {
      return switch (word) {
        case "helps" -> List.of(baseline);
        case "harms" -> List.of(arm);
        case "no difference" -> List.of(arm, baseline);
        default -> List.of();
      };
    }
  }

  /** One notebook's words, counted, and what is wrong with them. */
  private record Read(Map<String, Integer> words, List<String> wrong) {}

  private static Said said(String line) {
    Matcher open = OPEN.matcher(line);
    if (open.matches()) {
      return new Said(open.group(1) != null, open.group(2), open.group(4), open.group(3), line);
    }
    Matcher clear = CLEAR.matcher(line);
    return clear.matches()
        ? new Said(clear.group(1) != null, clear.group(2), clear.group(3), clear.group(4), line)
        : null;
  }

  private static Read read(List<String> outputs) {
    Map<String, Integer> words = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    Map<String, Trained> known = new HashMap<>();
    for (String output : outputs) {
      List<String> lines = output.lines().toList();
      known.putAll(tables(lines));
      for (String line : lines) {
        Said said = line.length() < 2000 ? said(line) : null;
        if (said != null) {
          words.merge(said.word(), 1, Integer::sum);
          if (said.bound()) {
            words.merge("not trained out", 1, Integer::sum);
          }
          wrong.addAll(wrong(said, known));
        }
        if (line.contains("in the last quarter of its passes")) {
          wrong.add("a baseline still improves: " + line);
        }
      }
    }
    return new Read(words, wrong);
  }

  private static List<String> wrong(Said said, Map<String, Trained> known) {
    if (said.bound()) {
      return List.of();
    }
    return said.losers().stream()
        .filter(arm -> known.containsKey(arm) && known.get(arm).cutShort())
        .map(arm -> Text.format("'%s' is %s: %s", arm, known.get(arm), said.line()))
        .toList();
  }

  /** The rows of a comparison's table, columns two blanks apart. */
  private static Map<String, Trained> tables(List<String> lines) {
    Map<String, Trained> rows = new HashMap<>();
    List<String> header = List.of();
    for (String line : lines) {
      List<String> cells = List.of(ROWS.matcher(line).replaceAll("").strip().split(" {2,}"));
      if (cells.size() > COLUMNS.size() && cells.subList(0, COLUMNS.size()).equals(COLUMNS)) {
        header = cells;
      } else if (!header.isEmpty() && cells.size() == header.size()) {
        rows.put(
            cells.get(0),
            new Trained(
                number(cells, header, "validation"),
                number(cells, header, "jumpstart"),
                number(cells, header, "updates")));
      }
    }
    return rows;
  }

  private static double number(List<String> cells, List<String> header, String column) {
    String cell = cells.get(header.indexOf(column)).replace(",", "");
    return cell.matches("[-+]?[0-9.]+") ? Double.parseDouble(cell) : Double.NaN;
  }

  private static Map<String, Read> notebooks() throws IOException {
    Map<String, Read> notebooks = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
        String name = file.getFileName().toString().replace(".ipynb", "");
        notebooks.put(name, read(SavedNotebook.outputs(SavedNotebook.cells(file))));
      }
    }
    return notebooks;
  }

  /** Words that the runs did not settle, of all words of verdicts; the rest is told. */
  private static final double MOST_OPEN = 0.25;

  private static int count(Map<String, Read> notebooks, String word) {
    return notebooks.values().stream().mapToInt(r -> r.words().getOrDefault(word, 0)).sum();
  }

  private static String sums(Map<String, Read> notebooks) {
    Map<String, Integer> sums = new TreeMap<>();
    notebooks
        .values()
        .forEach(read -> read.words().forEach((word, n) -> sums.merge(word, n, Integer::sum)));
    return "all of them: " + sums + "\n";
  }

  private static String counted(Map<String, Read> notebooks) {
    return notebooks.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().words())
        .collect(Collectors.joining("\n", "words by notebook:\n", "\n" + sums(notebooks)));
  }

  @Test
  void noBareWordStandsAgainstAnArmThatIsNotTrainedOut() throws IOException {
    Map<String, Read> notebooks = notebooks();
    Map<String, List<String>> wrong = new TreeMap<>();
    notebooks.forEach(
        (name, read) -> {
          if (!read.wrong().isEmpty() && !KNOWN.containsKey(name)) {
            wrong.put(name, read.wrong());
          }
        });
    assertEquals(Map.of(), wrong, () -> counted(notebooks));
  }

  @Test
  void atMostAQuarterOfTheWordsIsCannotTell() throws IOException {
    Map<String, Read> notebooks = notebooks();
    Files.writeString(Path.of("target", "stored-words.txt"), counted(notebooks));
    int all = WORDS.stream().mapToInt(word -> count(notebooks, word)).sum();
    assertTrue(all > 100, "words: " + all);
    assertTrue(
        count(notebooks, "cannot tell") <= MOST_OPEN * all,
        () -> "fewer arms, more seeds or more rows:\n" + counted(notebooks));
  }

  @Test
  void theListOfKnownOnesShrinks() throws IOException {
    Map<String, Read> notebooks = notebooks();
    Set<String> clean =
        KNOWN.keySet().stream()
            .filter(name -> !notebooks.containsKey(name) || notebooks.get(name).wrong().isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), clean, "made anew or gone: take them from the list");
  }

  @Test
  void wordsAndTheirEvidenceAreRead() {
    String table =
        """
        arm        seeds  test accuracy  sd over seeds  validation  jumpstart  passes  updates  seconds  trained parameters
        scratch    5      0.800          0.010          0.810       0.700      20      80       1.0      60,661
        my arm: 2  5      0.500          0.010          0.510       0.600      20      80       0.1      325
        solved     5      0.700          0.010          0.510       0.600      0       0        0.1      325
        """;
    List<String> bare =
        List.of(
            "my arm: 2 harms against scratch: -30.0 points of test accuracy; more",
            "scratch helps against my arm: 2: +30.0 points",
            "my arm: 2 against scratch: no difference: -1.0 points",
            "my arm: 2 harms against scratch (exploratory: later): -30.0 points");
    for (String line : bare) {
      assertEquals(1, read(List.of(table, line)).wrong().size(), line);
      assertEquals(List.of(), read(List.of(table, BOUND + line)).wrong(), line);
    }
    List<String> right =
        List.of(
            "my arm: 2 helps against scratch: at least +30.0 points",
            "my arm: 2 against scratch: cannot tell: -1.0 points",
            "solved harms against scratch: -10.0 points",
            "unknown harms against scratch: -10.0 points");
    right.forEach(line -> assertEquals(List.of(), read(List.of(table, line)).wrong(), line));
    assertEquals(
        Map.of("harms", 2, "helps", 2, "no difference", 1, "cannot tell", 1),
        read(Stream.concat(bare.stream().limit(3), right.stream().limit(3)).toList()).words());
    assertTrue(
        read(List.of("Note: x gained 1.0 points in the last quarter of its passes")).wrong().size()
            == 1);
  }

  @Test
  void aColumnMaySayWhoseRowsItSpeaksOf() {
    String table =
        """
        arm     seeds  test accuracy (target rows)  sd over seeds  validation (source rows)  jumpstart (source rows; oracle: target rows)  updates
        frozen  5      0.500                        0.010          0.510                     0.600                                        80
        """;
    String line = "frozen harms against scratch: -30.0 points of test accuracy; more";
    assertEquals(1, read(List.of(table, line)).wrong().size());
    String one = table.replaceAll(" \\((target|source) rows[^)]*\\)", "");
    String named = one.replace("jumpstart", "jumpstart (validation rows)");
    assertEquals(1, read(List.of(named, line)).wrong().size());
  }
}
