package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of one patient stay on one side, by a column that no network is given. */
class ColumnGroupsTest extends TableFixtures {
  private static final int PATIENTS = 12;

  private static String csv(String first) {
    StringBuilder csv = new StringBuilder(first + ",patient,y\n");
    for (int row = 0; row < 6 * PATIENTS; row++) {
      int patient = row % PATIENTS;
      csv.append("value ").append(row).append(",p").append(patient);
      csv.append(patient % 2 == 0 ? ",ill\n" : ",well\n");
    }
    return csv.toString();
  }

  private static void assertApart(Examples set, Split split) {
    Map<String, Part> sides = new HashMap<>();
    Rows rows = split.rows(1);
    Map<Part, List<Integer>> parts =
        Map.of(
            Part.TRAINING, rows.training(),
            Part.VALIDATION, rows.validation(),
            Part.TEST, rows.test());
    parts.forEach(
        (part, some) ->
            some.forEach(
                row -> {
                  Part before = sides.put(set.cells("patient").get(row), part);
                  assertTrue(before == null || before == part, set.cells("patient").get(row));
                }));
    assertEquals(PATIENTS, sides.size());
    assertEquals(rows, split.rows(2), "the same rows for all seeds");
  }

  @Test
  void aTableIsPartedByAColumnThatWasLeftOut() throws IOException {
    String numbers = csv("x").replaceAll("value (\\d+)", "$1.5");
    TableSet set = TableSet.of(file(numbers), "y", "patient");
    assertEquals(List.of("x"), set.columns());
    Split split = set.split(0.5, 0.2, 0.3).byGroup("patient");
    assertApart(set, split);
    assertTrue(split.toString().contains("parts of whole groups (12 of them"), split.toString());
    TableSet whole = TableSet.of(file(numbers), "y");
    assertApart(whole, whole.split(0.5, 0.2, 0.3).byGroup("patient"));
    TableSet later = whole.without("patient");
    assertApart(later, later.split(0.5, 0.2, 0.3).byGroup("patient"));
    assertEquals(set.hash(), later.hash());
    assertNotEquals(
        split.canonical(),
        set.split(0.5, 0.2, 0.3).withSeed(2).byGroup("patient").withSeed(1).canonical(),
        "other groups are other data");
  }

  @Test
  void sentencesArePartedByAnotherColumnOfTheirFile() throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), csv("said"));
    TextSet set = TextSet.of(file, CsvOptions.withDefaults(), "said", "y");
    assertApart(set, set.split(0.5, 0.2, 0.3).byGroup("patient"));
    assertTrue(
        refused(() -> set.split(0.5, 0.2, 0.3).byGroup("patent")).contains("patient"),
        "a slip of the pen is answered by the name");
  }

  @Test
  void whatHasNoColumnsOrNoGroupIsRefused() throws IOException {
    String message = refused(() -> Digits.all().split(0.5, 0.2, 0.3).byGroup("patient"));
    assertTrue(message.contains("has no column 'patient'"), message);
    String csv = csv("x").replaceAll("value (\\d+)", "$1.5").replace("\n1.5,p1,", "\n1.5,,");
    TableSet set = TableSet.of(file(csv), "y", "patient");
    assertEquals(
        "row 'row 2' must have a group, not ''; name it, or leave the row out",
        refused(() -> set.split(0.5, 0.2, 0.3).byGroup("patient")));
  }

  @Test
  void rowsThatAnotherTableHasTooAreLeftOut() throws IOException {
    TableSet target = good("x,z,y\n1,a,u\n2,b,v\n3,c,u\n4,d,v\n");
    TableSet source =
        TableSet.of(file("z,x,w,y\na,1.0,k,u\nb,5,l,v\nc,3,m,v\nd,9,n,u\ne,9,o,v\n"), "y");
    TableSet apart = source.withoutRowsOf(target);
    assertEquals(List.of("5", "9", "9"), apart.cells("x"));
    assertEquals(
        List.of("Left out because they equal a row of t: 2 of 5 rows."),
        apart.notes().stream().filter(note -> note.startsWith("Left out")).toList());
    TextSet said =
        TextSet.of("s", List.of("a b", "c d", "e f", "g h"), List.of("u", "v", "u", "v"));
    TextSet other =
        TextSet.of("t", List.of("c d", "x y", "z w", "e e"), List.of("u", "v", "u", "v"));
    assertEquals(3, other.withoutRowsOf(said).size());
  }
}
