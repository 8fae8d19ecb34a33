package dev.graft.csv;

import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of tables with answers per row that runs of a tracker hold, under their own names.
 */
final class CsvTrackedAnswers {
  /** In front of a name that such a table gives. */
  static final String PREFIX = "answers.";

  /** The place of a line in its table, which is the row where no column of the table says it. */
  static final String POSITION = PREFIX + "position";

  private static final Set<String> MEANT =
      Set.of(CsvColumns.ROW, CsvColumns.CLASS, CsvColumns.PREDICTION);

  private CsvTrackedAnswers() {}

  /** Gives them their names here and drops the others; returns those that it left. */
  static List<String> name(CsvTable table, Map<String, String> stated) {
    List<String> rest = new ArrayList<>();
    for (String header : table.headers()) {
      if (!header.startsWith(PREFIX)) {
        rest.add(header);
      } else if (!header.equals(POSITION)) {
        take(table, header, stated);
      }
    }
    if (table.has(POSITION) && table.has(CsvColumns.ROW)) {
      table.drop(POSITION);
    } else if (table.has(POSITION)) {
      table.rename(POSITION, CsvColumns.ROW);
    }
    return rest;
  }

  private static void take(CsvTable table, String header, Map<String, String> stated) {
    String name = header.substring(PREFIX.length());
    String ours = CsvHeaders.probability(name).orElse(CsvSchema.meant(name));
    boolean taken = MEANT.contains(ours) && stated.containsKey(ours);
    if (taken || !MEANT.contains(ours) && !ours.startsWith(CsvColumns.PROBABILITY)) {
      table.drop(header);
      return;
    }
    Check.that(
        !table.has(ours),
        "%s: two columns of the table with answers can be '%s', '%s' is one of them; say which one"
            + " it is: withColumn(\"%s\", \"%s\")",
        table.source(),
        ours,
        name,
        ours,
        header);
    table.rename(header, ours);
  }
}
