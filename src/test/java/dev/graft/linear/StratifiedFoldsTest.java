package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.linear.StratifiedFolds.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedFoldsTest {
  private static LabelledFeatures rows(int[] labels, int[] origins) {
    float[][] features = new float[labels.length][1];
    for (int i = 0; i < labels.length; i++) {
      features[i][0] = i;
    }
    LabelledFeatures plain = LabelledFeatures.of(features, labels, 3);
    return new LabelledFeatures(features, plain.targets(), labels, origins);
  }

  @Test
  void everyRowIsAskedOnceByAModelThatKnowsItsClassAndNotItsCopies() {
    int[] labels = {0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 1, 1, 1, 2};
    int[] origins = {0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6};
    List<Fold> folds = StratifiedFolds.of(rows(labels, origins), 5).orElseThrow().all();
    List<Integer> asked = new ArrayList<>();
    for (Fold fold : folds) {
      List<Integer> learned = Arrays.stream(fold.learned().origins()).boxed().toList();
      for (int i = 0; i < fold.asked().rows(); i++) {
        asked.add(fold.asked().origins()[i]);
        assertFalse(learned.contains(fold.asked().origins()[i]), "a copy of a row that is asked");
      }
      assertEquals(3, fold.learned().present().size(), "no class is unknown");
    }
    // the only row of class 2 is never asked
    assertEquals(List.of(0, 1, 2, 3, 4, 5), asked.stream().sorted().toList());
    assertTrue(folds.size() == 5, "folds " + folds.size());
  }

  private static LabelledFeatures grouped(int[] labels, int[] groups) {
    LabelledFeatures plain = rows(labels, IntStream.range(0, labels.length).toArray());
    return new LabelledFeatures(plain.features(), plain.targets(), labels, plain.origins(), groups);
  }

  @Test
  void groupsStayWholeAndEachFoldKnowsAllClasses() {
    int[] labels = {0, 0, 1, 1, 2, 2, 0, 1, 2, 0, 1, 2, 2};
    int[] groups = {7, 7, 7, 3, 3, 3, 5, 5, 5, 9, 9, 9, 9};
    List<Fold> folds = StratifiedFolds.of(grouped(labels, groups), 5).orElseThrow().all();
    int asked = 0;
    for (Fold fold : folds) {
      List<Integer> learned = Arrays.stream(fold.learned().groups()).boxed().toList();
      for (int group : fold.asked().groups()) {
        assertFalse(learned.contains(group), "group " + group + " is torn");
      }
      assertEquals(3, fold.learned().present().size());
      asked += fold.asked().rows();
    }
    assertEquals(4, folds.size(), "one for each group");
    assertEquals(labels.length, asked);
  }

  @Test
  void aClassOfOneGroupIsNotAskedAndOneGroupCannotBeDivided() {
    int[] labels = {0, 0, 0, 1, 1, 1, 2, 2, 0, 1};
    int[] groups = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    List<Fold> folds = StratifiedFolds.of(grouped(labels, groups), 5).orElseThrow().all();
    for (Fold fold : folds) {
      assertFalse(Arrays.stream(fold.asked().labels()).anyMatch(label -> label == 2));
      assertEquals(3, fold.learned().present().size());
    }
    assertTrue(StratifiedFolds.of(grouped(labels, new int[10]), 5).isEmpty());
  }

  @Test
  void rowsThatAreTheOnlyOnesOfTheirClassCannotBeDivided() {
    assertTrue(StratifiedFolds.of(rows(new int[] {0, 1, 2}, new int[] {0, 1, 2}), 5).isEmpty());
  }
}
