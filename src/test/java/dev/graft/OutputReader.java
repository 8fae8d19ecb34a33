package dev.graft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the numbers of an output with what each is said of: in a verdict's sentence its two arms
 * and its word, each score its own arm; in a table its row and the head of its column; behind a
 * semicolon what stands there; elsewhere its line.
 */
final class OutputReader {
  private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?";
  private static final Pattern SAID =
      Pattern.compile("(?<![\\w.])" + NUMBER + "(?!(?![fFdDL]\\b)\\w)");
  private static final Pattern PAIR =
      Pattern.compile("(?<![\\w.])(?:x )?(" + NUMBER + ")(?: [a-z]+)? to (?:x )?(" + NUMBER + ")");
  private static final Pattern SCORES =
      Pattern.compile("(?<![\\w.])(" + NUMBER + ") against (" + NUMBER + ")(?!\\w)");
  private static final Pattern LEVEL = Pattern.compile("(" + NUMBER + ")%(?= interval|:|\\)|\\))");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:not trained out, at this budget: )?(.+?)(?: (helps|harms))? against (.+?)"
              + "(?: on these test rows)?(?: \\(exp.*?\\))?: (?:(no difference|cannot tell|failed run)\\b(?: \\(exp.*?\\))?:?)?(.*)");
  private static final Pattern CELL = Pattern.compile("[^|\\s](?:(?! {2}|\\|).)*");
  private static final Pattern BOUND = Pattern.compile("low|high|lower|upper");

  private record Cell(int start, String text) {}

  private final List<SaidNumber> said = new ArrayList<>();
  private final Set<String> shown;
  private List<Cell> head = List.of();
  private String title = "";
  private String text = "";

  private OutputReader(Set<String> shown) {
    this.shown = shown;
  }

  /**
   * All numbers of an output.
   *
   * @param shown the words of the code that shows it
   */
  static List<SaidNumber> read(String output, Set<String> shown) {
    OutputReader reader = new OutputReader(shown);
    output.lines().forEach(reader::line);
    return reader.said;
  }

  private void line(String line) {
    text = line;
    if (line.matches("[\\s|:-]*")) {
      head = line.isBlank() ? List.of() : head;
      return;
    }
    Matcher sentence = SENTENCE.matcher(line);
    List<Cell> cells = cells(line);
    if (cells.size() > 1 && !head.isEmpty()) {
      row(cells);
    } else if (cells.size() == 1 && line.contains(" against ") && sentence.matches()) {
      sentence(sentence);
    } else if (cells.size() > 1 && !line.matches(".*\\d\\.\\d.*")) {
      head = cells;
    } else {
      head = List.of();
      title = line.matches(".*\\d\\.\\d.*") ? "" : line;
      parts(line);
    }
  }

  private static List<Cell> cells(String line) {
    return CELL.matcher(line)
        .results()
        .map(found -> new Cell(found.start(), found.group().strip()))
        .filter(cell -> !cell.text().matches("[:|o-]*[-o:|]{2,}|[:|]"))
        .toList();
  }

  private void sentence(Matcher of) {
    SaidNumber effect = of(of.group(1) + " " + of.group(3));
    Optional<String> word =
        Optional.ofNullable(of.group(2)).or(() -> Optional.ofNullable(of.group(4)));
    String rest = of.group(5);
    int end = rest.indexOf(';') < 0 ? rest.length() : rest.indexOf(';');
    String first = rest.substring(0, end).replaceAll("\\((?:Holm|\\d+ ever)[^)]*\\)", "");
    scores(first, of(of.group(1)), of(of.group(3)));
    numbers(
        SCORES.matcher(first).replaceAll(" "),
        effect
            .with(FigureWords.of(first.replaceAll("\\D*(?:.*\\D)??(\\d+) seeds.*|.*", "$1")))
            .judged(word));
    parts(rest.substring(end));
  }

  private SaidNumber of(String words) {
    return SaidNumber.on(text, FigureWords.of(words)).with(shown);
  }

  private void scores(String from, SaidNumber arm, SaidNumber baseline) {
    SCORES
        .matcher(from)
        .results()
        .forEach(
            pair -> {
              said.add(arm.as(pair.group(1)));
              said.add(baseline.as(pair.group(2)));
              said.add(arm.with(baseline.words()).as(pair.group(1), pair.group(2)));
            });
  }

  /** What stands between semicolons, each by its own words. */
  private void parts(String line) {
    for (String part : line.split("; ")) {
      numbers(part, of(part));
    }
  }

  private void row(List<Cell> cells) {
    SaidNumber named =
        of(
            title
                + " "
                + cells.get(0).text()
                + " "
                + cells.stream()
                    .map(Cell::text)
                    .filter(cell -> !cell.matches(NUMBER))
                    .collect(Collectors.joining(" ")));
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String column = column(cell);
      SaidNumber one = named.under(head(column)).judged(verdict(cells, i));
      scores(cell.text(), named, of(head.get(0).text()));
      String rest = SCORES.matcher(cell.text()).replaceAll(" ");
      numbers(rest, BOUND.matcher(column).matches() ? one.bounding() : one);
    }
  }

  /** What tells a column from others: not what stands in brackets, and no number alone. */
  private static Set<String> head(String column) {
    Set<String> words = FigureWords.of(column.replaceAll("\\(.*?\\)", ""));
    return words.stream().allMatch(word -> word.matches("\\d+")) ? Set.of() : words;
  }

  private String column(Cell cell) {
    return head.stream()
        .filter(top -> top.start() <= cell.start() + 1)
        .reduce((first, second) -> second)
        .map(Cell::text)
        .orElse("");
  }

  /** The word that judges a cell: its own, its neighbour's, or that of the row. */
  private static Optional<String> verdict(List<Cell> cells, int i) {
    Optional<String> row =
        cells.stream()
            .limit(i)
            .flatMap(c -> FigureWords.lastVerdict(c.text()).stream())
            .findFirst();
    Optional<String> next =
        i + 1 < cells.size() ? FigureWords.lastVerdict(cells.get(i + 1).text()) : Optional.empty();
    return FigureWords.lastVerdict(cells.get(i).text()).or(() -> next).or(() -> row);
  }

  private void numbers(String from, SaidNumber of) {
    LEVEL.matcher(from).results().forEach(level -> said.add(of.as(level.group(1))));
    String rest = LEVEL.matcher(from).replaceAll(" ");
    PAIR.matcher(rest)
        .results()
        .forEach(
            pair -> {
              said.add(of.as(pair.group(1), pair.group(2)));
              said.add(of.bounding().as(pair.group(1)));
              said.add(of.bounding().as(pair.group(2)));
            });
    SAID.matcher(PAIR.matcher(rest).replaceAll(" "))
        .results()
        .forEach(one -> said.add(of.as(one.group())));
  }
}
