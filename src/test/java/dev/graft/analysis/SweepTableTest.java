package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Runs;
import dev.graft.run.Sweep;
import dev.graft.run.Sweep.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTableTest {
  private static final Runs RUNS = RunFixtures.threeArms(4);
  private static final Sweep SWEEP =
      new Sweep(
          "stages kept",
          List.of(
              new Place("near", "scratch", 0, "nothing", 100),
              new Place("near", "frozen", 1, "block1", 100),
              new Place("near", "fine-tuned", 2, "block2", 1_000)));

  private static SweepTable table() {
    return SweepTable.of(Comparison.of(RUNS).against("scratch"), SWEEP);
  }

  @Test
  void everyPlaceHasWhatItsArmDid() {
    SweepTable table = table();
    Comparison comparison = Comparison.of(RUNS).against("scratch");
    SweepPoint tuned = table.points().get(2);
    double mean =
        RUNS.arm("fine-tuned").stream()
            .mapToDouble(run -> run.test().accuracy())
            .average()
            .orElseThrow();
    assertEquals(mean, tuned.accuracy().mean(), 1e-12);
    assertTrue(tuned.accuracy().low() < mean && mean < tuned.accuracy().high());
    assertEquals(4, tuned.seeds());
    assertEquals("helps", tuned.word());
    assertEquals("baseline", table.points().get(0).word());
    assertEquals(
        comparison.curves().metric("fine-tuned", CurveMetric.Kind.SLOPE).ofArm(), tuned.slope());
    GapCurve gap =
        Overfitting.of(RUNS).arms().stream()
            .filter(arm -> arm.arm().equals("fine-tuned"))
            .findFirst()
            .orElseThrow();
    assertEquals(gap.gap().get(gap.gap().size() - 1), tuned.gap());
    assertEquals(List.of("near"), SWEEP.series());
    assertEquals(3, table.series("near").size());
    assertTrue(table.toString().contains("block2"), table.toString());
  }

  @Test
  void aMissingArmOrSeriesIsNamed() {
    Sweep other = new Sweep("stages kept", List.of(new Place("far", "digits", 1, "1", 5)));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> SweepTable.of(Comparison.of(RUNS).against("scratch"), other))
            .getMessage()
            .contains("digits"));
    assertThrows(IllegalArgumentException.class, () -> table().series("far"));
    assertThrows(IllegalArgumentException.class, () -> new Sweep("nothing", List.of()));
  }

  @Test
  void theScoreIsTheComparisonsInItsOwnUnit() {
    StringBuilder text = new StringBuilder("arm,seed,rmse\n");
    for (int seed = 1; seed <= 3; seed++) {
      text.append(dev.graft.internal.Text.format("near,%d,%d.5\n", seed, 20 + seed));
      text.append(dev.graft.internal.Text.format("far,%d,%d\n", seed, 40 + 2 * seed));
    }
    Runs runs =
        dev.graft.csv.RunsCsv.ofText(text.toString())
            .withMetric("rmse", dev.graft.run.Direction.LOWER_IS_BETTER)
            .read();
    Sweep sweep =
        new Sweep(
            "stages", List.of(new Place("a", "near", 0, "0", 1), new Place("a", "far", 1, "1", 1)));
    SweepTable table = SweepTable.of(Comparison.of(runs).against("near"), sweep);
    assertEquals(44, table.points().get(1).accuracy().mean(), 1e-9);
    assertTrue(table.points().get(1).accuracy().high() > 44, table.toString());
    assertEquals("harms (on these test rows)", table.points().get(1).word());
    assertTrue(table.toString().contains("rmse (lower is better) (95% interval"), table.toString());
    SweepTable macro =
        SweepTable.of(Comparison.of(RUNS).withMetric(Metric.MACRO_F1).against("scratch"), SWEEP);
    double mean =
        RUNS.arm("frozen").stream()
            .mapToDouble(run -> Scores.of(run, Metric.MACRO_F1))
            .average()
            .orElseThrow();
    assertEquals(mean, macro.points().get(1).accuracy().mean(), 1e-12);
  }
}
