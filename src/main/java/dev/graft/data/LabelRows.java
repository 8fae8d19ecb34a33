package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the cells of a label file to the labels of pictures.
 *
 * @param id the column of the pictures' names
 * @param label the column of their classes
 */
record LabelRows(CsvGrid grid, CsvOptions options, String id, String label) {
  private static final String LEAVE_OUT =
      ", or leave such rows out: CsvOptions.withDefaults().withoutRowsMissing()";

  private static final String FILL =
      "Fill the cells, or name no sign of that column with withMissingIn.";

  LabelFile file(Path csv) {
    List<Integer> labelled =
        IntStream.range(0, grid.rows()).filter(this::isLabelled).boxed().toList();
    BitSet left = left(labelled);
    List<Integer> rows = labelled.stream().filter(row -> !left.get(row)).toList();
    List<String> ids = rows.stream().map(row -> name(row)).toList();
    MergedClasses merged = merged(rows.stream().map(grid.column(label)::get).toList());
    List<String> given = merged.labels();
    List<DataNotes.Note> notes = new ArrayList<>(merged.notes());
    UnaryOperator<String> names = merged.names(grid.column(label), options);
    checkClasses(rows, Set.copyOf(given), names);
    Map<String, String> labels = labels(rows, ids, given);
    Map<String, List<String>> others = others(rows);
    leftNote(labelled, left, names).ifPresent(notes::add);
    notes.addAll(
        LabelFile.notes(
            csv, label, List.copyOf(labels.values()), GivenOptions.of(options, label).classes()));
    notes.addAll(TellingColumn.notes(others, given));
    notes.addAll(PartColumn.notes(others));
    return new LabelFile(
        labels,
        byId(ids, others),
        notes,
        left.stream().mapToObj(this::name).collect(Collectors.toSet()));
  }

  private Map<String, String> labels(List<Integer> rows, List<String> ids, List<String> given) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String other = labels.putIfAbsent(ids.get(i), given.get(i));
      Check.that(
          other == null || other.equals(given.get(i)),
          "%s, row %d: '%s' must have one label, not '%s' and '%s'; remove one",
          grid.from(),
          rows.get(i) + 1,
          ids.get(i),
          other,
          given.get(i));
    }
    return labels;
  }

  /** The other columns, with an empty cell where a sign says that it is missing. */
  private Map<String, List<String>> others(List<Integer> rows) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (String column : grid.names()) {
      if (!column.equals(id) && !column.equals(label)) {
        List<String> cells = grid.column(column);
        Predicate<String> marked = marked(column);
        others.put(
            column, rows.stream().map(cells::get).map(c -> marked.test(c) ? "" : c).toList());
      }
    }
    return others;
  }

  /** As they are to be taken; classes that are spelt alike are told where nothing was asked. */
  private MergedClasses merged(List<String> written) {
    boolean asked =
        options.has(CsvOptions.Asked.CLASSES_MERGED)
            || options.has(CsvOptions.Asked.CLASSES_AS_WRITTEN);
    String place = Text.format("%s, column '%s'", grid.from(), label);
    return asked
        ? MergedClasses.of(place, label, written, options)
        : new MergedClasses(label, written, List.of(), List.of(), List.of());
  }

  /** Refuses the one class that is left where the options left the rows of the others out. */
  private void checkClasses(List<Integer> rows, Set<String> left, UnaryOperator<String> names) {
    Set<Integer> kept = Set.copyOf(rows);
    Set<String> gone = new TreeSet<>();
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int row = 0; row < grid.rows(); row++) {
      if (!kept.contains(row)) {
        List<String> missing = missing(row);
        missing.forEach(column -> columns.merge(column, 1, Integer::sum));
        gone.add(names.apply(grid.column(label).get(row)));
      }
    }
    gone.remove("");
    gone.removeAll(left);
    Check.that(
        left.size() != 1 || gone.isEmpty(),
        "%s, column '%s' (%s for every picture that is left) must have at least 2 classes; left out,"
            + " for cells that are missing: %d of %d rows (%s), among them each of %s; fill the"
            + " cells, or name no sign of that column with withMissingIn%s",
        grid.from(),
        label,
        Listing.of(List.copyOf(left)),
        grid.rows() - rows.size(),
        grid.rows(),
        Listing.of(columns.entrySet().stream().map(Object::toString).toList()).replace("=", ": "),
        Listing.of(gone.stream().map(name -> "'" + name + "'").toList()),
        columns.containsKey(label) ? orCategory() : "");
  }

  private String orCategory() {
    return Text.format(
        "; or, where a sign is a class, give CsvOptions.withDefaults().withCategories(%s)",
        JavaText.of(label));
  }

  /** The columns for which a row is left out. */
  private List<String> missing(int row) {
    List<String> missing = new ArrayList<>(unsaid(row));
    Stream.of(id, label)
        .filter(name -> options.isMissing(name, grid.column(name).get(row)))
        .forEach(missing::add);
    return missing;
  }

  private String name(int row) {
    return LabelledFolder.plain(grid.column(id).get(row));
  }

  /** Whether the row has both cells; refused if not, unless such rows are to be left out. */
  private boolean isLabelled(int row) {
    String given = grid.column(label).get(row);
    String place =
        Text.format(
            "%s, row %d (%s '%s', %s '%s')", grid.from(), row + 1, id, name(row), label, given);
    boolean dropped = options.has(CsvOptions.Asked.ROWS_MISSING_DROPPED);
    boolean unnamed = marked(id).test(grid.column(id).get(row));
    Check.that(
        !name(row).isEmpty() && (dropped || !given.isEmpty() && !unnamed),
        "%s must have both cells; fill or remove the row%s",
        place,
        name(row).isEmpty() ? "" : LEAVE_OUT);
    boolean missing = options.isMissing(label, given);
    Check.that(
        dropped || !missing,
        "%s must have a class, not a sign for a missing cell; remove the row%s; or, where it is a"
            + " class, %s",
        place,
        LEAVE_OUT,
        marked(label).test(given)
            ? "name it no longer as a sign of a missing one"
            : Text.format("give CsvOptions.withDefaults().withCategories(\"%s\")", label));
    return !missing && !unnamed;
  }

  /** Those that lack another cell, where such rows are to be left out. */
  private BitSet left(List<Integer> labelled) {
    BitSet left = new BitSet();
    if (options.has(CsvOptions.Asked.ROWS_MISSING_DROPPED)) {
      labelled.stream().filter(row -> !unsaid(row).isEmpty()).forEach(left::set);
    }
    return left;
  }

  /** Whether the user's own signs of a missing cell say so of a column that has usual ones, too. */
  private Predicate<String> marked(String column) {
    CsvOptions written = options.withCategories(column);
    return cell -> !cell.isEmpty() && written.isMissing(column, cell);
  }

  /** The other columns that a row lacks, of those whose signs were named. */
  private List<String> unsaid(int row) {
    return options.missing().keySet().stream()
        .filter(name -> !List.of(CsvOptions.EVERY, id, label).contains(name))
        .filter(name -> marked(name).test(grid.column(name).get(row)))
        .toList();
  }

  private Optional<DataNotes.Note> leftNote(
      List<Integer> labelled, BitSet left, UnaryOperator<String> names) {
    if (left.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns =
        left.stream().boxed().flatMap(row -> unsaid(row).stream()).distinct().toList();
    List<String> classes = labelled.stream().map(grid.column(label)::get).map(names).toList();
    BitSet lost = new BitSet();
    IntStream.range(0, labelled.size()).forEach(i -> lost.set(i, left.get(labelled.get(i))));
    String words =
        Text.format(
            "Left out, for cells that are missing: %d of %d rows of the label file (%s).%s%s",
            left.cardinality(),
            grid.rows(),
            Listing.of(columns),
            UnevenLoss.gone(classes, lost),
            UnevenLoss.words(classes, lost, FILL));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LEFT_OUT, left.cardinality(), words));
  }

  private static Map<String, Map<String, String>> byId(
      List<String> ids, Map<String, List<String>> columns) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    columns.forEach(
        (column, cells) -> {
          Map<String, String> byId = new LinkedHashMap<>();
          IntStream.range(0, ids.size()).forEach(row -> byId.put(ids.get(row), cells.get(row)));
          all.put(column, byId);
        });
    return all;
  }
}
