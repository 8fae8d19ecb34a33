package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Columns that no result should hang on unseen; names and numbers of rows: {@link SetNotesTest}.
 */
class ColumnNotesTest extends TableFixtures {
  private static final int ROWS = 60;

  /** A column beside one of numbers that differ, and a class in turn. */
  private List<String> notes(IntFunction<Object> cell) throws IOException {
    StringBuilder csv = new StringBuilder("x,c,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 61 + 0.5).append(',').append(cell.apply(row)).append(',');
      csv.append(row % 3 == 0 ? "yes\n" : "no\n");
    }
    return good(csv.toString()).notes();
  }

  @Test
  void aColumnThatSaysTheClass() throws IOException {
    List<String> said =
        List.of(
            "Column 'c' says the class by itself: each of its 3 different cells stands with one"
                + " class alone; where it is not known before the class is, leave it out with"
                + " without(\"c\").");
    assertEquals(said, notes(row -> row % 3));
    assertEquals(said, notes(row -> "group " + "abc".charAt(row % 3)));
    String one = "Column 'c' says class 'no' wherever it is not 0: so are 39 of such 39 rows.";
    assertTrue(notes(row -> row == 4 ? 0 : row % 3).get(0).startsWith(one), "but for one row");
    assertEquals(List.of(), notes(row -> "seldom " + row / 6 + row % 3));
  }

  /** A copy of a target of three classes, a column per class. */
  @Test
  void aColumnThatSaysOneClassOfThree() throws IOException {
    String said =
        "Column 'c' says by itself whether a row is of class 'mid': each of its 2 different";
    assertTrue(three("c", row -> row % 3 == 1 ? 1 : 0).get(0).startsWith(said));
    assertTrue(three("c", row -> row % 3 == 1 ? "so" : "not").get(0).startsWith(said));
    assertEquals(List.of(), three("c", row -> row % 3 == 1 && row > 4 ? 1 : 0), "one wrong");
    assertEquals(List.of(), three("c", row -> row % 2), "honest");
    assertEquals(List.of(), three("c", row -> row % 3 == 1 ? row + 70.5 : row + 0.5), "a measure");
    IntFunction<Object> sure = row -> row % 3 == 1 && row > 4 ? 0.9 - row * 1e-3 : 0.4 - row * 1e-3;
    List<String> answer = three("proba_mid", sure);
    assertTrue(
        answer.get(0).startsWith("Column 'proba_mid' parts class 'mid' from the others by one cut"),
        answer.toString());
    assertEquals(List.of(), three("probe_mid", sure), "no answer by its name");
    assertEquals(List.of(), three("proba_mid", row -> row * 31 % 59 + 0.5), "says nothing");
  }

  private List<String> three(String name, IntFunction<Object> cell) throws IOException {
    StringBuilder csv = new StringBuilder("x," + name + ",y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 61 + 0.5).append(',').append(cell.apply(row)).append(',');
      csv.append(List.of("low", "mid", "high").get(row % 3)).append('\n');
    }
    return good(csv.toString()).notes();
  }

  @Test
  void aColumnOfManyCellsThatSaysTheClass() throws IOException {
    String said = "Column 'c' says the class by itself: each of its %d different cells";
    assertTrue(notes(row -> "p" + row % 12).get(0).startsWith(Text.format(said, 12)));
    assertTrue(notes(row -> 100 + row % 12).get(0).startsWith(Text.format(said, 12)));
    assertEquals(List.of(), notes(row -> row % 12 + 0.5), "a measurement may");
    assertEquals(List.of(), notes(row -> row == 4 ? "p0" : "p" + row % 12), "not each");
  }

  /** Two rare answers are mostly alike: that is chance, not knowledge. */
  @Test
  void rareAnswersThatAreMostlyAlikeAreNone() throws IOException {
    for (int shift : List.of(0, 3, 7)) {
      StringBuilder csv = new StringBuilder("x,voicemail,flag,y\n");
      for (int row = 0; row < 400; row++) {
        csv.append(row * 37 % 401 + 0.5).append(',');
        csv.append((row + shift) % 21 == 4 ? "yes," : "no,").append(row % 23 == 5 ? "1," : "0,");
        csv.append(row % 25 == 6 ? "yes\n" : "no\n");
      }
      assertEquals(List.of(), good(csv.toString()).notes());
    }
  }

  @Test
  void theAnswerOfAnotherModelInOtherWords() throws IOException {
    IntFunction<Object> model = row -> row % 3 == 0 != (row % 20 == 1) ? "pos" : "neg";
    String said =
        "Column 'c' goes with the class in 57 of 60 rows ('pos' with 'yes', ...), as the answer of"
            + " another model does. Is it known before the class is? Else leave it out with"
            + " without(\"c\").";
    assertEquals(List.of(said), notes(model));
    IntFunction<Object> worse = row -> row % 3 == 0 != (row % 12 == 1) ? "pos" : "neg";
    assertEquals(List.of(), notes(worse), "a good feature");
    assertTrue(called("pred", worse).get(0).startsWith("Column 'pred' goes with"), "by its name");
    assertEquals(List.of(), notes(row -> row % 2 == 0 ? "left" : "right"));
  }

  @Test
  void theAnswerOfAnotherModel() throws IOException {
    IntFunction<Object> nearly = row -> (row % 3 == 0) == row > 1 ? "yes" : "no";
    assertEquals(
        List.of(
            "Column 'c' names the class in 58 of 60 rows, as the answer of another model does. Is it"
                + " known before the class is? Else leave it out with without(\"c\")."),
        notes(nearly),
        "another rater, or the class of the day before");
    assertEquals(
        List.of(
            "Column 'pred' names the class in 58 of 60 rows, as the answer of another model does:"
                + " leave it out with without(\"pred\")."),
        called("pred", nearly));
    assertEquals(List.of(), notes(row -> row % 2 == 0 ? "yes" : "no"), "half the rows");
  }

  @Test
  void numbersThatOneCutParts() throws IOException {
    String said =
        "Column 'c' parts the classes by itself, one cut being right in 100.0% of the rows";
    List<String> apart = notes(row -> row % 3 == 0 ? row + 0.25 : -row - 0.5);
    assertTrue(apart.get(0).startsWith(said), apart.toString());
    assertTrue(apart.get(0).contains("Is it known before the answer is?"), apart.toString());
    assertEquals(List.of(), notes(row -> row % 3 == 0 && row > 5 ? row + 0.25 : -row - 0.5));
    assertEquals(List.of(), notes(row -> row % 3 == 0 ? row + 0.25 : 20.5 - row), "nearly");
  }

  @Test
  void theNameOfAnAnswerCountsWhereItAgrees() throws IOException {
    for (String name : List.of("churn_pred", "y_hat", "proba", "yHat", "Model.Score", "P(prob)")) {
      IntFunction<Object> near = row -> row % 3 == 0 && row > 5 ? row + 0.25 : 9.5 - row;
      assertEquals(1, called(name, near).size(), name);
      assertTrue(called(name, near).get(0).contains("the answer, as its name says"), name);
      assertEquals(List.of(), called(name, row -> row * 31 % 59 + 0.5), "says nothing");
      assertEquals(List.of(), called("improbable", near), "another name");
    }
  }

  @Test
  void aScoreThatPeopleGaveIsNoAnswer() throws IOException {
    IntFunction<Object> near = row -> row % 3 == 0 && row > 5 ? row + 0.25 : 9.5 - row;
    for (String name : List.of("writing score", "risk_score", "score_math")) {
      assertEquals(List.of(), called(name, near), name);
    }
    assertEquals(1, called("model score", near).size());
  }

  private List<String> called(String name, IntFunction<Object> cell) throws IOException {
    StringBuilder csv = new StringBuilder("x," + name + ",y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 61 + 0.5).append(',').append(cell.apply(row)).append(',');
      csv.append(row % 3 == 0 ? "yes\n" : "no\n");
    }
    return good(csv.toString()).notes();
  }

  @Test
  void numbersThatMeanNone() throws IOException {
    assertEquals(List.of(said("-999", 5)), notes(row -> row % 12 == 0 ? "-999" : row * 7 % 30));
    assertEquals(List.of(said("9999", 5)), notes(row -> row % 12 == 0 ? 9999 : row * 7 % 30));
    assertEquals(List.of(), notes(row -> row * 7 % 30 + 80)); // 99 among its like
    assertEquals(List.of(), notes(row -> row % 4 - 1)); // a scale from -1 to 2
    assertEquals(List.of(), notes(row -> row * 7 % 14 - 1), "one step from the next");
    assertEquals(List.of(said("-1", 5)), notes(row -> row % 12 == 0 ? "-1.0" : row * 7 % 30 + 20));
    assertEquals(List.of(), notes(row -> row == 9 ? -999 : row * 7 % 30)); // once: a value
    assertEquals(List.of(), notes(row -> row % 12 == 0 ? 500 : row * 7 % 30)); // no code
  }

  @Test
  void minusOneBesideCountsIsToldWhereItIsHeaped() throws IOException {
    assertEquals(
        List.of(
            said("-1", 5)
                .replace("far from all others", "alone below zero and more often than any other")),
        notes(row -> row % 12 == 0 ? "-1.0" : row * 7 % 30));
  }

  @Test
  void codesOfOtherPrograms() throws IOException {
    for (String code : "999.9 9999.9 -200 -99.99 -32768 -1000 -99 777 88888 -8 -888".split(" ")) {
      assertEquals(List.of(said(code, 5)), notes(row -> row % 12 == 0 ? code : row * 7 % 30), code);
    }
    for (String code :
        List.of("1e20", "9.96921e36", "-3.4028234663852886e38", "3.4028235e38", "-2147483648")) {
      assertEquals(1, notes(row -> row % 12 == 0 ? code : row * 7 % 30).size(), code);
    }
    assertEquals(
        List.of(), notes(row -> row % 12 == 0 ? -200 : row * 7 % 30 * 20 - 300), "a value");
    assertEquals(List.of(), notes(row -> row % 12 == 0 ? 99.5 : row * 7 % 30), "no code");
  }

  @Test
  void codesBesideOthersAreNoneOfThem() throws IOException {
    List<String> notes =
        notes(row -> row % 10 == 0 ? 88 : row % 10 == 1 ? 99 : row % 10 == 2 ? 77 : row * 7 % 11);
    String all =
        said("77, 88 and 99", 18)
            .replace("that means", "they mean")
            .replace("\"77, 88 and 99\"", "\"77\", \"88\", \"99\"");
    assertEquals(List.of(all), notes, "all of them; 88 and 99 are no neighbours");
    assertEquals(List.of(), notes(row -> row * 7 % 11 - 5), "a scale from -5 to 5");
    assertEquals(List.of(), notes(row -> row * 7 % 30 + 60), "77 and 88 among their like");
  }

  @Test
  void zeroFarBelowAllOthers() throws IOException {
    String way = "where that means a missing cell, give CsvOptions.withDefaults().withMissingIn";
    assertEquals(
        List.of(
            "Column 'c' holds 0 in 5 of 60 rows, far below all others (25 and more): "
                + way
                + "(\"c\", \"0\")."),
        notes(row -> row % 12 == 0 ? 0 : row * 37 % 60 / 2.0 + 24.5));
    assertEquals(List.of(), notes(row -> row % 12 == 0 ? 0 : row * 7 % 30 + 1), "counts");
    assertEquals(
        List.of(), notes(row -> row % 12 == 0 ? 0 : Math.exp(row * 7 % 30 / 5.0)), "amounts");
    assertEquals(
        List.of(), notes(row -> row % 9 == 0 ? 0 : row % 5 > 0 ? 1 : row * 7 % 19 + 1), "visits");
    assertEquals(List.of(), notes(row -> row == 3 ? 0 : row * 37 % 60 / 2.0 + 24.5), "once");
    assertEquals(List.of(), notes(row -> row % 11 == 0 ? 0 : row % 4 + 50), "a few kinds");
    assertEquals(List.of(), notes(row -> row % 12 == 0 ? 0 : row * 7 % 30 - 90), "below zero");
  }

  private static String said(String code, int rows) {
    return "Column 'c' holds "
        + code
        + " in "
        + rows
        + " of 60 rows, far from all others: where that means a missing cell, give"
        + " CsvOptions.withDefaults().withMissingIn(\"c\", \""
        + code
        + "\").";
  }

  @Test
  void theWayOutOfACodeIsOne() throws IOException {
    String csv = "x,y\n-999,a\n-999,b\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n";
    CsvOptions options = CsvOptions.withDefaults().withMissing("-999");
    assertEquals(8, TableSet.of(file(csv), options.withoutRowsMissing(), "y").size());
    String decimals = csv.replace("-999", "-999.0");
    TableSet left = TableSet.of(file(decimals), options.withoutRowsMissing(), "y");
    assertEquals(8, left.size(), "the same number");
    CsvOptions here = CsvOptions.withDefaults().withMissingIn("x", "-999").withoutRowsMissing();
    assertEquals(8, TableSet.of(file(decimals), here, "y").size());
    CsvOptions there = CsvOptions.withDefaults().withMissingIn("y", "-999").withoutRowsMissing();
    assertEquals(10, TableSet.of(file(csv), there, "y").size(), "another column");
    CsvOptions none = CsvOptions.withDefaults().withMissingIn("z", "-999");
    assertThrows(IllegalArgumentException.class, () -> TableSet.of(file(csv), none, "y"));
  }
}
