package dev.graft.model;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.internal.Seeds;
import dev.graft.run.SplitMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the shuffled sources of {@link FashionNet} are trained on: the program that trains them and
 * the test that asks what they have learned take it from here.
 */
public final class ShuffledClothing {
  /** So few that a net of 60,000 parameters learns random labels by heart in minutes. */
  private static final int ROWS_PER_CLASS = 400;

  private static final int SEED = 0;

  private ShuffledClothing() {}

  /**
   * The same rows for every seed of a run; those of the test part keep their true labels.
   *
   * @param percent the share of the other labels that is dealt anew among their rows
   */
  public static Split split(int percent) {
    ImageSet clothing = FashionMnist.clothing().only(FashionMnist.classNames().subList(0, 5));
    return clothing
        .withLabels(labels(clothing, percent))
        .perClass(ROWS_PER_CLASS, 100)
        .withMode(SplitMode.FIXED);
  }

  private static List<Integer> labels(ImageSet data, int percent) {
    List<Integer> training =
        IntStream.range(0, data.size()).filter(row -> data.part(row) != Part.TEST).boxed().toList();
    List<Integer> chosen =
        Seeds.shuffled(training, SEED, "dose rows").subList(0, training.size() * percent / 100);
    List<Integer> dealt = Seeds.shuffled(chosen, SEED, "dose labels");
    List<Integer> result = new ArrayList<>(data.labels());
    for (int i = 0; i < chosen.size(); i++) {
      result.set(chosen.get(i), data.label(dealt.get(i)));
    }
    return result;
  }
}
