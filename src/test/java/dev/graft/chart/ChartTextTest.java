package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import org.junit.jupiter.api.Test;

class ChartTextTest {
  @Test
  void saysItsNumbersInATerminal() {
    Chart chart = Charts.accuracy(RunFixtures.runs(Arm.of("scratch", 1).seeds(2)));
    assertEquals(
        """
        Test accuracy
        bar and number: mean over seeds; points: single seeds
        test accuracy (share of rows) against arm
        bar      test accuracy
        scratch  1.000
        chance 0.333""",
        chart.toString());
  }
}
