package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A survey's codes: all of a column, and all columns with the same, in one note. */
class CodeNotesTest extends TableFixtures {
  private static final int ROWS = 120;

  @SafeVarargs
  private static String survey(IntFunction<Object>... columns) {
    StringBuilder csv = new StringBuilder("x");
    for (int i = 1; i <= columns.length; i++) {
      csv.append(",q").append(i);
    }
    csv.append(",y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 121 + 100.5);
      for (IntFunction<Object> column : columns) {
        csv.append(',').append(column.apply(row));
      }
      csv.append(row * 11 % 7 < 3 ? ",yes\n" : ",no\n");
    }
    return csv.toString();
  }

  private List<String> told(String csv) throws IOException {
    return good(csv).notes().stream().filter(note -> note.contains("missing cell")).toList();
  }

  /** Answers of which each tenth is a code in turn. */
  private static IntFunction<Object> answers(int step, Object... codes) {
    return row -> row % 10 == 3 ? codes[row / 10 % codes.length] : row * step % 31;
  }

  @Test
  void allCodesOfAColumn() throws IOException {
    for (List<Object> codes :
        List.<List<Object>>of(
            List.of(97, 98, 99),
            List.of(-9, -8, -7),
            List.of(777, 888, 999),
            List.of(997, 998, 999),
            List.of(77, 99),
            List.of(-99, -98),
            List.of(9997, 9998))) {
      String names =
          codes.stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", "))
              .replaceFirst(", ([^,]*)$", " and $1");
      String signs =
          codes.stream().map(code -> "\"" + code + "\"").sorted().collect(Collectors.joining(", "));
      assertEquals(
          List.of(
              "Column 'q1' holds "
                  + names
                  + " in 12 of 120 rows, far from all others: where they mean a"
                  + " missing cell, give CsvOptions.withDefaults().withMissingIn(\"q1\", "
                  + signs
                  + ")."),
          told(survey(answers(7, codes.toArray()))));
    }
  }

  @Test
  void allColumnsWithTheSame() throws IOException {
    String csv =
        survey(answers(7, -9, -8), answers(11, -8, -9), answers(13, 99, 98), row -> row * 3 % 31);
    assertEquals(
        List.of(
            "Columns 'q1' and 'q2' hold -9 and -8 in 24 cells of 120 rows, far from all others: where they"
                + " mean a missing cell, give CsvOptions.withDefaults().withMissing(\"-8\", \"-9\").",
            "Column 'q3' holds 98 and 99 in 12 of 120 rows, far from all others: where they mean a missing"
                + " cell, give CsvOptions.withDefaults().withMissingIn(\"q3\", \"98\", \"99\")."),
        told(csv));
    assertEquals(
        12,
        good(csv).noted().orElseThrow().all().stream()
            .filter(note -> note.words().startsWith("Columns 'q1'"))
            .findFirst()
            .orElseThrow()
            .number(),
        "rows");
    CsvOptions way =
        CsvOptions.withDefaults()
            .withMissing("-8", "-9")
            .withMissingIn("q3", "98", "99")
            .withoutRowsMissing();
    TableSet read = TableSet.of(file(csv), way, "y");
    assertEquals(108, read.size());
    assertTrue(
        read.notes().stream().noneMatch(note -> note.contains("far from")), read.notes()::toString);
  }

  @Test
  void whatIsANumberInAnotherColumnStaysOneThere() throws IOException {
    List<String> beside = told(survey(answers(7, 99), answers(11, 99), row -> row * 7 % 31 + 90));
    assertTrue(
        beside
            .get(0)
            .endsWith(
                "give CsvOptions.withDefaults().withMissingIn(\"q1\", \"99\").withMissingIn(\"q2\", \"99\")."),
        "99 is a number of q3: " + beside);
  }

  /** Whole degrees, goals ahead or behind, changes of a score. */
  @Test
  void roundedMeasuresAboutZeroHaveNone() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      java.util.Random random = new java.util.Random(seed);
      List<String> told =
          told(
              survey(
                  row -> Math.round(3 * random.nextGaussian()),
                  row -> Math.round(-1 + 2 * random.nextGaussian()),
                  row -> Math.round(8 + 6 * random.nextGaussian())));
      assertEquals(List.of(), told, "seed " + seed);
    }
  }

  /** Temperatures, longitudes, shares and z-scores with what an instrument writes for none. */
  @Test
  void codesFarBelowManyOtherNegativeNumbers() throws IOException {
    Map<String, IntFunction<Object>> measured =
        Map.of(
            "-9999", row -> row * 37 % 121 / 5.0 - 8,
            "-999", row -> row * 37 % 121 / 2.5 - 120,
            "-99.9", row -> row * 37 % 121 / 100.0 - 0.2,
            "-32768", row -> row * 37 % 121 - 60,
            "-99999", row -> (row * 37 % 121 - 40) * 75.5);
    for (Map.Entry<String, IntFunction<Object>> one : measured.entrySet()) {
      String code = one.getKey();
      List<String> told =
          told(
              survey(row -> row % 10 == 3 ? code : one.getValue().apply(row), row -> row % 13 - 5));
      String said = "Column 'q1' holds CODE in 12 of 120 rows, far from".replace("CODE", code);
      assertEquals(1, told.size(), code);
      assertTrue(told.get(0).startsWith(said), told::toString);
    }
    List<String> both =
        told(survey(row -> row % 15 == 3 ? row % 2 == 0 ? -9999 : 9999 : row * 37 % 121 - 60));
    assertTrue(both.get(0).startsWith("Column 'q1' holds -9999 and 9999 in 8 of"), both::toString);
    assertEquals(1, told(survey(row -> row % 10 == 3 ? -9999 : row % 13 - 5)).size());
  }

  @Test
  void numbersOfTheirWidthAmongManyNegativeOnesAreNone() throws IOException {
    assertEquals(List.of(), told(survey(row -> row % 40 == 3 ? -99 : row * 37 % 121 - 60)), "near");
    for (int one : List.of(-77, -99, -200, -1000)) {
      IntFunction<Object> shares = row -> row % 10 == 3 ? one : row * 37 % 121 / 10.0 - 4;
      assertEquals(List.of(), told(survey(shares)), "may be measured: " + one);
    }
    assertEquals(List.of(), told(survey(row -> row == 3 ? -999 : row * 37 % 121 - 60)), "once");
    for (int seed = 0; seed < 30; seed++) {
      java.util.Random random = new java.util.Random(seed);
      IntFunction<Object> tails = row -> Math.round(20 / random.nextGaussian());
      assertEquals(List.of(), told(survey(tails, tails, tails)), "seed " + seed);
    }
  }

  @Test
  void whatIsAClassOrACategoryStaysOne() throws IOException {
    String csv = survey(answers(7, -1), answers(11, -1));
    String classes = csv.replaceAll("(?m)^(.*(?:1|4|7)),no$", "$1,-1").replace(",yes", ",1");
    String both =
        "give CsvOptions.withDefaults().withMissingIn(\"q1\", \"-1\").withMissingIn(\"q2\", \"-1\").";
    List<String> ofTarget = told(classes);
    assertTrue(ofTarget.get(0).endsWith(both), "-1 is a class: " + ofTarget);
    CsvOptions way =
        CsvOptions.withDefaults()
            .withMissingIn("q1", "-1")
            .withMissingIn("q2", "-1")
            .withoutRowsMissing();
    assertEquals(3, TableSet.of(file(classes), way, "y").classes().size());
    IntFunction<Object> kinds = row -> List.of("99", "B52", "U2", "Abba").get(row % 4);
    List<String> ofKinds = told(survey(answers(7, 99), answers(11, 99), kinds));
    assertTrue(ofKinds.get(0).endsWith(both.replace("-1", "99")), "a category: " + ofKinds);
    assertTrue(told(csv).get(0).endsWith("give CsvOptions.withDefaults().withMissing(\"-1\")."));
  }

  @Test
  void aClassThatSuchASignTakesIsNamed() throws IOException {
    String csv = survey(answers(7, -1), answers(11, -1)).replace(",yes", ",-1");
    csv = csv.replaceAll("(?m)^(.*2),no$", "$1,1").replace(",no", ",0");
    CsvOptions all = CsvOptions.withDefaults().withMissing("-1").withoutRowsMissing();
    TableSet set = TableSet.of(file(csv), all, "y");
    assertEquals(List.of("0", "1"), set.classes());
    String said =
        " A sign that was named for all columns stands in the target 'y', too ('-1' in 52 rows): where"
            + " that is a class, no row of it is left; name the other columns instead, with"
            + " withMissingIn(\"...\", ...).";
    assertTrue(set.notes().get(0).endsWith(said), set.notes()::toString);
    assertTrue(
        set.noted().orElseThrow().weighing().stream().anyMatch(n -> n.words().endsWith(said)));
    CsvOptions meant = all.withMissingIn("y", "0");
    String both = TableSet.of(file(csv + "1,2,3,2\n3,2,1,2\n"), meant, "y").notes().get(0);
    assertTrue(both.contains("('-1' in 52 rows)"), "0 was named for the target: " + both);
  }

  @Test
  void numbersOfTheirLikeAreNone() throws IOException {
    assertEquals(List.of(), told(survey(row -> row * 7 % 21 - 10)), "a scale about zero");
    assertEquals(List.of(), told(survey(row -> row * 7 % 11 - 9)), "mostly below zero");
    assertEquals(List.of(), told(survey(row -> row * 7 % 31 + 70)), "97 to 99 among their like");
    assertEquals(List.of(), told(survey(answers(7, 97))), "97 alone is a number");
    String nine = told(survey(row -> row == 7 ? 97 : answers(7, -9).apply(row))).toString();
    assertTrue(nine.contains("holds -9 in 12 of"), "97 is none of its like: " + nine);
    assertEquals(List.of(), told(survey(row -> row == 5 ? 98 : row * 7 % 31)), "once");
  }
}
