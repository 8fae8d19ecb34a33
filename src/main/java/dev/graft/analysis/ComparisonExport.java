package dev.graft.analysis;

import dev.graft.internal.Cell;
import dev.graft.internal.Text;
import dev.graft.stats.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A comparison as text for other programs: a table with commas, and Markdown for a README. */
final class ComparisonExport {
  private static final String ACCURACY = "accuracy";

  private static final List<String> CSV_HEADERS =
      List.of(
          "arm",
          "baseline",
          "verdict",
          "standing",
          "difference",
          "low",
          "high",
          "confidence",
          "seeds",
          "failed",
          "metric",
          "better",
          ACCURACY,
          "deviation",
          "validation_accuracy",
          "jumpstart",
          "passes",
          "updates",
          "seconds",
          "trained_parameters",
          "labels",
          "sentence",
          "notes");

  private final Comparison comparison;
  private final Yardstick yardstick;
  private final Verdict.Evidence evidence;

  private ComparisonExport(Comparison comparison) {
    this.comparison = comparison;
    this.yardstick = Yardstick.of(comparison.runs());
    this.evidence = comparison.verdicts().get(0).evidence();
  }

  static String csv(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      ComparisonExport export = new ComparisonExport(comparison);
      printer.printRecord(CSV_HEADERS.stream().map(export::header).toList());
      for (ArmSummary arm : comparison.summaries()) {
        printer.printRecord(export.cells(arm));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table in memory", e);
    }
    return text.toString();
  }

  /** The score's column is called as the runs call it. */
  private String header(String column) {
    boolean named = !yardstick.name().equals(Metric.ACCURACY.toString());
    return column.equals(ACCURACY) && named ? yardstick.name() : column;
  }

  private List<String> cells(ArmSummary arm) {
    List<String> cells = new ArrayList<>(List.of(arm.arm(), comparison.baseline(), outcome(arm)));
    cells.add(verdict(arm).map(v -> v.standing().kind().toString()).orElse(""));
    cells.add(number(of(arm, Interval::mean)));
    cells.add(number(of(arm, Interval::low)));
    cells.add(number(of(arm, Interval::high)));
    cells.add(number(of(arm, Interval::confidence)));
    cells.add(String.valueOf(arm.seeds()));
    cells.add(String.valueOf(arm.failed()));
    cells.add(evidence.yardstick().name());
    cells.add(evidence.yardstick().lowerIsBetter() ? "lower" : "higher");
    cells.add(number(arm.accuracy()));
    cells.add(number(arm.deviation()));
    cells.add(number(arm.validation()));
    cells.add(number(arm.jumpstart()));
    boolean none = arm.failed() == arm.seeds();
    cells.add(number(arm.cost().passes()));
    cells.add(count(none ? -1 : arm.cost().updates()));
    cells.add(number(arm.cost().seconds()));
    cells.add(count(none ? -1 : arm.cost().trainedParameters()));
    cells.add(count(none ? -1 : arm.cost().labels()));
    cells.add(verdict(arm).map(Verdict::toString).orElse(""));
    cells.add(String.join("; ", comparison.notes()));
    return cells.stream().map(Cell::defused).toList();
  }

  private Optional<Verdict> verdict(ArmSummary arm) {
    return comparison.verdicts().stream().filter(v -> v.arm().equals(arm.arm())).findFirst();
  }

  private String outcome(ArmSummary arm) {
    return verdict(arm).map(v -> v.outcome().toString()).orElse("baseline");
  }

  private String word(ArmSummary arm) {
    return verdict(arm).map(Verdict::word).orElse("baseline");
  }

  private double of(ArmSummary arm, ToDoubleFunction<Interval> component) {
    Optional<Interval> interval = verdict(arm).flatMap(Verdict::interval);
    return interval.isPresent() ? component.applyAsDouble(interval.get()) : Double.NaN;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String count(long value) {
    return value < 0 ? "" : String.valueOf(value);
  }

  static String markdown(Comparison comparison) {
    ComparisonExport export = new ComparisonExport(comparison);
    StringBuilder text = new StringBuilder("## Did the transfer help?\n\n");
    List<String> headers = export.markdownHeaders();
    text.append(row(headers));
    text.append(row(headers.stream().map(header -> "---").toList()));
    comparison.summaries().forEach(arm -> text.append(row(export.markdownCells(arm))));
    text.append('\n');
    for (Verdict verdict : comparison.verdicts()) {
      text.append(Text.format("- **%s**: %s\n", verdict.word(), escaped(verdict.sentence())));
    }
    comparison.notes().forEach(note -> text.append("- Note: ").append(escaped(note)).append('\n'));
    return text.toString();
  }

  private List<String> markdownHeaders() {
    return List.of(
        "arm",
        "verdict",
        evidence.inPoints() ? "difference in points" : "difference",
        "interval",
        escaped(yardstick.head()),
        "seeds");
  }

  private List<String> markdownCells(ArmSummary arm) {
    boolean known = verdict(arm).flatMap(Verdict::interval).isPresent();
    String seeds = String.valueOf(arm.seeds());
    return List.of(
        escaped(Cell.defused(arm.arm())),
        word(arm),
        known ? points(arm, Interval::mean) : "-",
        known ? points(arm, Interval::low) + " to " + points(arm, Interval::high) : "-",
        Double.isNaN(arm.accuracy()) ? "-" : Words.score(arm.accuracy()),
        arm.failed() == 0 ? seeds : seeds + ", " + Text.count(arm.failed(), "failed run"));
  }

  private String points(ArmSummary arm, ToDoubleFunction<Interval> component) {
    return Words.signed(of(arm, component), evidence);
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The text on one line, with the characters that Markdown or HTML reads as markup made plain. */
  private static String escaped(Object text) {
    return String.valueOf(text)
        .replaceAll("\\R", " ")
        .replaceAll("([\\\\`*_\\[\\]<>|~#])", "\\\\$1")
        .replace("&", "&amp;");
  }
}
