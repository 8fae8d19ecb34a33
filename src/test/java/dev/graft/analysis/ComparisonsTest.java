package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons that belong together. */
class ComparisonsTest {
  private static Comparison target(double scratch, double tuned) {
    return Comparison.of(
            runs(Arm.of("scratch", scratch).seeds(5), Arm.of("fine-tuned", tuned).seeds(5)))
        .against("scratch");
  }

  private static Comparisons many(int targets, double scratch, double tuned) {
    Comparisons all = Comparisons.of("t0", target(scratch, tuned));
    for (int t = 1; t < targets; t++) {
      all = all.and("t" + t, target(scratch + 0.01 * t, tuned + 0.005 * t));
    }
    return all;
  }

  @Test
  void allArmsOfAllTargetsAreOneFamily() {
    Comparison two = Comparison.of(RunFixtures.threeArms(5)).against("scratch");
    Comparisons all = Comparisons.of("one", target(.45, .8)).and("two", two);
    Verdict alone = target(.45, .8).verdict("fine-tuned");
    Verdict together = all.verdict("one", "fine-tuned");
    assertEquals(1, alone.rule().family());
    assertEquals(3, together.rule().family());
    assertTrue(together.toString().contains("(Holm over 3 arms)"), together.toString());
    double narrow = alone.interval().orElseThrow().high() - alone.interval().orElseThrow().low();
    double wide =
        together.interval().orElseThrow().high() - together.interval().orElseThrow().low();
    assertTrue(wide > narrow, wide + " must be wider than " + narrow);
    assertEquals(List.of("fine-tuned", "frozen"), all.arms());
    assertEquals(3, all.verdicts().values().stream().mapToInt(List::size).sum());
  }

  @Test
  void oneTargetIsJudgedAsByItself() {
    assertEquals(
        target(.45, .8).verdicts(), Comparisons.of("one", target(.45, .8)).verdicts().get("one"));
  }

  @Test
  void aFalseDiscoveryRateIsSaidAndFindsMore() {
    Comparisons holm = many(8, .5, .62);
    Comparisons rate = holm.withFalseDiscoveryRate(.1);
    long steps = found(holm);
    long listed = found(rate);
    assertTrue(listed > steps, listed + " of 8 by the rate, " + steps + " by Holm");
    String words = rate.verdict("t0", "fine-tuned").toString();
    assertTrue(words.contains("(false discovery rate 10% over 8 arms)"), words);
  }

  private static long found(Comparisons comparisons) {
    return comparisons.verdicts().values().stream()
        .filter(verdicts -> verdicts.get(0).outcome() == Outcome.HELPS)
        .count();
  }

  @Test
  void refusesOtherTermsAndTakenNames() {
    Comparisons one = Comparisons.of("one", target(.45, .8));
    Comparison wide = Comparison.of(RunFixtures.threeArms(5)).withMargin(.1).against("scratch");
    IllegalArgumentException terms =
        assertThrows(IllegalArgumentException.class, () -> one.and("two", wide));
    assertTrue(terms.getMessage().contains("margin"), terms.getMessage());
    IllegalArgumentException name =
        assertThrows(IllegalArgumentException.class, () -> one.and("one", target(.4, .5)));
    assertTrue(name.getMessage().contains("'one' is there already"), name.getMessage());
    assertThrows(IllegalArgumentException.class, () -> one.verdict("three", "fine-tuned"));
    assertThrows(IllegalArgumentException.class, () -> one.over("frozen"));
    assertThrows(IllegalArgumentException.class, () -> one.withFalseDiscoveryRate(1));
  }

  @Test
  void theTableHoldsALinePerVerdict() {
    String text = many(6, .45, .8).toString();
    assertTrue(text.startsWith("6 targets, Holm over 6 arms."), text);
    assertTrue(text.contains("fine-tuned helps against scratch on targets like these 6: "), text);
    assertEquals(6, text.lines().filter(line -> line.startsWith("t")).skip(1).count(), text);
  }
}
