package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is almost another of another class is no copy: the little that differs makes the class. */
class AnotherClassTest {
  private static final List<String> FILMS =
      List.of(
          "a %s film that I saw with all my friends",
          "what a %s evening we had in the old house",
          "the %s play of a team that we all know",
          "such a %s book of which everybody speaks now",
          "this %s meal was cooked by my own mother");

  /** Each sentence with good and with bad in it, and one of them twice but for a sign. */
  private static TextSet contrasts() {
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (String film : FILMS) {
      for (String word : List.of("good", "bad")) {
        sentences.add(film.replace("%s", word));
        labels.add(word);
      }
    }
    sentences.add(FILMS.get(0).replace("%s", "good") + "!");
    labels.add("good");
    sentences.add(FILMS.get(1).replace("%s", "good"));
    labels.add("bad");
    return TextSet.of("films", sentences, labels);
  }

  @Test
  void sentencesThatMakeTheClassStay() {
    TextSet set = contrasts();
    String said = set.notes().toString();
    assertTrue(
        said.contains(
            "but keeps those of another class, 5 here (2 = 1, 4 = 3, 6 = 5, 8 = 7, 10 = 9): their label"
                + " is wrong, or the little that differs is what makes the class."),
        said);
    TextSet rest = set.withoutNearTwins();
    assertEquals(10, rest.size());
    assertTrue(
        rest.notes()
            .contains(
                "Left out because they equal an earlier sentence, or almost one of their own class (1"
                    + " had another class than the first, which is kept and may be the wrong one): 2 of"
                    + " 12 sentences."),
        rest.notes().toString());
    assertEquals(10, rest.withoutNearTwins().size());
  }

  @Test
  void ofSentencesFromATemplateItIsSaidHowFewWouldBeLeft() {
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      String things = List.of("key", "map", "cup", "pen", "box").get(row % 5) + (row / 10);
      String verb = row / 5 % 2 == 0 ? "are" : "is";
      sentences.add("the keys to the old wooden " + things + "s " + verb + " on the table");
      labels.add(verb.equals("are") ? "good" : "bad");
    }
    TextSet set = TextSet.of("grammar", sentences, labels);
    int left = set.withoutNearTwins().size();
    String said = set.notes().toString();
    assertTrue(left < 15, "few: " + left);
    assertTrue(said.contains("(" + left + " of all 30; where they are made from a few"), said);
    assertTrue(said.contains("split(0.5, 0.2, 0.3).byGroup(\"template\"))"), said);
    assertTrue(!contrasts().notes().toString().contains("template"), "most are left");
  }

  @Test
  void picturesThatMakeTheClassStay() {
    Random random = new Random(4);
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      BufferedImage image = Samples.noise(random);
      images.add(image);
      labels.add(i % 2);
      images.add(Copies.resized(image, 0.5));
      labels.add(i < 2 ? i % 2 : (i + 1) % 2);
    }
    ImageSet rest = ImageSet.of("p", List.of("before", "after"), images, labels).withoutNearTwins();
    assertEquals(10, rest.size());
    assertEquals(
        List.of(
            "Left out because they look almost like one in training or before, 2 in all: image 1 ="
                + " image 0, image 3 = image 2",
            "Kept though they look almost like one of another class, 4 in all: image 5 = image 4,"
                + " image 7 = image 6, image 9 = image 8, image 11 = image 10; a label is wrong there,"
                + " or the little that differs is what makes the class"),
        rest.notes());
    assertEquals(10, rest.withoutNearTwins().size());
  }
}
