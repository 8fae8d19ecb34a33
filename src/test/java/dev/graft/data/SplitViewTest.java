package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
