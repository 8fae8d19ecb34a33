package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import dev.graft.score.RankingMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSamplesTest {
  private static final ImageSet TARGET = FashionMnist.clothing().only("Sandal", "Shirt", "Bag");
  @TempDir static Path folder;

  private static Sources sources() {
    return SourceRanking.of(FashionNet.clothing(), FashionNet.digits())
        .withReferences(FashionNet.shuffled(100))
        .withMethod(RankingMethod.withDefaults().withDraws(40).withPermutations(39))
        .withStore(RunStore.at(folder));
  }

  /** Other labels on all rows of the test part: what the ranking says does not change. */
  @Test
  void labelsOfTestRowsAreNotRead() {
    List<Integer> other =
        IntStream.range(0, TARGET.size())
            .mapToObj(
                row ->
                    TARGET.part(row) == Part.TEST ? (TARGET.label(row) + 1) % 3 : TARGET.label(row))
            .toList();
    Split known = TARGET.split().withTrainingPerClass(8);
    Split changed = TARGET.withLabels(other).split().withTrainingPerClass(8);
    assertEquals(known.rows(1).training(), changed.rows(1).training());
    assertEquals(sources().on(known).toString(), sources().on(changed).toString());
  }
}
