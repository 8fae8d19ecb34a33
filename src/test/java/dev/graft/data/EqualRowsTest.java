package dev.graft.data;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** People with the same cells are others, where there are few cells to have. */
class EqualRowsTest {
  private static TableSet set(int rows, List<IntFunction<String>> columns, IntFunction<String> y) {
    Table table = Table.create("t");
    for (int i = 0; i < columns.size(); i++) {
      table.addColumns(
          StringColumn.create("c" + i, IntStream.range(0, rows).mapToObj(columns.get(i)).toList()));
    }
    table.addColumns(StringColumn.create("y", IntStream.range(0, rows).mapToObj(y).toList()));
    return TableSet.of("t", table, "y");
  }

  /** A ship: four classes, men and women, grown or not. */
  private static TableSet ship() {
    Random random = new Random(5);
    List<String> cells = new ArrayList<>();
    IntStream.range(0, 900)
        .forEach(i -> cells.add(random.nextInt(4) + "," + random.nextInt(2) + ",no"));
    IntStream.range(0, 300)
        .forEach(i -> cells.add(random.nextInt(4) + "," + random.nextInt(2) + ",yes"));
    Collections.shuffle(cells, random);
    return set(
        1200,
        List.of(i -> cells.get(i).split(",")[0], i -> cells.get(i).split(",")[1]),
        i -> cells.get(i).split(",")[2]);
  }

  @Test
  void howManyChanceExplainsIsSaid() {
    TableSet ship = ship();
    String notes = String.join("\n", ship.notes());
    assertTrue(
        notes.matches(
            "1,200 rows have 8 different combinations of cells; 1,192 equal an earlier one, about"
                + " [\\d,]+ of which chance may explain( \\(within class '(yes|no)' [\\d,]+ of"
                + " [\\d,]+\\))?\\. Where these are others with the same cells, keep them; where they"
                + " are copies, withoutTwins\\(\\) leaves them out\\. 1,200 rows equal one of another"
                + " class, so that by these columns alone at most 75\\.0% of all can be answered"
                + " rightly\\."),
        notes);
    Rows rows = ship.split(0.5, 0.2, 0.3).rows(1);
    assertEquals(OptionalInt.empty(), rows.twins(ship));
    assertTrue(
        ship.notes(rows)
            .get(0)
            .startsWith(
                "Of 360 test rows, 360 equal a training or validation row. Where these are others"),
        ship.notes(rows)::toString);
    String once = ship.withoutTwins().notes().toString();
    assertTrue(once.contains("Chance may have made many of them"), once);
  }

  /** Of a class that was drawn five or ten times each row is a copy, by few columns, too. */
  @Test
  void aClassThatWasMultipliedIsTold() {
    List<Function<Random, String>> kinds =
        List.of(
            random -> 30 + random.nextInt(46) + "," + random.nextInt(2) + "," + random.nextInt(4),
            random -> random.nextInt(9) + "," + random.nextInt(9) + "," + random.nextInt(9),
            random -> random.ints(8, 0, 2).mapToObj(String::valueOf).collect(joining(",")));
    for (Function<Random, String> kind : kinds) {
      for (int times : new int[] {1, 5, 10}) {
        Random random = new Random(times);
        List<String> rows = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> rows.add(kind.apply(random) + ",a"));
        IntStream.range(0, 200 / times)
            .forEach(i -> rows.addAll(Collections.nCopies(times, kind.apply(random) + ",b")));
        Collections.shuffle(rows, random);
        int columns = rows.get(0).split(",").length - 1;
        TableSet set =
            set(
                400,
                IntStream.range(0, columns)
                    .<IntFunction<String>>mapToObj(c -> i -> rows.get(i).split(",")[c])
                    .toList(),
                i -> rows.get(i).split(",")[columns]);
        int twins = set.split(0.5, 0.2, 0.3).rows(1).twins(set).orElse(0);
        String notes = String.join("\n", set.notes());
        assertEquals(times > 1, twins > 40, notes);
        assertEquals(times > 1, notes.contains("Equal to an earlier row"), notes);
        assertTrue(times == 1 || notes.contains("(within class 'b'"), notes);
      }
    }
  }

  /** Rows of twelve columns, each with twelve different cells. */
  private static List<List<String>> wide(int rows) {
    Random random = new Random(7);
    List<List<String>> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      all.add(IntStream.range(0, 12).mapToObj(c -> "k" + random.nextInt(12)).toList());
    }
    return all;
  }

  private static List<IntFunction<String>> columns(List<List<String>> rows) {
    return IntStream.range(0, 12)
        .<IntFunction<String>>mapToObj(c -> row -> rows.get(row).get(c))
        .toList();
  }

  @Test
  void copiesAmongManyCellsAreCopies() {
    List<List<String>> rows = new ArrayList<>(wide(100));
    rows.addAll(rows.subList(0, 20));
    TableSet copied = set(120, columns(rows), i -> i < 110 ? "" + i % 2 : "" + (i + 1) % 2);
    String notes = String.join("\n", copied.notes());
    assertTrue(notes.contains("Equal to an earlier row, class included: 10 of 120 rows"), notes);
    assertTrue(notes.contains("Equal to another row but for the class: 20 of 120 rows"), notes);
    assertTrue(copied.split(0.5, 0.2, 0.3).rows(1).twins(copied).orElseThrow() > 0);
  }

  /** A column that is measured, pasted twice, makes no people with the same cells. */
  @Test
  void measuredRowsThatStandTwiceAreCopies() {
    Random random = new Random(11);
    List<String> glucose =
        IntStream.range(0, 200).mapToObj(i -> "g" + random.nextInt(1_000_000)).toList();
    List<IntFunction<String>> columns =
        List.of(i -> glucose.get(i % 200), i -> "s" + (i % 200) * 7 % 2);
    TableSet twice = set(400, columns, i -> (i % 200) * 13 % 5 < 2 ? "ill" : "well");
    assertFalse(
        String.join("\n", twice.notes()).contains("are others with the same cells, keep"),
        twice.notes()::toString);
    assertTrue(twice.split(0.5, 0.2, 0.3).rows(1).twins(twice).orElseThrow() > 50);
    TableSet one = twice.without("c1");
    assertTrue(one.split(0.5, 0.2, 0.3).rows(1).twins(one).orElseThrow() > 50, "alone, too");
  }

  @Test
  void aTableThatWasAppendedToItselfIsTold() {
    List<String> cells = new ArrayList<>();
    Random random = new Random(3);
    IntStream.range(0, 100).forEach(i -> cells.add("k" + random.nextInt(5)));
    List<IntFunction<String>> columns =
        List.of(
            i -> cells.get(i % 100),
            i -> cells.get((i % 100 + 17) % 100),
            i -> cells.get((i % 100 + 31) % 100));
    TableSet three = set(300, columns, i -> "" + (i % 100) * 7 % 3 % 2);
    assertTrue(three.split(0.5, 0.2, 0.3).rows(1).twins(three).orElse(0) > 50);
  }

  /** Five answers from one to five by people of whom each has a view, and a column alone. */
  @Test
  void answersInNumbersAndAColumnAloneAreOthers() {
    int copied = 0;
    for (int seed = 0; seed < 8; seed++) {
      for (double noise : new double[] {0.4, 0.6, 0.8}) {
        Random random = new Random(seed);
        Table table = Table.create("t");
        double[] views = random.doubles(300).map(any -> 3 + random.nextGaussian()).toArray();
        for (int item = 0; item < 6; item++) {
          int[] answers =
              Arrays.stream(views)
                  .mapToInt(view -> (int) Math.round(view + noise * random.nextGaussian()))
                  .map(answer -> Math.max(1, Math.min(5, answer)))
                  .toArray();
          table.addColumns(IntColumn.create("q" + item, answers));
        }
        table.addColumns(
            StringColumn.create("y", IntStream.range(0, 300).mapToObj(i -> "" + i % 2).toList()));
        String notes = TableSet.of("t", table, "y").notes().toString();
        copied += notes.contains("Equal to an earlier row") ? 1 : 0;
      }
    }
    assertTrue(copied <= 2, copied + " of 24");
    int[] kinds = new Random(1).ints(60, 0, 7).toArray();
    TableSet one = set(60, List.of(i -> "k" + kinds[i]), i -> "" + i % 2);
    String said = one.notes().toString();
    assertTrue(said.contains("60 rows have 7 different combinations"), said);
    assertFalse(said.contains("Equal to an earlier row"), said);
  }

  @Test
  void measuredDecimalsOfAColumnAloneAreCopies() {
    Random random = new Random(3);
    double[] gauss = random.doubles(100).map(any -> random.nextGaussian()).toArray();
    int[] rows =
        IntStream.range(0, 100)
            .flatMap(i -> IntStream.range(0, i % 3 == 0 ? 3 : 1).map(j -> i))
            .toArray();
    Table table = Table.create("t");
    table.addColumns(
        DoubleColumn.create("x", Arrays.stream(rows).mapToDouble(i -> gauss[i]).toArray()),
        StringColumn.create("y", Arrays.stream(rows).mapToObj(i -> "" + i % 2).toList()));
    String said = TableSet.of("t", table, "y").notes().toString();
    assertFalse(said.contains("different combinations"), said);
    assertTrue(said.contains("Equal to an earlier row") || said.contains("stand again"), said);
  }

  @Test
  void whatIsGoneIsSaid() {
    List<List<String>> rows = new ArrayList<>(wide(52));
    rows.addAll(Collections.nCopies(48, rows.get(0)));
    String once =
        set(100, columns(rows), i -> i > 0 && i < 50 ? "full" : "empty")
            .withoutTwins()
            .notes()
            .toString();
    assertTrue(
        once.contains(
            "Of class 'empty' 48 of 51 rows are gone, of all others 0 of 49: what is left is no fair"
                + " sample of it. Keep the set as it is where they are no copies."),
        once);
  }
}
