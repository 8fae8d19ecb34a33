package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.SweepTable;
import dev.graft.run.Sweep;
import dev.graft.run.Sweep.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepChartsTest {
  private static final Sweep SWEEP =
      new Sweep(
          "stages kept",
          List.of(
              new Place("near", "scratch", 0, "nothing", 100),
              new Place("near", "fine-tuned", 2, "block2", 100),
              new Place("far", "scratch", 0, "nothing", 100),
              new Place("far", "frozen", 1, "block1", 100)));

  private static final SweepTable TABLE =
      SweepTable.of(Comparison.of(RunFixtures.threeArms(4)).against("scratch"), SWEEP);

  @Test
  void aLinePerSeriesWithABandOverSeeds() {
    Chart chart = SweepCharts.accuracy(TABLE);
    assertEquals("Test accuracy against stages kept", chart.title());
    assertEquals(
        List.of(
            new Axis.Tick(0, "nothing"), new Axis.Tick(1, "block1"), new Axis.Tick(2, "block2")),
        chart.x().ticks());
    assertTrue(chart.plotlyJson().contains("\"ticktext\":[\"nothing\",\"block1\",\"block2\"]"));
    assertTrue(chart.toString().contains("at block2"), chart.toString());
    assertEquals("chance 0.333", chart.series().get(2).name());
    Series.Line near = (Series.Line) chart.series().get(0);
    assertEquals(List.of(0.0, 2.0), near.x());
    assertEquals(TABLE.points().get(1).accuracy().mean(), near.y().get(1));
    assertEquals(TABLE.points().get(1).accuracy().low(), near.low().get(1));
    assertEquals("far", chart.series().get(1).name());
  }

  private static List<Axis.Tick> ticks(double position, String label) {
    Sweep numbers =
        new Sweep(
            "blocks",
            List.of(
                new Place("near", "scratch", 0, "0", 100),
                new Place("near", "frozen", position, label, 100)));
    Comparison comparison = Comparison.of(RunFixtures.threeArms(2)).against("scratch");
    return SweepCharts.accuracy(SweepTable.of(comparison, numbers)).x().ticks();
  }

  @Test
  void numbersStayNumbers() {
    assertEquals(List.of(), ticks(0.5, "0.5"));
    assertEquals(List.of(), ticks(512, "512"));
  }

  @Test
  void fewWholeNumbersAreMarkedAloneAndNotTheirHalves() {
    assertEquals(List.of(new Axis.Tick(0, "0"), new Axis.Tick(3, "3")), ticks(3, "3"));
  }

  @Test
  void slopeAndGapHaveNoBand() {
    Series.Line gap = (Series.Line) SweepCharts.gap(TABLE).series().get(0);
    assertEquals(TABLE.points().get(1).gap(), gap.y().get(1));
    assertTrue(gap.low().stream().allMatch(value -> value.isNaN()));
    Series.Line slope = (Series.Line) SweepCharts.slope(TABLE).series().get(0);
    assertEquals(TABLE.points().get(0).slope(), slope.y().get(0));
  }
}
