package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ComparisonExportTest {
  private static final String HOSTILE = "<script>a,\"b\"|*c*\nd\u00E9\uD83D\uDE00";

  private static List<CSVRecord> parsed(String csv) throws Exception {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(csv, format)) {
      return parser.getRecords();
    }
  }

  @Test
  void csvHasALinePerArm() throws Exception {
    Comparison comparison = Comparison.of(RunFixtures.threeArms(3)).against("scratch");
    List<CSVRecord> lines = parsed(comparison.toCsv());
    assertEquals(3, lines.size());
    assertEquals("baseline", lines.get(0).get("verdict"));
    assertEquals("", lines.get(0).get("difference"));
    CSVRecord tuned = lines.get(2);
    Verdict verdict = comparison.verdict("fine-tuned");
    assertEquals("fine-tuned", tuned.get("arm"));
    assertEquals("scratch", tuned.get("baseline"));
    assertEquals("helps", tuned.get("verdict"));
    assertEquals(verdict.interval().orElseThrow().low(), Double.parseDouble(tuned.get("low")));
    assertEquals(verdict.interval().orElseThrow().high(), Double.parseDouble(tuned.get("high")));
    assertEquals(
        comparison.summaries().get(2).accuracy(), Double.parseDouble(tuned.get("accuracy")));
    assertEquals("12345", tuned.get("trained_parameters"));
    assertEquals(verdict.toString(), tuned.get("sentence"));
    assertTrue(tuned.get("notes").contains(comparison.notes().get(0)));
  }

  @Test
  void csvLeavesEmptyWhatIsNotKnown() throws Exception {
    List<Run> failed =
        Arm.of("tuned", 0.8).seeds(2).stream().map(r -> RunFixtures.failed(r, "NaN")).toList();
    Comparison comparison =
        Comparison.of(runs(Arm.of("scratch", 0.4).seeds(2), failed)).against("scratch");
    CSVRecord line = parsed(comparison.toCsv()).get(1);
    assertEquals("failed run", line.get("verdict"));
    for (String column : List.of("low", "accuracy", "passes", "updates", "trained_parameters")) {
      assertEquals("", line.get(column), column);
    }
    assertEquals("2", line.get("failed"));
  }

  @Test
  void markdownSaysTheVerdictFirst() {
    Comparison comparison = Comparison.of(RunFixtures.threeArms(3)).against("scratch");
    String[] lines = comparison.toMarkdown().split("\n");
    assertEquals("## Did the transfer help?", lines[0]);
    assertTrue(lines[8].startsWith("- **cannot tell**: frozen against scratch: "), lines[8]);
    assertTrue(lines[9].startsWith("- **helps**: fine-tuned helps against scratch: +"), lines[9]);
    assertFalse(comparison.toMarkdown().contains("beside it"), "flags stand once, as notes");
    String table = String.join("\n", List.of(lines).subList(2, 7));
    assertEquals(5, table.lines().count());
    assertTrue(table.lines().allMatch(line -> line.chars().filter(c -> c == '|').count() == 7));
    assertTrue(table.contains("\n| scratch | baseline | - | - | 0."), table);
    assertTrue(table.contains("\n| fine-tuned | helps | +"), table);
  }

  @Test
  void hostileNamesStayText() throws Exception {
    Comparison comparison =
        Comparison.of(runs(Arm.of("scratch", 0.4).seeds(5), Arm.of(HOSTILE, 0.8).seeds(5)))
            .against("scratch");
    assertEquals(HOSTILE, parsed(comparison.toCsv()).get(1).get("arm"));
    String markdown = comparison.toMarkdown();
    assertFalse(markdown.contains("<script>"), markdown);
    assertTrue(
        markdown.contains("| \\<script\\>a,\"b\"\\|\\*c\\* d\u00E9\uD83D\uDE00 | helps |"),
        markdown);
  }

  @Test
  void namesThatASpreadsheetWouldRunAreDefused() throws Exception {
    Comparison comparison =
        Comparison.of(runs(Arm.of("scratch", 0.4).seeds(5), Arm.of("=1+1", 0.8).seeds(5)))
            .against("scratch");
    CSVRecord arm = parsed(comparison.toCsv()).get(1);
    assertEquals("'=1+1", arm.get("arm"));
    assertTrue(arm.get("sentence").startsWith("'=1+1"), arm.get("sentence"));
    assertTrue(Double.parseDouble(arm.get("difference")) > 0);
    assertTrue(comparison.toMarkdown().contains("\n| '=1+1 | helps | +"));
  }
}
