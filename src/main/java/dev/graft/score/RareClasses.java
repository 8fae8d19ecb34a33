package dev.graft.score;

import dev.graft.internal.Text;
import java.util.Arrays;
import java.util.List;

/** The caution of scores that want several rows of each class. */
final class RareClasses {
  private RareClasses() {}

  static List<Caution> cautions(Sample sample, int wanted) {
    int[] counts = Labels.counts(sample.classes(), sample.classCount());
    long rare = Arrays.stream(counts).filter(rows -> rows < wanted).count();
    if (rare == 0) {
      return List.of();
    }
    return List.of(
        new Caution(
            Caution.Kind.RARE_CLASSES,
            Text.format("%d of %d classes have fewer than %d rows", rare, counts.length, wanted)));
  }
}
