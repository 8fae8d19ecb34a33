package dev.graft;

import dev.graft.internal.Text;
import dev.graft.stats.WeightedKendall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the lines of the atlas say of the default, as Markdown. */
public final class AtlasTables {
  private static final double MARGIN = 0.03;
  private static final double LARGE = 0.05;
  private static final int FEWEST_SOURCES = 3;
  private static final List<String> CLEAR = List.of("helps", "harms");
  private static final String BOUND = "not trained out";
  private static final String NO_DIFFERENCE = "no difference";
  private static final String NONE = "none";

  private final List<AtlasLine> all;
  private final List<String> lines = new ArrayList<>();

  private AtlasTables(List<AtlasLine> all) {
    this.all = all;
  }

  /** The tables of these lines. */
  public static List<String> of(List<AtlasLine> all) {
    AtlasTables tables = new AtlasTables(all);
    tables.coverage();
    tables.errors();
    tables.cells();
    tables.ranking();
    return tables.lines;
  }

  private void print(String format, Object... values) {
    lines.add(Text.format(format, values));
  }

  private void coverage() {
    List<AtlasLine.Cell> planned = AtlasPlan.cells();
    print(
        "**%d of %d cells** are there; by target and by what is thawed:\n",
        all.size(), planned.size());
    print("| target | %s |", String.join(" | ", AtlasPlan.MODES));
    print("|---|%s", "---|".repeat(AtlasPlan.MODES.size()));
    for (String target : planned.stream().map(AtlasLine.Cell::target).distinct().toList()) {
      StringBuilder row = new StringBuilder();
      for (String mode : AtlasPlan.MODES) {
        Predicate<AtlasLine.Cell> in = c -> c.target().equals(target) && c.mode().equals(mode);
        long done = all.stream().map(AtlasLine::cell).filter(in).count();
        row.append(Text.format(" %d of %d |", done, planned.stream().filter(in).count()));
      }
      print("| %s |%s", target, row);
    }
    print("");
  }

  private void errors() {
    print(
        "**The default's words** against the truth; a third of the cells, by a sum over their names, was set aside:\n");
    print("| | asked | all cells | of those set aside |");
    print("|---|---|---|---|");
    error("words of the opposite sign", "none", AtlasTables::clear, AtlasTables::opposite);
    error(
        "a word that nothing bounds where the truth is *no difference*",
        "at most 5%",
        line -> line.truth().word().equals(NO_DIFFERENCE),
        AtlasTables::bare);
    error(
        "clear truths that get their word", "at least 80%", AtlasTables::clear, AtlasTables::said);
    error("of these: truths of 5 points and more", "", AtlasTables::large, AtlasTables::said);
    error(
        "sizes within 3 points and the half-width of the default's interval",
        "at least 90%",
        line -> true,
        AtlasTables::near);
    doubts();
    print("");
  }

  private void doubts() {
    error(
        "truths that cannot tell",
        "",
        line -> true,
        line -> line.truth().word().equals("cannot tell"));
    error(
        "truths whose arm lies more than 3 points below the default's",
        "none",
        line -> true,
        AtlasTables::failed);
    error(
        "arms of the default that are not trained out",
        "at most 10%",
        line -> true,
        AtlasTables::untrained);
  }

  private void error(
      String name, String asked, Predicate<AtlasLine> of, Predicate<AtlasLine> counts) {
    String everywhere = share(of, counts);
    print(
        "| %s | %s | %s | %s |",
        name, asked, everywhere, share(of.and(line -> line.cell().heldOut()), counts));
  }

  private String share(Predicate<AtlasLine> of, Predicate<AtlasLine> counts) {
    List<AtlasLine> some = all.stream().filter(of).toList();
    long number = some.stream().filter(counts).count();
    return some.isEmpty()
        ? NONE
        : Text.format("%d of %d (%.0f%%)", number, some.size(), 100.0 * number / some.size());
  }

  private static boolean clear(AtlasLine line) {
    return CLEAR.contains(line.truth().word());
  }

  private static boolean large(AtlasLine line) {
    return clear(line) && Math.abs(line.truth().size()) >= LARGE;
  }

  private static boolean opposite(AtlasLine line) {
    return CLEAR.contains(line.user().word()) && !said(line);
  }

  private static boolean said(AtlasLine line) {
    return line.user().word().equals(line.truth().word());
  }

  private static boolean bare(AtlasLine line) {
    return CLEAR.contains(line.user().word()) && !line.user().standing().equals(BOUND);
  }

  private static boolean near(AtlasLine line) {
    double off = Math.abs(line.user().size() - line.truth().size());
    return off <= MARGIN + line.user().halfWidth();
  }

  /** A tuning that finds less than the default did has not found the truth. */
  private static boolean failed(AtlasLine line) {
    return line.user().armAccuracy() - line.truth().armAccuracy() > MARGIN;
  }

  private static boolean untrained(AtlasLine line) {
    return line.user().armTraining().startsWith(BOUND);
  }

  private void cells() {
    print("**The cells**, arm minus scratch in points of test accuracy with the 95%% interval:\n");
    print("| cell | truth | default | default's arm |");
    print("|---|---|---|---|");
    for (AtlasLine.Cell cell : AtlasPlan.cells()) {
      all.stream()
          .filter(line -> line.cell().equals(cell))
          .forEach(
              line ->
                  print(
                      "| %s%s | %s | %s | %s |",
                      cell,
                      cell.heldOut() ? " *" : "",
                      words(line.truth()),
                      bound(line.user().standing()) + words(line.user()),
                      line.user().armTraining()));
    }
    print("");
    print("An asterisk marks the cells that were set aside.");
    print("");
  }

  static String bound(String standing) {
    return standing.equals(BOUND) ? BOUND + ": " : "";
  }

  static String words(AtlasLine.Side side) {
    return Text.format(
        "%s %+.1f (%+.1f to %+.1f)",
        side.word(), 100 * side.size(), 100 * side.low(), 100 * side.high());
  }

  private void ranking() {
    print("**`SourceRanking`** against the truth, weighted Kendall tau over a target's sources:\n");
    print("| target | thawed | sources | tau |");
    print("|---|---|---|---|");
    Map<String, List<AtlasLine>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    line -> place(line) + " | " + line.cell().mode(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    groups.forEach(this::tau);
    print("");
    answers();
  }

  private static String place(AtlasLine line) {
    return line.cell().target() + ", " + line.cell().perClass() + " per class";
  }

  private void tau(String name, List<AtlasLine> some) {
    if (some.size() >= FEWEST_SOURCES) {
      double[] scores = some.stream().mapToDouble(AtlasLine::score).toArray();
      double[] sizes = some.stream().mapToDouble(line -> line.truth().size()).toArray();
      double tau = WeightedKendall.of(scores, sizes).tau();
      print(
          "| %s | %d | %s |",
          name, some.size(), Double.isNaN(tau) ? "level" : Text.format("%.2f", tau));
    }
  }

  /** The lines of each place whose frozen cells are all there, of all of a target's sources. */
  private List<List<AtlasLine>> complete() {
    String frozen = AtlasPlan.MODES.get(0);
    List<AtlasLine> some = all.stream().filter(line -> line.cell().mode().equals(frozen)).toList();
    return some.stream().collect(Collectors.groupingBy(AtlasTables::place)).values().stream()
        .filter(lines -> lines.size() == planned(lines.get(0).cell()))
        .toList();
  }

  private static long planned(AtlasLine.Cell one) {
    return AtlasPlan.cells().stream()
        .filter(c -> c.target().equals(one.target()) && c.mode().equals(one.mode()))
        .filter(c -> c.perClass() == one.perClass())
        .count();
  }

  private void answers() {
    List<List<AtlasLine>> none =
        complete().stream().filter(some -> some.get(0).answer().equals(NONE)).toList();
    List<List<AtlasLine>> named =
        complete().stream().filter(some -> !some.get(0).answer().equals(NONE)).toList();
    long elsewhere =
        named.stream().filter(some -> some.stream().noneMatch(AtlasTables::isNamed)).count();
    print(
        "\"None: train from scratch\" was said %s, and rightly %s: there no frozen"
            + " source helps. A source with a cell here was named %s, and frozen it helps in %d of"
            + " them; one without a frozen cell here %s.",
        Text.count(none.size(), "time"),
        Text.count(
            none.stream().filter(some -> some.stream().noneMatch(AtlasTables::helps)).count(),
            "time"),
        Text.count(named.size() - elsewhere, "time"),
        named.stream().filter(some -> some.stream().anyMatch(AtlasTables::namedHelps)).count(),
        Text.count(elsewhere, "time"));
  }

  private static boolean isNamed(AtlasLine line) {
    return line.cell().source().equals(line.answer());
  }

  private static boolean namedHelps(AtlasLine line) {
    return isNamed(line) && helps(line);
  }

  private static boolean helps(AtlasLine line) {
    return line.truth().word().equals(CLEAR.get(0));
  }
}
