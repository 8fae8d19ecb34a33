package dev.graft;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What more seeds say where the default cannot tell, as Markdown. */
public final class AtlasStudyTables {
  private static final Set<String> CLEAR = Set.of("helps", "harms");
  private static final String OPEN = "cannot tell";
  private static final String EQUAL = "no difference";

  /** A cell that the default leaves open: its line in the atlas, and the study. */
  private record Open(AtlasLine line, AtlasStudy study) {
    private String truth() {
      return line.truth().word();
    }

    private boolean told() {
      return study.word().equals(truth());
    }

    private boolean opposite() {
      return CLEAR.contains(study.word()) && CLEAR.contains(truth()) && !told();
    }
  }

  private AtlasStudyTables() {}

  /** The tables of these studies, beside the lines of the atlas; none without studies. */
  public static List<String> of(List<AtlasLine> lines, List<AtlasStudy> study) {
    Map<AtlasLine.Cell, AtlasLine> cells =
        lines.stream().collect(Collectors.toMap(AtlasLine::cell, Function.identity()));
    List<Open> all = study.stream().map(one -> new Open(cells.get(one.cell()), one)).toList();
    List<String> page = new ArrayList<>();
    if (!all.isEmpty()) {
      counts(all, lines, page);
      cells(all, page);
    }
    return page;
  }

  private static void counts(List<Open> all, List<AtlasLine> lines, List<String> page) {
    long open = lines.stream().filter(line -> line.user().word().equals(OPEN)).count();
    page.add(
        Text.format(
            "**Where the default cannot tell**, a fresh study of the same default with %d seeds,"
                + " none of them one of the default's or of the truth's; %d of %d such cells:\n",
            all.get(0).study().seeds(), all.size(), open));
    page.add("| | of the studies |");
    page.add("|---|---|");
    Predicate<Open> clear = one -> CLEAR.contains(one.truth());
    Predicate<Open> equal = one -> one.truth().equals(EQUAL);
    page.add(row("clear truths that get their word", all, clear, Open::told));
    page.add(row("words of the opposite sign", all, clear, Open::opposite));
    page.add(row("truths of *no difference* that get it", all, equal, Open::told));
    page.add(
        row(
            "a bare word where the truth is *no difference*",
            all,
            equal,
            one -> CLEAR.contains(one.study().word())));
    page.add(row("still *cannot tell*", all, one -> true, one -> one.study().word().equals(OPEN)));
    page.add(together(all, lines));
    page.add("");
  }

  private static String together(List<Open> all, List<AtlasLine> lines) {
    List<AtlasLine> clear = lines.stream().filter(l -> CLEAR.contains(l.truth().word())).toList();
    long said = clear.stream().filter(l -> l.user().word().equals(l.truth().word())).count();
    long then = all.stream().filter(f -> CLEAR.contains(f.truth()) && f.told()).count();
    return Text.format(
        "| clear truths of all cells that get their word by the default, or by the study"
            + " after it | %s |",
        share(said + then, clear.size()));
  }

  private static String row(
      String name, List<Open> all, Predicate<Open> of, Predicate<Open> counts) {
    List<Open> some = all.stream().filter(of).toList();
    return Text.format(
        "| %s | %s |", name, share(some.stream().filter(counts).count(), some.size()));
  }

  private static String share(long number, long of) {
    return of == 0 ? "none" : Text.format("%d of %d (%.0f%%)", number, of, 100.0 * number / of);
  }

  private static void cells(List<Open> all, List<String> page) {
    page.add("| cell | truth | default | seeds it names | fresh study |");
    page.add("|---|---|---|---|---|");
    for (AtlasLine.Cell cell : AtlasPlan.cells()) {
      all.stream()
          .filter(one -> one.study().cell().equals(cell))
          .forEach(one -> page.add(row(one)));
    }
  }

  private static String row(Open one) {
    AtlasStudy study = one.study();
    return Text.format(
        "| %s | %s | %s | %s | %s |",
        study.cell(),
        AtlasTables.words(one.line().truth()),
        AtlasTables.words(one.line().user()),
        study.asked().isPresent() ? "" + study.asked().getAsInt() : "none",
        Text.format(
            "%s%s %+.1f (%+.1f to %+.1f)",
            AtlasTables.bound(study.standing()),
            study.word(),
            100 * study.size(),
            100 * study.low(),
            100 * study.high()));
  }
}
