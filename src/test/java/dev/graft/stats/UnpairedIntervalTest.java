package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two samples of seeds. */
class UnpairedIntervalTest {
  private static final int STUDIES = 1_000;
  private static final int ROWS = 100;
  private static final Path GUIDE = Path.of("src", "guide", "results-from-elsewhere.md");

  /** What the guide's table says of a noise, a cell for each design. */
  private static String[] inGuide(Noise noise, int table) throws IOException {
    String text = Files.readString(GUIDE);
    String part = text.substring(text.indexOf("<!-- two samples: begin"));
    List<String> lines = part.lines().filter(line -> line.startsWith("| " + noise + " |")).toList();
    String cells = lines.get(table).replaceFirst("[^|]*\\|[^|]*\\|", "");
    return cells.split("[|/]");
  }

  /** The standard error of a true 5% in 1,000 is 0.7%. */
  @Tag("slow")
  @Test
  void raisesFewFalseAlarmsWhateverTheNoise() throws IOException {
    for (Noise noise : Noise.values()) {
      String[] cells = inGuide(noise, 0);
      int[][] designs = {{5, 5}, {3, 10}};
      for (int d = 0; d < designs.length; d++) {
        TwoSamples.Alarms alarms = TwoSamples.alarms(noise, designs[d], ROWS, STUDIES);
        String what = noise + ", " + Arrays.toString(designs[d]) + ": " + alarms;
        assertTrue(alarms.byRows() <= .075, what);
        // Behind 3 + 3 seeds; the guide's studies are twice as many.
        assertEquals(Double.parseDouble(cells[2 + 2 * d]), 100 * alarms.byRows(), 1.5, what);
        assertEquals(Double.parseDouble(cells[3 + 2 * d]), 100 * alarms.alone(), 4, what);
      }
    }
  }

  /** Why scores without rows hold for these rows only: arms have tastes, and rows are a sample. */
  @Test
  void scoresAloneAreSureOfTheirRows() {
    int[] seeds = {5, 5};
    double alone = TwoSamples.alarms(Noise.STUBBORN, seeds, ROWS, STUDIES).alone();
    assertTrue(alone > .15, "false alarms by Welch on scores: " + alone);
    double luck = TwoSamples.alarms(Noise.INDEPENDENT, seeds, ROWS, STUDIES).alone();
    assertTrue(luck <= .075, "where seeds are all there is: " + luck);
  }

  /** scipy.stats.ttest_ind([...], [...], equal_var=False): t, p and df of scipy 1.17. */
  @Test
  void withoutRowsItIsWelchs() {
    Estimate estimate =
        UnpairedInterval.welch(
            new double[] {.61, .64, .60, .66, .63}, new double[] {.58, .55, .57});
    assertEquals(.628 - .56666666666666667, estimate.mean(), 1e-12);
    assertEquals(5.86237255716111, estimate.degreesOfFreedom(), 1e-6);
    assertEquals(0.004682295689228356, estimate.pValue(), 1e-9);
  }

  /** Of four seeds of each arm with two in common, the four say more than the two pairs. */
  @Test
  void allSeedsSayMoreThanTwoPairs() throws IOException {
    for (Noise noise : new Noise[] {Noise.TASTES, Noise.LUCK, Noise.CORRELATED}) {
      double times = TwoSamples.width(noise, 4, 2, 40);
      assertTrue(times > 1.5, noise + ": " + times);
      // Behind two common seeds of three.
      double said = Double.parseDouble(inGuide(noise, 1)[1]);
      assertEquals(said, times, 0.35 * said, noise.toString());
    }
  }

  @Test
  void armsThatAreAlikeInAllHaveNoDoubt() {
    double[][] same = {{1, 0, 1}, {1, 0, 1}};
    Estimate estimate = UnpairedInterval.ofRows(same, same);
    assertEquals(0, estimate.variance(), 1e-15);
    assertEquals(1, estimate.pValue(), 1e-12);
  }

  @Test
  void oneSeedIsNoSample() {
    double[][] one = {{1, 0, 1}};
    assertThrows(IllegalArgumentException.class, () -> UnpairedInterval.ofRows(one, one));
    assertThrows(
        IllegalArgumentException.class,
        () -> UnpairedInterval.welch(new double[] {1}, new double[] {1, 2}));
  }
}
