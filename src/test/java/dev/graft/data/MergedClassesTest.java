package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedClassesTest extends TableFixtures {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();

  @Test
  void spellingsTheMostFrequentFirst() {
    assertEquals(
        List.of(List.of("no", "No"), List.of("new york", "New  York")),
        List.copyOf(
            List.of(
                MergedClasses.alike(List.of("No", "no", "no", "a")).get(0),
                MergedClasses.alike(List.of("New  York", "new york", "new york")).get(0))));
    assertEquals(
        1, MergedClasses.alike(List.of("K\u00e4fer", "Ka\u0308fer")).size(), "composed or not");
    assertEquals(List.of(), MergedClasses.alike(List.of("a", "b", "ab")));
  }

  @Test
  void lettersThatNobodySees() {
    List<String> labels = List.of("cat", "cat\u200b", "dog");
    assertEquals(List.of(List.of("cat", "cat\u200b")), MergedClasses.alike(labels));
    assertTrue(
        refused(() -> MergedClasses.of("t", "y", labels, USUAL))
            .startsWith("t ('cat', 'cat<U+200B>') must"));
  }

  @Test
  void lettersThatLookAlike() {
    for (String[] two :
        List.of(
            new String[] {"K\u00e4fer", "Ka\u0308fer", "Ka<U+0308>fer"},
            new String[] {"\ud55c", "\u1112\u1161\u11ab", "<U+1112><U+1161><U+11AB>"},
            new String[] {"10 \u00c5", "10 \u212b", "10 <U+212B>"})) {
      List<String> labels = List.of(two[0], two[0], two[1], "x");
      assertTrue(
          refused(() -> MergedClasses.of("t", "y", labels, USUAL))
              .startsWith("t ('" + two[0] + "', '" + two[2] + "') must"));
    }
    List<String> hindi = List.of("\u0939\u093f\u0928", "\u0939\u093f\u0928 ");
    assertTrue(
        refused(() -> MergedClasses.of("t", "y", hindi, USUAL)).contains("'" + hindi.get(0) + "'"),
        "marks that all write so");
  }

  @Test
  void oneNumberAndOneAnswer() {
    List<String> mixed = List.of("1", "1", "0", "0", "true", "false", "other");
    assertEquals(
        List.of(List.of("0", "false"), List.of("1", "true")), MergedClasses.ofOneValue(mixed));
    assertTrue(
        refused(() -> MergedClasses.of("t", "y", mixed, USUAL))
            .startsWith("t ('0', 'false'; '1', 'true') must"));
    assertEquals(
        mixed, MergedClasses.of("t", "y", mixed, USUAL.withCategories("y")).labels(), "as said");
    assertEquals(List.of(), MergedClasses.ofOneValue(List.of("yes", "true", "no", "2", "20")));
    assertEquals(
        List.of(List.of("1", "01", "001.0")),
        MergedClasses.ofOneValue(List.of("1", "1", "1", "01", "01", "001.0", "10", "0", "x01")));
    assertEquals(
        List.of(List.of("0", "00")), MergedClasses.ofOneValue(List.of("0", "0", "00", "000a")));
    assertEquals(
        List.of(List.of("1", "1.0")), MergedClasses.ofOneValue(List.of("1", "1", "1.0", "x")));
  }

  @Test
  void refusedUnlessAsked() {
    List<String> labels = List.of("Up", "up", "up", "down");
    assertTrue(
        refused(() -> MergedClasses.of("t", "y", labels, USUAL)).startsWith("t ('up', 'Up') must"));
    MergedClasses merged = MergedClasses.of("t", "y", labels, USUAL.withClassesMerged());
    assertEquals(List.of("up", "up", "up", "down"), merged.labels());
    assertEquals(labels, MergedClasses.of("t", "y", labels, USUAL.withClassesAsWritten()).labels());
  }
}
