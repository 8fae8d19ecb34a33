package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Columns that follow from others make no copies of rows. */
class DeterminedTest {
  private static TableColumn column(String name, int rows, IntFunction<String> cell) {
    return new TableColumn(name, of(rows, cell), List.of());
  }

  private static List<String> of(int rows, IntFunction<String> cell) {
    return IntStream.range(0, rows).mapToObj(cell).toList();
  }

  private static List<String> without(TableColumn... columns) {
    return Determined.without(List.of(columns)).stream().map(TableColumn::name).toList();
  }

  @Test
  void whatFollowsFromAnotherIsLeftOut() {
    TableColumn team = column("team", 60, row -> "t" + row % 6);
    TableColumn stadium = column("stadium", 60, row -> "s" + row % 6);
    TableColumn league = column("league", 60, row -> "l" + row % 2);
    TableColumn weather = column("weather", 60, row -> "w" + row * 7 % 5);
    assertEquals(List.of("team", "weather"), without(team, stadium, league, weather));
    assertEquals(List.of("team", "weather"), without(league, team, weather));
    TableColumn name = column("name", 60, row -> "n" + row);
    assertEquals(List.of("name", "weather"), without(name, weather), "of each row its own");
    TableColumn one = column("one", 60, row -> "x");
    assertEquals(List.of("one", "weather"), without(one, weather));
  }

  @Test
  void teamsWithTheirStadiumsAreNoCopies() {
    Random random = new Random(7);
    int[] team = random.ints(306, 0, 18).toArray();
    Table table = Table.create("t");
    for (String name : List.of("team", "stadium", "coach")) {
      table.addColumns(StringColumn.create(name, of(306, row -> name + team[row])));
    }
    table.addColumns(StringColumn.create("won", of(306, row -> "by " + random.nextInt(3))));
    TableSet league = TableSet.of("t", table, "won");
    String notes = String.join("\n", league.notes());
    assertTrue(notes.contains("Where these are others with the same cells, keep them"), notes);
    assertTrue(!notes.contains("chance may explain"), notes);
    Rows rows = league.split(0.5, 0.2, 0.3).rows(1);
    assertEquals(OptionalInt.empty(), rows.twins(league));
  }
}
