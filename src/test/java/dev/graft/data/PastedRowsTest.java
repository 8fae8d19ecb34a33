package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Blocks that were pasted twice among rows that are equal by chance, and answers on one scale that
 * nobody copied: both errors on simulated tables.
 */
class PastedRowsTest {
  private static final int EACH = 6;

  /** People, items, how the items go together, and how many answer all items alike. */
  private record Scale(int people, int items, double load, double alike) {
    List<int[]> rows(Random random) {
      List<int[]> rows = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        double person = random.nextGaussian();
        boolean same = random.nextDouble() < alike;
        int[] row = new int[items + 1];
        for (int item = 0; item < items; item++) {
          double own = Math.sqrt(1 - load * load) * random.nextGaussian();
          row[item] =
              same ? 2 : (int) Math.max(0, Math.min(4, Math.floor(load * person + own + 2.5)));
        }
        row[items] = Arrays.stream(row).sum() + 3 * random.nextGaussian() > 2 * items ? 1 : 0;
        rows.add(row);
      }
      return rows;
    }
  }

  private static final List<Scale> SCALES =
      List.of(
          new Scale(300, 10, 0.7, 0.05),
          new Scale(300, 10, 0.8, 0.1),
          new Scale(300, 5, 0.6, 0),
          new Scale(600, 20, 0.8, 0.15),
          new Scale(1000, 10, 0.7, 0.05));

  /** Few cells, of columns that know nothing of one another. */
  private static final List<Scale> FEW_CELLS =
      List.of(new Scale(300, 3, 0, 0), new Scale(1200, 2, 0, 0), new Scale(2000, 4, 0, 0));

  private static TableSet set(List<int[]> rows) {
    Table table = Table.create("t");
    int last = rows.get(0).length - 1;
    for (int c = 0; c <= last; c++) {
      int column = c;
      List<String> cells = rows.stream().map(row -> String.valueOf(row[column])).toList();
      table.addColumns(StringColumn.create(c == last ? "y" : "q" + c, cells));
    }
    return TableSet.of("t", table, "y");
  }

  /** A tenth of the rows again, in one block to three, wherever. */
  private static void paste(Random random, List<int[]> rows) {
    int blocks = 1 + random.nextInt(3);
    int length = rows.size() / 10 / blocks;
    for (int block = 0; block < blocks; block++) {
      int from = random.nextInt(rows.size() - length);
      List<int[]> copy = new ArrayList<>(rows.subList(from, from + length));
      rows.addAll(random.nextInt(rows.size() + 1), copy);
    }
  }

  private static boolean isTold(TableSet set) {
    return String.join("\n", set.notes()).contains("pasted twice");
  }

  private static boolean isCopied(TableSet set) {
    return String.join("\n", set.notes()).contains("Equal to an earlier row");
  }

  @Test
  void answersOnOneScaleAreNoCopies() {
    int copied = 0;
    int pasted = 0;
    for (Scale scale : SCALES) {
      for (int seed = 0; seed < EACH; seed++) {
        TableSet set = set(scale.rows(new Random(seed)));
        // Of fewer equal rows than one in fifty there is nothing to be told apart.
        boolean few = set.size() - distinct(set) < set.size() / 50;
        copied += isCopied(set) && !few ? 1 : 0;
        pasted += isTold(set) ? 1 : 0;
      }
    }
    assertTrue(copied <= 3, copied + " of 100 tables without a copy");
    assertEquals(0, pasted, "of 100 tables without a block");
  }

  private static long distinct(TableSet set) {
    return java.util.stream.IntStream.range(0, set.size())
        .mapToObj(set::content)
        .distinct()
        .count();
  }

  @Test
  void blocksAreFoundAmongEqualRows() {
    int missed = 0;
    List<Scale> all = new ArrayList<>(SCALES);
    all.addAll(FEW_CELLS);
    for (Scale scale : all) {
      for (int seed = 0; seed < EACH; seed++) {
        Random random = new Random(seed);
        List<int[]> rows = scale.rows(random);
        paste(random, rows);
        TableSet set = set(rows);
        missed += isTold(set) || isCopied(set) ? 0 : 1;
      }
    }
    assertTrue(missed <= 3, missed + " of 160 tables with a tenth of their rows pasted");
  }

  /** In any order that tables have, none of which pastes anything. */
  @Test
  void rowsInAnOrderAreNoBlocks() {
    int told = 0;
    for (int seed = 0; seed < EACH; seed++) {
      Random random = new Random(seed);
      for (Scale scale : FEW_CELLS) {
        List<int[]> rows = scale.rows(random);
        told += isTold(set(rows)) ? 1 : 0;
        rows.sort(Comparator.comparingInt(row -> row[row.length - 1]));
        told += isTold(set(rows)) ? 1 : 0;
        rows.sort(Comparator.comparingInt(row -> row[0]));
        told += isTold(set(rows)) ? 1 : 0;
      }
      List<int[]> hours = new ArrayList<>();
      List<int[]> visits = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        boolean day = i % 24 > 8 && i % 24 < 18;
        hours.add(new int[] {i % 24, i / 24 % 7, random.nextDouble() < (day ? 0.9 : 0.1) ? 1 : 0});
        int[] before =
            i % 4 == 0 ? new int[] {random.nextInt(2), random.nextInt(6)} : visits.get(i - 1);
        visits.add(new int[] {before[0], before[1], i % 4, random.nextInt(2)});
      }
      told += isTold(set(hours)) ? 1 : 0;
      told += isTold(set(visits)) ? 1 : 0;
    }
    assertTrue(told <= 4, told + " of 220 tables without a block");
  }

  @Test
  void theyAreNamedAndCounted() {
    Random random = new Random(1);
    List<int[]> rows = new Scale(300, 3, 0, 0).rows(random);
    rows.addAll(new ArrayList<>(rows.subList(10, 50)));
    TableSet set = set(rows);
    assertTrue(
        set.notes()
            .contains(
                "Rows stand again in the same order, class included, as a block that was pasted twice"
                    + " does: 40 of 340 rows (301 to 340 = 11 to 50); the like may stand in training"
                    + " and test. Delete them from the file; where they were measured twice,"
                    + " accepting(...) says so."),
        set.notes().toString());
    assertTrue(String.join(" ", set.notes()).contains("300 rows have "), set.notes().toString());
    int twins = set.split(0.5, 0.2, 0.3).rows(1).twins(set).orElseThrow();
    assertTrue(twins > 5 && twins <= 80, Text.format("%d test rows", twins));
    TableSet once = set(rows.subList(0, 300));
    assertEquals(OptionalInt.empty(), once.split(0.5, 0.2, 0.3).rows(1).twins(once));
    assertFalse(isTold(once));
  }

  /** Single rows that were copied and mixed in are seen where few are equal by chance. */
  @Test
  void singleCopiesAreToldWhereFewRowsAreEqual() {
    int missed = 0;
    for (Scale scale : SCALES) {
      for (int seed = 0; seed < EACH && scale.items() > 5; seed++) {
        Random random = new Random(seed);
        List<int[]> rows = scale.rows(random);
        int people = rows.size();
        for (int i = 0; i < people / 10; i++) {
          rows.add(rows.get(random.nextInt(people)));
        }
        Collections.shuffle(rows, random);
        missed += isCopied(set(rows)) ? 0 : 1;
      }
    }
    assertTrue(missed <= 20, missed + " of 80 tables with a tenth of their rows twice");
  }
}
