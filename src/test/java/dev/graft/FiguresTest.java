package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A figure in prose is one of the stored outputs of a notebook that its paragraph or row of a table
 * links, of the notebook itself in its own prose, or of the tables that programs write into a page;
 * all others are listed in {@code figures.txt}, each with the reason why no output holds it. An
 * interval must stand there as a pair.
 */
class FiguresTest {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Path GUIDE = Path.of("src", "guide");
  private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?";

  /** What tells something: a fraction, a signed number, a percentage, points. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<![\\w.,/-])(?:[-+]?\\d+\\.\\d+|[-+]\\d+|\\d+(?= ?%)|\\d+(?= points?\\b))(?![\\w/]|\\.\\d)");

  private static final Pattern INTERVAL =
      Pattern.compile("(?<![\\w.])([-+]\\d+(?:\\.\\d+)?) to ([-+]?\\d+(?:\\.\\d+)?)(?!\\w)");
  private static final Pattern SAID =
      Pattern.compile("(?<![\\w.])" + NUMBER + "(?!(?![fFdDL]\\b)\\w)");
  private static final Pattern PAIR =
      Pattern.compile("(?<![\\w.])(" + NUMBER + ")(?: [a-z]+)? to (" + NUMBER + ")");
  private static final Pattern LINK = Pattern.compile("([0-9]{2}-[a-z-]+)\\.ipynb");

  /** In the instructor's key, what follows is about this notebook. */
  private static final Pattern KEY = Pattern.compile("<summary>([0-9]{2}-[a-z-]+)</summary>");

  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");

  /** Code, and what a program wrote between its marks. */
  private static final Pattern WRITTEN =
      Pattern.compile("```.*?```|<!-- [\\w -]+: begin -->.*?: end -->", Pattern.DOTALL);

  /** Names in code, and links' targets. */
  private static final Pattern NO_PROSE = Pattern.compile("`[^`\\n]*`|(?<=\\])\\([^)\\s]*\\)");

  /** What a notebook's outputs say; of its own prose its code counts, too. */
  private record Outputs(Set<BigDecimal> numbers, Set<List<BigDecimal>> pairs) {
    static Outputs of(String text) {
      Set<BigDecimal> numbers = new HashSet<>();
      SAID.matcher(text).results().forEach(n -> numbers.add(new BigDecimal(n.group())));
      Set<List<BigDecimal>> pairs = new HashSet<>();
      PAIR.matcher(text)
          .results()
          .forEach(p -> pairs.add(List.of(new BigDecimal(p.group(1)), new BigDecimal(p.group(2)))));
      return new Outputs(numbers, pairs);
    }

    boolean hold(String figure) {
      return numbers.stream().anyMatch(number -> rounds(number, figure));
    }

    boolean hold(String low, String high) {
      return pairs.stream().anyMatch(p -> rounds(p.get(0), low) && rounds(p.get(1), high));
    }

    /** By a fraction for a percentage, and without a sign that only the prose has. */
    private static boolean rounds(BigDecimal number, String figure) {
      BigDecimal said = new BigDecimal(figure);
      BigDecimal percent = number.movePointRight(2);
      return Stream.of(number, number.negate(), percent, percent.negate())
          .filter(n -> figure.matches("[-+].*") ? n.signum() * said.signum() >= 0 : true)
          .anyMatch(n -> n.setScale(said.scale(), RoundingMode.HALF_UP).compareTo(said) == 0);
    }
  }

  /** A paragraph; a quotation or a row of a table, with the links of what is before it. */
  private record Passage(String page, String heading, String text, Set<String> notebooks) {}

  /** A figure that stands in no output, and why. */
  private record Allowed(String page, String heading, String figure, String reason) {
    boolean covers(Passage passage, String said) {
      return (page.equals("*") || page.equals(passage.page()))
          && (heading.equals("*") || heading.equals(passage.heading()))
          && (figure.equals("*") || figure.equals(said));
    }
  }

  private static final Map<String, Outputs> OUTPUTS = new HashMap<>();

  private static Outputs outputs(String notebook) {
    return OUTPUTS.computeIfAbsent(
        notebook,
        name -> {
          try {
            return Outputs.of(
                String.join(
                    "\n",
                    SavedNotebook.outputs(
                        SavedNotebook.cells(NOTEBOOKS.resolve(name + ".ipynb")))));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Set<String> links(String text) {
    Set<String> links = new TreeSet<>();
    LINK.matcher(text).results().forEach(link -> links.add(link.group(1)));
    return links;
  }

  private static List<Passage> passages(Path page) throws IOException {
    List<Passage> passages = new ArrayList<>();
    String heading = "";
    String key = "";
    Set<String> before = Set.of();
    String text = WRITTEN.matcher(Files.readString(page)).replaceAll(" ");
    for (String block : text.replaceAll("\n(?=[|#])", "\n\n").split("\n\\s*\n")) {
      Matcher head = HEADING.matcher(block.strip());
      heading = head.lookingAt() ? head.group(1) : heading;
      Matcher keyed = KEY.matcher(block);
      key = keyed.find() ? keyed.group(1) : key;
      Set<String> links = new TreeSet<>(links(block));
      if (!key.isEmpty()) {
        links.add(key);
      }
      if (links.isEmpty() && (block.startsWith("|") || block.startsWith(">"))) {
        links.addAll(before);
      }
      before = head.lookingAt() ? Set.of() : links;
      passages.add(new Passage(page.toString().replace("src/guide/", ""), heading, block, links));
      key = block.contains("</details>") ? "" : key;
    }
    return passages;
  }

  /** The tables that programs wrote into the page, of which its prose speaks. */
  private static String written(Path page) throws IOException {
    return WRITTEN
        .matcher(Files.readString(page))
        .results()
        .map(MatchResult::group)
        .filter(part -> part.startsWith("<!--"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> guide = Files.list(GUIDE)) {
      List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
      guide.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      pages.add(NOTEBOOKS.resolve("README.md"));
      return pages;
    }
  }

  private static List<Allowed> allowed() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "dev", "graft", "figures.txt"))
        .stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| "))
        .map(cells -> new Allowed(cells[0], cells[1], cells[2], cells[3]))
        .toList();
  }

  private static String prose(String text) {
    return NO_PROSE.matcher(text).replaceAll(" ");
  }

  /** What the passage says and these do not hold. */
  private static List<String> missing(Passage passage, List<Outputs> outputs) {
    List<String> missing = new ArrayList<>();
    String prose = prose(passage.text()).replace('\n', ' ');
    for (MatchResult one : INTERVAL.matcher(prose).results().toList()) {
      if (outputs.stream().noneMatch(o -> o.hold(one.group(1), one.group(2)))) {
        missing.add(one.group());
      }
    }
    String rest = INTERVAL.matcher(prose).replaceAll(" ");
    for (MatchResult one : FIGURE.matcher(rest).results().toList()) {
      if (outputs.stream().noneMatch(o -> o.hold(one.group()))) {
        missing.add(one.group());
      }
    }
    return missing;
  }

  /** Those that nothing allows; notes which permissions were used. */
  private static List<String> faults(
      Passage passage, List<Outputs> outputs, List<Allowed> allowed, Set<Allowed> used) {
    List<String> faults = new ArrayList<>();
    for (String figure : missing(passage, outputs)) {
      List<Allowed> by = allowed.stream().filter(a -> a.covers(passage, figure)).toList();
      used.addAll(by);
      if (by.isEmpty()) {
        String start = passage.text().strip().replace('\n', ' ');
        faults.add(
            passage.page()
                + ", "
                + passage.heading()
                + ": "
                + figure
                + " in: "
                + start.substring(0, Math.min(90, start.length())));
      }
    }
    return faults;
  }

  @Test
  void everyFigureInProseStandsInAnOutputOrHasAReason() throws IOException {
    List<Allowed> allowed = allowed();
    Set<Allowed> used = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (Path page : pages()) {
      Outputs tables = Outputs.of(written(page));
      for (Passage passage : passages(page)) {
        List<Outputs> outputs = new ArrayList<>(List.of(tables));
        passage.notebooks().forEach(name -> outputs.add(outputs(name)));
        faults.addAll(faults(passage, outputs, allowed, used));
      }
    }
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
        faults.addAll(ofNotebook(file, allowed, used));
      }
    }
    assertEquals("", String.join("\n", faults));
    List<Allowed> idle = allowed.stream().filter(one -> !used.contains(one)).toList();
    assertTrue(idle.isEmpty(), "allowed, but not needed any more: " + idle);
  }

  private static List<String> ofNotebook(Path file, List<Allowed> allowed, Set<Allowed> used)
      throws IOException {
    JsonArray cells = SavedNotebook.cells(file);
    StringBuilder text = new StringBuilder(String.join("\n", SavedNotebook.outputs(cells)));
    for (JsonElement cell : cells) {
      text.append(SavedNotebook.isCode(cell) ? SavedNotebook.source(cell) + "\n" : "");
    }
    List<Outputs> own = List.of(Outputs.of(text.toString()));
    List<String> faults = new ArrayList<>();
    for (JsonElement cell : cells) {
      if (!SavedNotebook.isCode(cell)) {
        String page = file.getFileName().toString();
        Passage passage = new Passage(page, "", SavedNotebook.source(cell), Set.of());
        faults.addAll(faults(passage, own, allowed, used));
      }
    }
    return faults;
  }
}
