package dev.graft.score;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables and notes of a ranking. */
final class RankingTables {
  static final String SECOND =
      "All scores, higher is better; in brackets the mean under shuffled labels.";

  private static final List<Measure> SHOWN =
      List.of(
          Measure.LINEAR_PROBE,
          Measure.NEAREST_NEIGHBOURS,
          Measure.LOG_ME,
          Measure.SHRUNK_H_SCORE,
          Measure.H_SCORE,
          Measure.TRANS_RATE,
          Measure.CKA,
          Measure.LEEP,
          Measure.NCE);

  /** As many scores come from features; what is true of all of them is so of the features. */
  private static final int FROM_FEATURES = AllScores.OF_FEATURES.size();

  private RankingTables() {}

  static List<String> headers(Ranking ranking) {
    return List.of(
        "rank",
        "base",
        ranking.method().primary().measure().toString(),
        "under shuffled labels",
        "p",
        "first in",
        "rank in 95% of draws");
  }

  static List<List<String>> ranks(Ranking ranking) {
    List<List<String>> rows = new ArrayList<>();
    for (RankedSource source : ranking.sources()) {
      long ahead = ranking.sources().stream().filter(s -> s.value() > source.value()).count();
      rows.add(
          List.of(
              String.valueOf(1 + ahead),
              source.source() ? source.name() : source.name() + " (to beat)",
              brief(source.value()),
              brief(source.shuffled().mean()),
              Text.format("%.2f", source.shuffled().pValue()),
              Text.format("%.0f%%", 100 * source.stability().first()),
              rank(source.stability().best()) + " to " + rank(source.stability().worst())));
    }
    return rows;
  }

  private static String rank(double rank) {
    return Text.format(rank == Math.rint(rank) ? "%.0f" : "%.1f", rank);
  }

  static List<String> scoreHeaders(Ranking ranking) {
    List<String> headers = new ArrayList<>(List.of("base"));
    SHOWN.forEach(measure -> headers.add(measure.toString()));
    return headers;
  }

  static List<List<String>> scores(Ranking ranking) {
    List<List<String>> rows = new ArrayList<>();
    for (RankedSource source : ranking.sources()) {
      List<String> cells = new ArrayList<>(List.of(source.name()));
      Measure primary = ranking.method().primary().measure();
      SHOWN.forEach(measure -> cells.add(cell(source, measure, measure == primary)));
      rows.add(cells);
    }
    return rows;
  }

  private static String cell(RankedSource source, Measure measure, boolean primary) {
    Score score = source.scores().get(measure);
    if (score == null) {
      return "-";
    }
    String value = brief(score.value());
    // The deciding score has more shuffles, and one mean in both tables.
    double mean = primary ? source.shuffled().mean() : source.means().get(measure);
    return score.saysSomething()
        ? Text.format("%s (%s)", value, brief(mean))
        : value + " (says nothing)";
  }

  static String brief(double value) {
    return Text.format("%.3g", value);
  }

  static List<String> notes(Ranking ranking) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Text.format(
            "Ranked by %s on the %,d training rows alone; %,d bootstrap draws of the rows of each"
                + " class, %,d shuffles of the labels. Accuracies come in steps of %.3f.",
            ranking.method().primary().measure(),
            ranking.rows(),
            ranking.method().draws(),
            ranking.method().permutations(),
            1.0 / ranking.rows()));
    notes.add(
        "It compares frozen features. What fine-tuning makes of a base, or training from scratch of"
            + " random weights, it does not see.");
    for (Caution.Kind kind : Caution.Kind.values()) {
      Map<String, Set<String>> about = about(ranking, kind);
      if (!about.isEmpty() && kind != Caution.Kind.UNUSED_SOURCE_CLASSES) {
        notes.add(joined(about));
      }
    }
    notes.addAll(missing(ranking));
    return notes;
  }

  private static String joined(Map<String, Set<String>> about) {
    return about.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() >= FROM_FEATURES
                    ? entry.getKey()
                    : Text.format("%s (%s)", entry.getKey(), String.join(", ", entry.getValue())))
        .collect(Collectors.joining("; ", "", "."));
  }

  /** What is to be said of one kind, base by base, with the scores that it is said of. */
  private static Map<String, Set<String>> about(Ranking ranking, Caution.Kind kind) {
    Map<String, Set<String>> about = new LinkedHashMap<>();
    for (RankedSource source : ranking.sources()) {
      for (Score score : source.scores().values()) {
        score.cautions().stream()
            .filter(caution -> caution.kind() == kind)
            .forEach(
                caution ->
                    about
                        .computeIfAbsent(source.name() + ": " + caution, w -> new LinkedHashSet<>())
                        .add(score.measure().toString()));
      }
    }
    return about;
  }

  /** Why scores are missing, each reason once. */
  private static List<String> missing(Ranking ranking) {
    Map<String, Set<String>> why = new LinkedHashMap<>();
    for (RankedSource source : ranking.sources()) {
      source
          .missing()
          .forEach(
              (measure, words) ->
                  why.computeIfAbsent(source.name() + ": " + words, w -> new LinkedHashSet<>())
                      .add(measure.toString()));
    }
    return why.entrySet().stream()
        .map(e -> Text.format("No %s of %s.", String.join(" and ", e.getValue()), e.getKey()))
        .toList();
  }
}
