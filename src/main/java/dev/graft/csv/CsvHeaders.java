package dev.graft.csv;

import dev.graft.internal.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the columns of a table are called here. */
final class CsvHeaders {
  private static final List<String> PROBABILITIES =
      List.of(CsvColumns.PROBABILITY, "proba_", "prob_");

  private CsvHeaders() {}

  /** Gives a table's columns their names here: the stated ones, else those that they mean. */
  static void name(CsvTable table, CsvStated options) {
    rename(table, options.columns());
    Map<String, String> meant = new LinkedHashMap<>();
    table.headers().stream()
        .filter(CsvColumns.KNOWN::contains)
        .forEach(header -> meant.put(header, header));
    for (String header : table.headers()) {
      String ours = ours(header, options.metric().column());
      if (ours.isEmpty() || ours.equals(header) || options.columns().containsKey(ours)) {
        continue;
      }
      String other = meant.putIfAbsent(ours, header);
      Check.that(
          other == null,
          "%s: columns '%s' and '%s' can both be '%s'; say which one it is:"
              + " RunsCsv.of(path).withColumn(\"%s\", \"%s\"), and leave the other out",
          table.source(),
          other,
          header,
          ours,
          ours,
          header);
    }
    meant.values().removeAll(meant.keySet());
    meant.forEach((ours, header) -> table.rename(header, ours));
  }

  private static String ours(String header, String metric) {
    if (header.equals(metric)) {
      return "";
    }
    if (CsvSchema.plain(header).equals(CsvSchema.plain(metric))) {
      return metric;
    }
    return probability(header).orElse(CsvSchema.meant(header));
  }

  /** What a column with the probability of a class is called here; empty for any other. */
  static Optional<String> probability(String header) {
    return PROBABILITIES.stream()
        .filter(prefix -> CsvSchema.plain(header).startsWith(prefix))
        .filter(prefix -> header.length() > prefix.length())
        .findFirst()
        .map(prefix -> CsvColumns.PROBABILITY + header.substring(prefix.length()));
  }

  /** Names the columns that the user has named. */
  static void rename(CsvTable table, Map<String, String> stated) {
    stated.forEach(
        (ours, theirs) -> {
          Check.that(
              table.has(theirs),
              "%s: column '%s' (missing) must be there: withColumn(\"%s\", \"%s\") names it; found:"
                  + " %s",
              table.source(),
              theirs,
              ours,
              theirs,
              String.join(", ", table.headers()));
          table.rename(theirs, ours);
        });
  }
}
