package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.SplitMode;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TogetherTest {
  /** Two classes of 40, of which every fourth row repeats the row before it. */
  private static ImageSet repeating() {
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int row = 0; row < 80; row++) {
      images.add(Samples.plain(8, 8, row % 4 == 3 ? row - 1 : row));
      labels.add(row / 40);
    }
    return ImageSet.of("repeating", List.of("a", "b"), images, labels);
  }

  /** How many contents lie in more than one part. */
  private static long cut(ImageSet set, Rows rows) {
    Map<String, Set<Part>> parts = new HashMap<>();
    Map.of(
            Part.TRAINING, rows.training(),
            Part.VALIDATION, rows.validation(),
            Part.TEST, rows.test())
        .forEach(
            (part, in) ->
                in.forEach(
                    row ->
                        parts.computeIfAbsent(set.alike(row), any -> new HashSet<>()).add(part)));
    return parts.values().stream().filter(in -> in.size() > 1).count();
  }

  @Test
  void rowsThatHoldTheSameStayOnOneSideInEveryDraw() {
    ImageSet set = repeating();
    List<Split> splits = List.of(set.perClass(5, 7), set.perClass(13, 7), set.split(0.5, 0.2, 0.3));
    for (Split split : splits) {
      for (SplitMode mode : SplitMode.values()) {
        for (long seed = 1; seed <= 50; seed++) {
          Rows rows = split.withMode(mode).rows(seed);
          assertEquals(0, cut(set, rows), split + " " + mode + " " + seed);
          assertEquals(split.testRows(), rows.test().size());
          assertEquals(split.validationRows(), rows.validation().size());
          assertEquals(split.trainingRows(), rows.training().size());
          assertEquals(
              split.trainingRows() + split.validationRows() + split.testRows(),
              SplitFixtures.all(rows).size());
        }
      }
    }
  }

  @Test
  void emojiThatAreDrawnAlikeStayOnOneSide() {
    for (Emoji style : List.of(Emoji.noto(), Emoji.twemoji())) {
      ImageSet set = style.byCategory();
      for (long seed = 1; seed <= 20; seed++) {
        assertEquals(0, cut(set, set.perClass(20, 20).rows(seed)));
        assertEquals(0, cut(set, set.split(0.25, 0.25, 0.5).rows(seed)));
      }
    }
  }

  @Test
  void fewerTrainingRowsAreStillAPartOfMore() {
    ImageSet set = repeating();
    for (long seed = 1; seed <= 20; seed++) {
      Rows few = set.perClass(3, 5).rows(seed);
      Rows many = set.perClass(10, 5).rows(seed);
      assertEquals(few.training(), many.training().subList(0, 6));
      assertEquals(few.validation(), many.validation());
    }
  }

  @Test
  void onlyDrawsThatItChangesHaveOtherKeys() {
    assertTrue(repeating().perClass(5, 5).canonical().contains("together"));
    assertFalse(Samples.set(40, 40).perClass(5, 5).canonical().contains("together"));
    // The makers' test part stays as it is, and so do the rows that it leaves.
    ImageSet parted = Samples.parted(10, 5, 6);
    assertFalse(parted.perClass(3, 4).canonical().contains("together"));
  }

  @Test
  void groupsThatFitNowhereAreCutAndCountsAreKept() {
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      images.add(Samples.plain(8, 8, row / 10));
      labels.add(row / 10);
    }
    ImageSet alike = ImageSet.of("alike", List.of("a", "b"), images, labels);
    Rows rows = alike.perClass(3, 2).rows(1);
    assertEquals(6, rows.training().size());
    assertEquals(4, rows.validation().size());
    assertNotEquals(0, cut(alike, rows));
  }
}
