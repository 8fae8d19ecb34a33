package dev.graft;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All passages of prose, each with the outputs that its figures have to stand in. */
record Prose(Passage passage, List<Outputs> outputs) {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final Path GUIDE = Path.of("src", "guide");
  private static final Pattern PART = Pattern.compile("\n\\s*\n|\n(?=[|#])");
  private static final Map<String, Outputs> READ = new HashMap<>();

  private static List<Prose> all = List.of();

  /** Read once. */
  static synchronized List<Prose> all() throws IOException {
    if (all.isEmpty()) {
      all = List.copyOf(read());
    }
    return all;
  }

  private static List<Prose> read() throws IOException {
    List<Prose> prose = new ArrayList<>();
    for (Path page : pages()) {
      Outputs tables = Outputs.of(Passage.written(page));
      for (Passage passage : Passage.of(page)) {
        List<Outputs> outputs = new ArrayList<>(List.of(tables));
        passage.notebooks().forEach(name -> outputs.add(outputs(name)));
        prose.add(new Prose(passage, outputs));
      }
    }
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
        prose.addAll(ofNotebook(file));
      }
    }
    return prose;
  }

  boolean bears(Quoted figure) {
    return outputs.stream().anyMatch(o -> o.bear(figure))
        || !figure.apart().isEmpty() && figure.apart().stream().allMatch(this::bears);
  }

  boolean holds(Quoted figure) {
    return outputs.stream().anyMatch(o -> o.hold(figure))
        || !figure.apart().isEmpty() && figure.apart().stream().allMatch(this::holds);
  }

  /** The words by which an output would have to know a figure. */
  Set<String> telling(Quoted figure) {
    return outputs.stream()
        .flatMap(o -> o.telling(figure).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Outputs outputs(String notebook) {
    return READ.computeIfAbsent(
        notebook,
        name -> {
          try {
            return outputs(SavedNotebook.cells(NOTEBOOKS.resolve(name + ".ipynb")));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Outputs outputs(Iterable<JsonElement> cells) {
    Outputs outputs = new Outputs();
    for (JsonElement cell : cells) {
      if (SavedNotebook.isCode(cell)) {
        String code = SavedNotebook.source(cell).strip();
        String last = code.substring(code.lastIndexOf('\n') + 1);
        outputs.and(SavedNotebook.outputs(cell), FigureWords.of(last));
      }
    }
    return outputs;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> guide = Files.list(GUIDE)) {
      List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
      guide.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      pages.add(NOTEBOOKS.resolve("README.md"));
      return pages;
    }
  }

  /**
   * A notebook's own prose: each cell with the code and the outputs from the cell before it to the
   * end of its section; what has no code in its section, as the summary, with all of them.
   */
  private static List<Prose> ofNotebook(Path file) throws IOException {
    List<JsonElement> cells = new ArrayList<>();
    SavedNotebook.cells(file).forEach(cells::add);
    List<Prose> prose = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!SavedNotebook.isCode(cells.get(i))) {
        String page = file.getFileName().toString();
        List<Passage> quoting =
            PART.splitAsStream(SavedNotebook.source(cells.get(i)))
                .map(part -> new Passage(page, "", part, Set.of()))
                .filter(part -> !Quoted.in(part).isEmpty())
                .toList();
        if (!quoting.isEmpty()) {
          List<Outputs> near = List.of(withCode(section(cells, i)));
          quoting.forEach(part -> prose.add(new Prose(part, near)));
        }
      }
    }
    return prose;
  }

  private static List<JsonElement> section(List<JsonElement> cells, int at) {
    int end = at + 1;
    while (end < cells.size() && !headed(cells.get(end))) {
      end++;
    }
    List<JsonElement> behind = cells.subList(at + 1, end);
    int from = headed(cells.get(at)) ? Math.max(0, at - 1) : at;
    while (from > 0 && !headed(cells.get(from)) && !headed(cells.get(at))) {
      from--;
    }
    return behind.stream().anyMatch(SavedNotebook::isCode) ? cells.subList(from, end) : cells;
  }

  private static boolean headed(JsonElement cell) {
    return !SavedNotebook.isCode(cell) && SavedNotebook.source(cell).startsWith("#");
  }

  private static Outputs withCode(List<JsonElement> cells) {
    Outputs all = outputs(cells);
    cells.stream()
        .filter(SavedNotebook::isCode)
        .forEach(cell -> all.and(List.of(SavedNotebook.source(cell)), Set.of()));
    return all;
  }
}
