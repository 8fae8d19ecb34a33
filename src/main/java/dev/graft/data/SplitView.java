package dev.graft.data;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a split looks in a cell and in a terminal. */
final class SplitView {
  private static final List<String> HEADERS =
      List.of("class", "rows", "training", "validation", "test");

  /** Columns of pictures stand side by side, so theirs are smaller than a set's own. */
  private static final int WIDTH = 28;

  private static final int MOST_PER_CELL = 2;

  /** What one output may carry besides its tables, whose rows take some hundred bytes each. */
  private static final int BYTES = 52_000;

  private static final int BYTES_PER_CLASS = 100;

  private SplitView() {}

  static String text(Split split) {
    List<String> lines = new ArrayList<>(sentences(split));
    List<List<String>> cells = cells(split);
    cells.add(totals(split));
    lines.add(Text.table(headers(split), cells));
    return String.join("\n", lines);
  }

  static Map<String, Object> bundle(Split split) {
    List<List<String>> samples = samples(split);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> cells : cells(split)) {
      List<String> row = new ArrayList<>(cells.stream().map(Html::escape).toList());
      int label = rows.size();
      row.addAll(samples.get(label));
      rows.add(row);
    }
    List<String> last = new ArrayList<>(totals(split));
    samples.get(0).forEach(part -> last.add(""));
    rows.add(last);
    List<String> headers = new ArrayList<>(headers(split));
    headers.addAll(List.of("some training rows", "validation rows", "test rows"));
    if (domains(split)) {
      headers.add("unlabelled rows");
    }
    String text = sentences(split).stream().map(Html::paragraph).collect(Collectors.joining());
    return Shown.html(text + Html.tableOfHtml(headers, rows), split);
  }

  /** For each class the pictures of its rows in each part; one of each before there are two. */
  private static List<List<String>> samples(Split split) {
    Rows drawn = split.rows(split.seed());
    List<List<List<Integer>>> parts =
        Stream.of(drawn.training(), drawn.validation(), drawn.test(), drawn.unlabelled())
            .limit(domains(split) ? 4 : 3)
            .map(part -> byClass(split, part))
            .toList();
    int classes = split.classRows().size();
    List<List<Integer>> cells = new ArrayList<>();
    IntStream.range(0, classes).forEach(c -> parts.forEach(part -> cells.add(part.get(c))));
    int bytes = Math.max(Thumbnails.MOST_BYTES, BYTES - BYTES_PER_CLASS * classes);
    List<String> html =
        Thumbnails.samples(split.data(), cells, new Thumbnails.Bound(MOST_PER_CELL, bytes, WIDTH));
    return IntStream.range(0, classes)
        .mapToObj(c -> html.subList(c * parts.size(), (c + 1) * parts.size()))
        .toList();
  }

  private static List<String> sentences(Split split) {
    String what = Text.format("%s, split into %s", split.data().name(), split.words());
    String pool =
        switch (split.mode()) {
          case FIXED -> "The same rows for every run seed.";
          case TRAINING_REDRAWN ->
              Text.format(
                  "Each run seed draws its %,d training and validation rows from %,d; test rows stay.",
                  total(split, split::training) + total(split, split::validation), poolSize(split));
          case ALL_REDRAWN -> "Each run seed draws all its rows anew.";
        };
    List<String> sentences = new ArrayList<>();
    sentences.add(what + ", seed " + split.seed() + ".");
    sentences.add(pool + " Results are " + split.mode().sentence() + ".");
    sentences.addAll(split.data().notes(split.rows(split.seed())));
    return sentences;
  }

  private static boolean domains(Split split) {
    return split.data().has(Part.UNLABELLED);
  }

  private static List<String> headers(Split split) {
    List<String> headers = new ArrayList<>(HEADERS);
    if (domains(split)) {
      headers.add("unlabelled");
    }
    return headers;
  }

  private static int poolSize(Split split) {
    int size = 0;
    for (ClassRows rows : split.classRows()) {
      int tested = split.plan().counts(rows).test();
      size += rows.all().size() - tested - rows.in(Part.UNLABELLED).size();
    }
    return size;
  }

  private static List<List<String>> cells(Split split) {
    List<List<String>> cells = new ArrayList<>();
    for (ClassRows rows : split.classRows()) {
      int label = rows.label();
      List<Integer> numbers =
          List.of(
              rows.all().size(),
              split.training(label),
              split.validation(label),
              split.test(label),
              rows.in(Part.UNLABELLED).size());
      cells.add(line(split, rows.name(), numbers));
    }
    return cells;
  }

  private static List<String> totals(Split split) {
    List<Integer> numbers =
        List.of(
            split.data().size(),
            total(split, split::training),
            total(split, split::validation),
            total(split, split::test),
            total(split, label -> split.classRows().get(label).in(Part.UNLABELLED).size()));
    return line(split, "all", numbers);
  }

  private static List<String> line(Split split, String name, List<Integer> numbers) {
    List<String> line = new ArrayList<>(List.of(name));
    numbers.forEach(number -> line.add(Text.format("%,d", number)));
    return line.subList(0, headers(split).size());
  }

  private static int total(Split split, IntUnaryOperator ofClass) {
    return IntStream.range(0, split.classRows().size()).map(ofClass).sum();
  }

  private static List<List<Integer>> byClass(Split split, List<Integer> part) {
    List<List<Integer>> rows = new ArrayList<>();
    split.classRows().forEach(name -> rows.add(new ArrayList<>()));
    part.forEach(row -> rows.get(split.data().label(row)).add(row));
    return rows;
  }
}
