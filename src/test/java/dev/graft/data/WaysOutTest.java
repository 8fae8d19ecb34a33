package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a way out to the letter comes out, and does not meet it again. */
class WaysOutTest extends TableFixtures {
  private static final Pattern CHAIN =
      Pattern.compile(
          "CsvOptions\\.withDefaults\\(\\)((?:\\.\\w+\\((?:[^()\"']|\"[^\"]*\"|'[^']*')*\\))+)");

  private static final Pattern CALL =
      Pattern.compile("\\.(\\w+)\\(((?:[^()\"']|\"[^\"]*\"|'[^']*')*)\\)");

  private static final Pattern TEXT = Pattern.compile("[\"']([^\"']*)[\"']");

  /** A table of a column with such cells. */
  private static String table(IntFunction<Object> cell) {
    StringBuilder csv = new StringBuilder("x,c,y\n");
    for (int row = 0; row < 120; row++) {
      csv.append(row * 37 % 121 + 0.5).append(',').append(cell.apply(row)).append(',');
      csv.append(row * 11 % 7 < 3 ? "yes\n" : "no\n");
    }
    return csv.toString();
  }

  private static Object every(int row, int n, Object odd, Object usual) {
    return row % n == 0 ? odd : usual;
  }

  /** Tables of which each is told or refused with an option as the way out. */
  private static List<String> tables() {
    return List.of(
        table(row -> every(row, 12, "unknown", "0" + (100 + row * 7 % 50))),
        table(row -> every(row, 12, "unknown", 1 + row * 7 % 9)),
        table(row -> every(row, 3, "not yet", 1 + row * 7 % 29)),
        table(row -> every(row, 12, -999, 1 + row * 7 % 30)),
        table(row -> every(row, 12, "?", 1 + row * 7 % 30)),
        table(row -> every(row, 12, "", 1 + row * 7 % 30)),
        table(row -> every(row, 4, "", List.of("red", "blue", "green").get(row % 3))),
        table(row -> every(row, 12, "unknown", List.of("red", "blue", "green").get(row % 3))),
        table(row -> every(row, 12, "NA", List.of("red", "blue", "green").get(row % 3))),
        table(row -> every(row, 2, "-", "+")),
        table(row -> every(row, 12, 0, row * 37 % 60 / 2.0 + 24.5)),
        table(row -> every(row, 12, "31*", row * 37 % 60 + 24)),
        table(row -> every(row, 2, "red", "Red")),
        table(row -> every(row, 12, "(5)", row * 7 % 31)),
        table(row -> row * 7 % 31 + " kg"),
        table(row -> 1 + row * 7 % 31 + "'100").replace(".5,", ","),
        table(row -> row % 4 == 0 ? "1.2" + (10 + row % 9) : "" + (300 + row)).replace(".5,", ","),
        table(row -> row % 9 == 0 ? "850" : 12 + row + ".23" + row % 10).replace(".5,", ","),
        table(row -> "\"" + (12 + row) + ",763\"").replace(".5,", ","),
        table(row -> row * 7 % 31 + " Nord"),
        table(row -> "9007199254740" + (950 + row)),
        table(row -> every(row, 2, "", "1")),
        table(row -> "EUR " + row * 7 % 31),
        table(row -> "\"" + row * 7 % 31 + ",5\"").replace(".5,", ","),
        table(row -> row % 3).replace("yes", "YES").replaceFirst("YES", "yes"),
        spelt("Yes", "yes", "y", "No", "no", "n"),
        spelt("USA", "usa", "U.S.A.", "France"),
        table(row -> row % 3).replace("5,0,no", "5,0,NA"),
        table(row -> row % 3).replaceFirst("x,c,y\n", ""));
  }

  /** Classes of which some are spelt alike in more than one way. */
  private static String spelt(String... classes) {
    StringBuilder csv = new StringBuilder("x,c,y\n");
    for (int row = 0; row < 120; row++) {
      csv.append(row * 37 % 121 + 0.5).append(',').append(row % 3).append(',');
      csv.append(classes[row * 11 % 7 % classes.length]).append('\n');
    }
    return csv.toString();
  }

  private static CsvOptions with(CsvOptions options, MatchResult call) {
    String[] texts =
        TEXT.matcher(call.group(2)).results().map(one -> one.group(1)).toArray(String[]::new);
    return switch (call.group(1)) {
      case "withMissing" -> options.withMissing(texts);
      case "withMissingIn" ->
          options.withMissingIn(texts[0], java.util.Arrays.copyOfRange(texts, 1, texts.length));
      case "withCategories" -> options.withCategories(texts);
      case "withEmptyAs" -> options.withEmptyAs(texts[0], texts.length > 1 ? texts[1] : "none");
      case "withSeparator" -> options.withSeparator(texts[0].charAt(0));
      case "withDecimalComma" -> options.withDecimalComma();
      case "withThousands" -> options.withThousands();
      case "withoutHeader" -> options.withoutHeader();
      case "withoutRowsMissing" -> options.withoutRowsMissing();
      case "withClassesMerged" -> options.withClassesMerged();
      case "withClassesAsWritten" -> options.withClassesAsWritten();
      default -> throw new AssertionError(call.group());
    };
  }

  private static Set<CsvOptions> ways(List<String> said) {
    Set<CsvOptions> ways = new LinkedHashSet<>();
    for (String words : said) {
      CHAIN
          .matcher(words)
          .results()
          .forEach(
              chain -> {
                CsvOptions options = CsvOptions.withDefaults();
                for (MatchResult call : CALL.matcher(chain.group(1)).results().toList()) {
                  options = with(options, call);
                }
                ways.add(options);
              });
    }
    return ways;
  }

  /** What reads the file with some options. */
  private interface Reading {
    List<String> notes(CsvOptions options);
  }

  /** Whether the file opens in some way from here; no way leads back. */
  private static boolean opens(
      Reading file, CsvOptions options, List<CsvOptions> before, int[] followed) {
    List<String> said = new ArrayList<>();
    boolean open = true;
    try {
      said.addAll(file.notes(options));
    } catch (IllegalArgumentException e) {
      said.add(e.getMessage());
      open = false;
    }
    List<CsvOptions> path = new ArrayList<>(before);
    path.add(options);
    assertTrue(path.size() < 7, () -> path + ": " + said);
    for (CsvOptions way : ways(said)) {
      assertFalse(path.contains(way), () -> path + " leads back to " + way + ": " + said);
      followed[0]++;
      open |= opens(file, way, path, followed);
    }
    boolean isOpen = open;
    assertTrue(isOpen, () -> path + ": " + said);
    return isOpen;
  }

  @Test
  void eachLeadsOut() throws IOException {
    int[] followed = new int[1];
    for (String csv : tables()) {
      int before = followed[0];
      Path path = file(csv);
      Reading table =
          options ->
              TableSet.of(path, options, options.has(CsvOptions.Asked.NO_HEADER) ? "3" : "y")
                  .notes();
      opens(table, CsvOptions.withDefaults(), List.of(), followed);
      assertTrue(followed[0] > before, csv);
    }
    assertTrue(followed[0] > 30, "" + followed[0]);
  }

  @Test
  void eachLeadsOutOfSentences() throws IOException {
    for (String csv :
        List.of(
            spelt("Yes", "yes", "y", "No", "no", "n"),
            spelt("USA", "usa", "U.S.A.", "France"),
            spelt("yes", "no", "NA"))) {
      Path path = file(csv.replaceAll("(?m)^(\\d+)\\.5,", "we saw $1 birds,"));
      int[] followed = new int[1];
      Reading sentences = options -> TextSet.of(path, options, "x", "y").notes();
      opens(sentences, CsvOptions.withDefaults(), List.of(), followed);
      assertTrue(followed[0] > 0, csv);
    }
  }

  /** What was merged stays so, whichever is named first. */
  @Test
  void classesMergedAndOthersAsWritten() throws IOException {
    Path path = file(spelt("USA", "usa", "U.S.A.", "France"));
    CsvOptions merged = CsvOptions.withDefaults().withClassesMerged();
    String note = String.join(" ", TableSet.of(path, merged, "y").notes());
    Set<CsvOptions> ways = ways(List.of(note));
    assertEquals(Set.of(merged.withClassesAsWritten()), ways, note);
    assertEquals(
        ways, Set.of(CsvOptions.withDefaults().withClassesAsWritten().withClassesMerged()));
    TableSet set = TableSet.of(path, merged.withClassesAsWritten(), "y");
    assertEquals(3, set.classes().size());
    assertEquals(Set.of(), ways(set.notes()));
    assertTrue(
        set.notes().toString().contains("Classes merged, each under"), set.notes()::toString);
    assertTrue(set.notes().toString().contains("spelt alike in another way are several"));
  }

  @Test
  void aWayOutGoesOnFromWhatWasGiven() {
    CsvOptions given = CsvOptions.withDefaults().withDecimalComma().withSeparator(':');
    assertEquals(
        "give CsvOptions.withDefaults().withSeparator(':').withDecimalComma().withMissing(\"9\").",
        WaysOut.continued(given, "give CsvOptions.withDefaults().withMissing(\"9\")."));
    assertEquals(
        "CsvOptions.withDefaults().withDecimalComma().withSeparator('|')",
        WaysOut.continued(given, "CsvOptions.withDefaults().withSeparator('|')"));
    assertEquals("no way", WaysOut.continued(given, "no way"));
  }
}
