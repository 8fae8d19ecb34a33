package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.chart.Chart;
import dev.graft.chart.Series;
import dev.graft.chart.SourceCharts;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import dev.graft.score.StageScore;
import dev.graft.score.StageScores;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import dev.graft.training.StageFeatures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many layers are worth keeping, on either engine. */
@Tag("engine")
class StageSearchTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Sneaker", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(12, 4).withTestRows(60);

  @TempDir Path folder;

  @Test
  void onePassGivesWhatEachCutBaseAnswers() {
    ImageSet emoji = Emoji.noto().byCategory();
    Split split = emoji.perClass(5, 2);
    List<Integer> rows = split.rows(1).training(); // 40: a full batch and a part of one
    Base base = EfficientNetLite0.imageNet().withoutHead();
    List<double[][]> stages = StageFeatures.of(base, split, rows);
    assertEquals(9, stages.size());
    for (String stage : List.of("stem", "stage4", "top")) {
      double[][] cut =
          BaseFeatures.in(FeatureCache.withBound(256)).of(base.keptUpTo(stage), emoji, rows);
      double[][] seen = stages.get(base.cuts().indexOf(stage));
      for (int i = 0; i < rows.size(); i++) {
        assertArrayEquals(cut[i], seen[i], 1e-4, stage + ", row " + i);
      }
    }
  }

  @Test
  void everyCutFromEitherEndIsScored() {
    StageScores scores =
        StageSearch.of(FashionNet.clothing())
            .withTargetNet(FashionNet.clothing())
            .withStore(RunStore.at(folder))
            .on(SPLIT);
    assertEquals(
        List.of("block1", "block2", "block3", "dense"),
        scores.last().stream().map(StageScore::cut).toList());
    assertEquals(3, scores.first().size());
    // A net is similar to itself at every stage.
    scores.last().forEach(score -> assertEquals(1, score.similarity(), 1e-6, score.cut()));
    assertEquals(144 + 32, scores.last().get(0).parameters(), "3 x 3 x 16 and 2 x 16");
    scores.last().forEach(score -> assertTrue(score.probe() > 0.5, score.toString()));
    Chart chart = SourceCharts.stages(scores);
    assertEquals("random weights", chart.series().get(1).name());
    assertTrue(chart.toString().contains("largest class 0.333"), chart.toString());
    assertEquals("dense", chart.x().ticks().get(3).name());
    Chart similarity = SourceCharts.similarity(scores);
    assertEquals("similarity (CKA) (in [0, 1])", similarity.y().label());
    assertEquals(1, ((Series.Line) similarity.series().get(0)).y().get(3), 1e-6);
  }

  @Test
  void aTargetNetOfOtherStagesIsRefused() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    StageSearch.of(FashionNet.clothing())
                        .withTargetNet(EfficientNetLite0.imageNet()))
            .getMessage()
            .startsWith("stages [stem, "));
  }
}
