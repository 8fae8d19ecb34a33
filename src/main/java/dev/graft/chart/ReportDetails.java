package dev.graft.chart;

import dev.graft.analysis.ByExample;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.internal.Html;
import dev.graft.internal.Stop;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sections of a report that describe beside the verdicts; empty where the runs do not say
 * enough.
 */
record ReportDetails(Comparison comparison, Optional<IntFunction<Thumbnail>> thumbnails) {
  /** The metrics of transfer. */
  String curves() {
    return ReportPage.wide("", html(comparison.curves()));
  }

  /** Class by class, for each arm. */
  String classes() {
    return eachArm(this::rowsKnown, comparison::byClass);
  }

  /** The rows that were lost and won, for each arm. */
  String examples() {
    return eachArm(arm -> rowsKnown(arm) && rowsStay(arm), this::examples);
  }

  private ByExample examples(String arm) {
    ByExample examples = comparison.byExample(arm);
    return thumbnails.map(source -> examples.withPictures(heeded(source))).orElse(examples);
  }

  private static IntFunction<Thumbnail> heeded(IntFunction<Thumbnail> source) {
    return row -> {
      Stop.check("the pictures of a report were read");
      return source.apply(row);
    };
  }

  private String eachArm(Predicate<String> told, Function<String, Shown> shown) {
    return comparison.verdicts().stream()
        .map(Verdict::arm)
        .filter(told)
        .map(arm -> title(arm) + ReportPage.wide("", html(shown.apply(arm))))
        .collect(Collectors.joining("\n"));
  }

  private String title(String arm) {
    return comparison.verdicts().size() < 2 ? "" : "<h3>" + Html.escape(arm) + "</h3>\n";
  }

  private static String html(Shown value) {
    Stop.check("a report was put together");
    return (String) value.bundle().get("text/html");
  }

  /** Whether there is a pair of good runs, and each of them says what it answered. */
  private boolean rowsKnown(String arm) {
    List<Run> good = good(arm);
    return !good.isEmpty() && good.stream().noneMatch(run -> run.test().rows().isEmpty());
  }

  private boolean rowsStay(String arm) {
    return good(arm).stream().map(run -> run.test().rows()).distinct().count() == 1;
  }

  /** The arm's runs and the baseline's with seeds of which neither failed. */
  private List<Run> good(String arm) {
    Runs runs = comparison.runs();
    return runs.all().stream()
        .filter(run -> run.arm().equals(arm) || run.arm().equals(comparison.baseline()))
        .filter(run -> endedWell(arm, run.seed()) && endedWell(comparison.baseline(), run.seed()))
        .toList();
  }

  private boolean endedWell(String arm, long seed) {
    return comparison.runs().find(arm, seed).filter(run -> !run.failed()).isPresent();
  }
}
