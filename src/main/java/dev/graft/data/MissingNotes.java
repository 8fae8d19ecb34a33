package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is said of rows that were left out for missing cells.
 *
 * @param names what the set calls the class of a cell
 */
record MissingNotes(MissingCells cells, UnaryOperator<String> names) {
  /** What the reader of the set is told. */
  List<DataNotes.Note> all() {
    return cells.rows().isEmpty()
        ? List.of()
        : of(cells.grid().column(cells.target()).stream().map(names).collect(Collectors.toSet()));
  }

  /** How the same is said where some classes are left. */
  Retelling again() {
    return Retelling.of(all(), (classes, pictures) -> of(Set.copyOf(classes)));
  }

  private String name(int row) {
    return names.apply(cells.grid().column(cells.target()).get(row));
  }

  /** Of the rows of some classes, and of those of which nobody knows the class, or none is left. */
  private List<DataNotes.Note> of(Set<String> left) {
    Set<String> classes = new HashSet<>(left);
    classes.addAll(gone());
    BitSet lost = (BitSet) cells.rows().clone();
    BitSet unknown = cells.of(cells.target());
    int all = 0;
    for (int row = 0; row < cells.grid().rows(); row++) {
      boolean counts = unknown.get(row) || classes.contains(name(row));
      lost.set(row, counts && lost.get(row));
      all += counts ? 1 : 0;
    }
    return lost.isEmpty()
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.ROWS_LEFT_OUT,
                lost.cardinality(),
                leftOut("Left out", lost, all) + "." + uneven(classes)));
  }

  /** Classes of which no row was left when the file was read: nobody can give them up since. */
  private Set<String> gone() {
    Set<String> gone = new HashSet<>();
    Set<String> kept = new HashSet<>();
    BitSet unknown = cells.of(cells.target());
    for (int row = 0; row < cells.grid().rows(); row++) {
      if (!unknown.get(row)) {
        (cells.rows().get(row) ? gone : kept).add(name(row));
      }
    }
    gone.removeAll(kept);
    return gone;
  }

  private String leftOut(String words, BitSet lost, int all) {
    return Text.format(
        "%s, for cells that are missing: %d of %d rows (%s)",
        words, lost.cardinality(), all, cells.counts(lost));
  }

  private String uneven(Set<String> classes) {
    List<String> all = new ArrayList<>();
    BitSet lost = new BitSet();
    BitSet unknown = cells.of(cells.target());
    for (int row = 0; row < cells.grid().rows(); row++) {
      String name = name(row);
      if (classes.contains(name)) {
        lost.set(all.size(), cells.rows().get(row) && !unknown.get(row));
        all.add(name);
      }
    }
    String way =
        cells.areSentences()
            ? "Fill the cells of these rows."
            : "Let TableGaps fill the cells, or leave such a column out.";
    return signsOfTarget(classes) + UnevenLoss.gone(all, lost) + UnevenLoss.words(all, lost, way);
  }

  /** Of a sign that was named for all columns, and takes a class away. */
  private String signsOfTarget(Set<String> classes) {
    Set<String> signs = cells.options().missing().getOrDefault(CsvOptions.EVERY, Set.of());
    String target = cells.target();
    CsvOptions named =
        CsvOptions.withDefaults().withMissing(signs.toArray(String[]::new)).withCategories(target);
    Map<String, Long> taken =
        cells.of(target).stream()
            .mapToObj(cells.grid().column(target)::get)
            .filter(cell -> classes.contains(names.apply(cell)) && !cell.isEmpty())
            .filter(cell -> named.isMissing(target, cell))
            .collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
    return taken.isEmpty()
        ? ""
        : Text.format(
            " A sign that was named for all columns stands in the target '%s', too (%s): where that is"
                + " a class, no row of it is left; name the other columns instead, with"
                + " withMissingIn(\"...\", ...).",
            target,
            Listing.of(
                taken.entrySet().stream()
                    .map(
                        one ->
                            Text.format(
                                "'%s' in %s", one.getKey(), Text.count(one.getValue(), "row")))
                    .toList()));
  }

  /** Refuses the one class that is left where missing cells took the others away. */
  void checkClasses(List<String> left) {
    Set<String> classes = Set.copyOf(left);
    BitSet unknown = cells.of(cells.target());
    Map<String, Integer> gone = new LinkedHashMap<>();
    Map<String, Integer> signs = new LinkedHashMap<>();
    BitSet known = new BitSet();
    cells.rows().stream()
        .filter(row -> !name(row).isEmpty() && !classes.contains(name(row)))
        .forEach(
            row -> {
              known.set(row, !unknown.get(row));
              (unknown.get(row) ? signs : gone).merge(name(row), 1, Integer::sum);
            });
    Check.that(
        classes.size() != 1 || gone.isEmpty() && signs.isEmpty(),
        "%s, %s '%s' (%s in every row that is left) must have at least 2 classes; %s%s; %s",
        cells.grid().from(),
        cells.areSentences() ? "label" : "target",
        cells.target(),
        left.isEmpty() ? "" : left.get(0),
        leftOut("left out", cells.rows(), cells.grid().rows()),
        gone.isEmpty() ? "" : ", among them each row of " + counted(gone),
        gone.isEmpty() ? ofSigns(signs) : cells.refill(known));
  }

  private static String counted(Map<String, Integer> counts) {
    return Listing.of(
        counts.entrySet().stream()
            .map(one -> Text.format("'%s' (%d)", JavaText.visible(one.getKey()), one.getValue()))
            .toList());
  }

  private String ofSigns(Map<String, Integer> signs) {
    String target = cells.target();
    CsvOptions all = cells.options().withCategories(target);
    boolean named = new TreeSet<>(signs.keySet()).stream().allMatch(s -> all.isMissing(target, s));
    return Text.format(
        "where %s is a class, %s; or choose another target",
        counted(signs),
        named
            ? "name it no longer as a sign of a missing cell"
            : "give CsvOptions.withDefaults().withCategories(" + JavaText.of(target) + ")");
  }
}
