package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of rows, repeats and contradictions are said by the set itself. */
class SetNotesTest extends TableFixtures {
  private TableSet numbered(int[] numbers) throws IOException {
    return numbered("id", numbers);
  }

  private TableSet numbered(String name, int[] numbers) throws IOException {
    StringBuilder csv = new StringBuilder(name + ",x,y\n");
    for (int row = 0; row < numbers.length; row++) {
      csv.append(numbers[row]).append(',').append(row * 37 % 101).append(".5,");
      csv.append(row < numbers.length / 2 ? "a\n" : "b\n");
    }
    return good(csv.toString());
  }

  @Test
  void theNumberOfARow() throws IOException {
    TableSet up = numbered(IntStream.range(0, 20).map(i -> 1000 + 3 * i).toArray());
    assertEquals(
        List.of(
            "Column 'id' holds whole numbers, all different and in order (1000 to 1057), like the"
                + " number of a row: leave it out with without(\"id\")."),
        up.notes());
    assertTrue(up.toString().contains("like the number of a row"));
    assertTrue(up.bundle().get("text/html").toString().contains("like the number of a row"));
    assertEquals(List.of(), up.without("id").notes());
    TableSet down = numbered(IntStream.range(0, 20).map(i -> 99 - i).toArray());
    assertTrue(down.notes().get(0).contains("in order (99 to 80)"));
    TableSet shuffled = numbered(IntStream.range(0, 20).map(i -> 100 + i * 7 % 20).toArray());
    assertTrue(shuffled.notes().get(0).contains("one after the other, shuffled"));
    TableSet measured =
        numbered("flow", IntStream.range(0, 20).map(i -> i * i * 13 % 101).toArray());
    assertEquals(List.of(), measured.notes());
  }

  @Test
  void whatMeasuresIsNotToldToBeLeftOut() throws IOException {
    String measured = "where it measures, keep it.";
    int[] tens = IntStream.range(0, 40).map(i -> 10 * i).toArray();
    for (String name : List.of("dose_mg", "flow")) {
      TableSet doses = numbered(name, tens);
      assertTrue(doses.notes().get(0).endsWith(measured), doses.notes().toString());
    }
    int[] years = IntStream.range(1950, 2020).toArray();
    for (String name : List.of("year", "day_of_year", "Temperature")) {
      assertTrue(numbered(name, years).notes().get(0).endsWith(measured), name);
    }
    assertTrue(numbered("flow", years).notes().get(0).endsWith("out with without(\"flow\")."));
  }

  @Test
  void aNumberOfARowThatWasDrawnFromMoreIsKnownByItsName() throws IOException {
    int[] drawn = IntStream.range(0, 40).map(i -> i * 23 % 97).toArray();
    for (String name :
        List.of("PassengerId", "Unnamed: 0", "id", "index", "rownames", "", "customer_id", "Id")) {
      assertEquals(1, numbered(name, drawn).notes().size(), name);
      assertTrue(numbered(name, drawn).notes().get(0).contains("and called so (0 to "), name);
    }
    for (String name :
        List.of(
            "price", "humid", "widths", "grid_points", "paid", "price_index", "body_mass_index")) {
      assertEquals(List.of(), numbered(name, drawn).notes(), name);
    }
  }

  @Test
  void aNameInEveryRow() throws IOException {
    StringBuilder csv = new StringBuilder("who,x,y\n");
    IntStream.range(0, 12).forEach(i -> csv.append("p" + i + "," + i + ".5," + i % 2 + "\n"));
    assertTrue(good(csv.toString()).notes().get(0).contains("(p0, ...), like a name"));
    String[] found = new String[2];
    for (int kinds : new int[] {55, 40}) {
      StringBuilder many = new StringBuilder("who,x,y\n");
      IntStream.range(0, 60)
          .forEach(i -> many.append("p" + i % kinds + "q," + i * 37 % 61 + ".5," + i % 2 + "\n"));
      found[kinds / 55] = good(many.toString()).notes().toString();
    }
    assertEquals("[]", found[0]);
    assertTrue(found[1].contains("another cell in nearly every row (p0q, ...), like a name"));
  }

  @Test
  void categoriesAlike() throws IOException {
    assertEquals(
        List.of(
            "Column 'x' has categories that differ by case or blanks alone: red, Red."
                + AsWritten.WAY_OUT),
        good("x,z,y\nred,1,a\nRed,2,b\nred,3,a\nblue,4,b\n").notes());
  }

  @Test
  void repeatsAndContradictions() throws IOException {
    // Rows 2 and 3 repeat row 1; row 4 contradicts the three.
    TableSet set = good("x,z,y\n1,r,a\n1.0,r,a\n1,r,a\n1,r,b\n2,r,b\n3,s,a\n");
    assertEquals(
        List.of(
            "Equal to an earlier row, class included: 2 of 6 rows; the like may stand in training"
                + " and test.",
            "Equal to another row but for the class: 4 of 6 rows (rows 1, 2, 3, 4). No answer is right"
                + " for all of them: correct or delete those that are wrong; withoutTwins() keeps"
                + " the first of each, right or wrong. Where they are others with the same cells,"
                + " accepting(...) says so."),
        set.notes());
    Rows rows = new Rows(List.of(0, 4), List.of(1), List.of(2, 3, 5));
    assertEquals(
        List.of(
            "Of 3 test rows, 2 stand among the training or validation rows too: what is learned by"
                + " heart counts as known; withoutTwins() leaves them out."),
        set.notes(rows));
    assertEquals(List.of(), set.notes(new Rows(List.of(0), List.of(1), List.of(4, 5))));
  }

  @Test
  void twinsAreLeftOutInAWord() throws IOException {
    TableSet set = good("x,z,y\n1,r,a\n1.0,r,a\n1,r,b\n2,r,b\n3,s,a\n3,r,b\n");
    TableSet once = set.withoutTwins();
    assertEquals(4, once.size());
    assertEquals("row 4", once.rowName(1));
    assertEquals(
        List.of(
            "Left out because they equal an earlier one, whatever their class (1 had"
                + " another class than the first, which is kept and may be the wrong one): 2 of 6"
                + " rows."),
        once.notes());
    Rows halves = new Rows(List.of(0, 1), List.of(), List.of(2, 3));
    assertEquals(OptionalInt.of(0), halves.twins(once));
    assertEquals(OptionalInt.of(1), halves.twins(set));
    TextSet words = TextSet.of("s", List.of("a", "a", "b", "a b"), List.of("u", "v", "v", "v"));
    assertEquals(3, words.withoutTwins().size());
    assertEquals(words.content(0), words.content(1));
    assertEquals(3, IntStream.range(0, 4).mapToObj(words::content).distinct().count());
  }

  @Test
  void rowsThatContradictAllTheOthers() throws IOException {
    TableSet set = good("x,z,y\n1,r,a\n1,r,b\n2,r,a\n2,r,b\n");
    assertEquals(
        "t.csv must have classes that its rows tell apart: each row of another class than 'a' equals"
            + " one of it, and withoutTwins() keeps the first; correct the classes, or take more"
            + " columns",
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, set::withoutTwins)
            .getMessage()
            .replaceFirst("^\\S+", "t.csv"));
    assertEquals(List.of(), good("x,z,y\n1,r,a\n2,r,b\n2,s,a\n3,r,b\n").notes(), "as told");
  }

  @Test
  void cellsThatJoinToOneTextAreTwo() throws IOException {
    TableSet set = good("x,z,y\na1,b,a\na,1b,b\na1,b,b\na,1b,a\n");
    assertEquals(set.content(0), set.content(2));
    assertNotEquals(set.content(0), set.content(1));
  }

  @Test
  void sentencesThatWereSentAgain() {
    TextSet set =
        TextSet.of(
            "s",
            List.of("Call me now!", "call  me NOW", "call me now", "Call me", ":-)", ":-("),
            List.of("u", "u", "v", "v", "u", "v"));
    assertEquals(
        List.of(
            "Equal to an earlier sentence but for case, blanks and signs: 2 of 6 sentences (2 = 1, 3 ="
                + " 1); the like may stand in training and test, and withoutNearTwins() keeps the"
                + " first of each, but keeps those of another class, 1 here (3 = 1): their label is"
                + " wrong, or the little that differs is what makes the class."),
        set.notes());
  }

  @Test
  void sentencesAlike() {
    TextSet set =
        TextSet.of(
            "s", List.of("a b", "a b", "c", "c", "d", "e"), List.of("u", "u", "u", "v", "V", "v"));
    assertEquals(
        List.of(
            "Classes that differ by case or blanks alone: 'V', 'v'." + AsWritten.WAY_OUT,
            "Equal to an earlier sentence, class included: 1 of 6 sentences; the like may stand in"
                + " training and test.",
            "Equal to another sentence but for the class: 2 of 6 sentences (sentences 3, 4). No answer"
                + " is right for all of them: correct or delete those that are wrong; withoutTwins()"
                + " keeps the first of each, right or wrong. Where they are others with the same cells,"
                + " accepting(...) says so."),
        set.notes());
    assertEquals(1, set.notes(new Rows(List.of(0), List.of(), List.of(1, 4))).size());
    assertTrue(set.toString().contains("Equal to another sentence"));
  }
}
