package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnRowsTest {
  private static List<Run> chosenOn(String arm, String rows) {
    return Arm.of(arm, 0.5).seeds(3).stream()
        .map(run -> RunFixtures.with(run, "bestPass.chosenOn", rows))
        .toList();
  }

  private static Runs two(List<Run> one, List<Run> other) {
    return RunFixtures.runs(Stream.concat(one.stream(), other.stream()).toList());
  }

  private static final List<Run> ALONE = chosenOn("source only", "validation rows of the source");
  private static final List<Run> DAN = chosenOn("DAN", "validation rows of the source");
  private static final List<Run> ORACLE = chosenOn("oracle", "rows of the target");

  @Test
  void twoDomainsAreNamed() {
    ColumnRows rows = ColumnRows.of(two(ALONE, DAN));
    assertEquals("test accuracy (target rows)", rows.test("test accuracy"));
    assertEquals("jumpstart (source rows)", rows.validation("jumpstart"));
    assertEquals("; validation (source rows)", rows.note());
    assertEquals("test (target rows), validation (source rows)", rows.toString());
    String table = Comparison.of(two(ALONE, DAN)).against("source only").toString();
    assertTrue(table.contains("validation (source rows)  jumpstart (source rows)"), table);
    assertTrue(table.contains("test accuracy (target rows)"), table);
  }

  @Test
  void anOracleSaysThatItsRowsAreOthers() {
    ColumnRows rows = ColumnRows.of(two(ALONE, ORACLE));
    assertEquals("validation (source rows; oracle: target rows)", rows.validation("validation"));
  }

  @Test
  void inOneDomainTheJumpstartSaysThatItIsOfValidationRows() {
    Runs plain = RunFixtures.threeArms(3);
    String jumpstart = "jumpstart (validation rows)";
    assertEquals(jumpstart, ColumnRows.of(plain).validation("jumpstart"));
    assertEquals("validation", ColumnRows.of(plain).validation("validation"));
    assertEquals("validation accuracy", ColumnRows.of(plain).validation("validation accuracy"));
    assertEquals("test accuracy", ColumnRows.of(plain).test("test accuracy"));
    assertEquals("", ColumnRows.of(plain).note());
    String table = Comparison.of(plain).against("scratch").toString();
    assertTrue(table.contains("validation  " + jumpstart + "  passes"), table);
    assertFalse(table.contains("source rows"), table);
    assertEquals(jumpstart, ColumnRows.of(two(ORACLE, List.of())).validation("jumpstart"));
    Runs half = two(ALONE, Arm.of("from elsewhere", 0.5).seeds(3));
    assertEquals(jumpstart, ColumnRows.of(half).validation("jumpstart"));
  }
}
