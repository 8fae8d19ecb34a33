package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitViewTest {
  @Test
  void showsCountsModeAndPictures() {
    Split split = Samples.set(40, 20).perClass(5, 4).withSeed(7);
    assertEquals(
        """
        sample, split into 5 training and 4 validation rows of each class, seed 7.
        Each run seed draws its 18 training and validation rows from 30; test rows stay. \
        Results are an answer for training sets of this size.
        class  rows  training  validation  test
        a      40    5         4           20
        b      20    5         4           10
        all    60    10        8           30""",
        split.toString());
    String html = split.bundle().get("text/html").toString();
    assertEquals(
        12, html.split("<img ", -1).length - 1, "two of each class in each of three parts");
  }

  @Test
  void aSplitOfTenClassesShowsAPictureOfEachInEachPart() {
    List<String> classes = List.of("animal-mammal", "animal-bird", "person-role", "person-sport");
    List<String> more = List.of("food-prepared", "food-fruit", "transport-ground", "clothing");
    List<String> ten =
        Stream.of(classes, more, List.of("place-building", "tool")).flatMap(List::stream).toList();
    Split split = Emoji.noto().bySubcategory().only(ten.toArray(String[]::new)).perClass(5, 5);
    String html = split.bundle().get("text/html").toString();
    for (String row : html.split("<tr", -1)) {
      int pictures = row.split("<img ", -1).length - 1;
      assertTrue(!row.contains("<img ") || pictures >= 3, row);
    }
    assertTrue(html.split("<img ", -1).length - 1 >= 30, html.length() + " characters");
  }
}
