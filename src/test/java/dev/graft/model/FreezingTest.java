package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreezingTest {
  /** The texts under which runs are stored since the first version. */
  @Test
  void itsKeyIsSpeltApartFromItsWords() {
    assertEquals("the first 3 stages", Freezing.firstStages(3).canonical());
    assertEquals("all but layers dense", Freezing.allButLayers(List.of("dense")).canonical());
    assertEquals("all but normalisation", Freezing.allButNormalisation().canonical());
  }

  @Test
  void normalisationAndPoolingTooAreSpeltApart() {
    assertEquals("statistics frozen", Normalisation.STATISTICS_FROZEN.canonical());
    assertEquals("statistics re-estimated", Normalisation.RE_ESTIMATED.canonical());
    assertEquals("statistics trained", Normalisation.TRAINED.canonical());
    assertEquals("mean", MapPooling.AVERAGE.canonical());
    assertEquals("mean and maximum", MapPooling.AVERAGE_AND_MAXIMUM.canonical());
  }
}
