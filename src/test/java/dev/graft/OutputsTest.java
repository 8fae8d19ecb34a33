package dev.graft;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sentences an output bears, and which it does not although it has their figures. */
class OutputsTest {
  private static final Outputs OUTPUTS =
      Outputs.of(
          List.of(
              """
              against scratch  verdict         :   |   :   points               test accuracy
              digits           harms     --o--     |   :   -7.4 (-9.2 to -5.5)  0.820 against 0.894
              clothing         helps           :   |--o--  +7.2 (+4.3 to +10.1)  0.966 against 0.894

              digits harms against scratch: -7.4 points of test accuracy (0.820 against 0.894), 97.5% interval -9.5 to -5.2, 8 seeds x 1,000 test rows; the smallest margin that could be confirmed is 2.4 points.
              arm       seeds  test accuracy  validation
              digits    8      0.820          0.823
              clothing  8      0.966          0.770
              """));

  private static boolean borne(String sentence) {
    Passage passage = new Passage("page", "heading", sentence, Set.of());
    return Quoted.in(passage).stream().allMatch(OUTPUTS::bear);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Frozen clothing *helps* (+7.2 points, +4.3 to +10.1), digits *harm* by 7.4 points.",
        "Digits *harm* (-7.4, -9.5 to -5.2), for clothing ends at 0.966, digits at 0.820.",
        "Scratch has 0.894.",
        "On validation clothing has 0.770.",
        "The smallest margin confirmed is 2.4 points."
      })
  void whatItSaysOfTheSameIsBorne(String sentence) {
    assertTrue(borne(sentence), sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clothing *helps* (+10.1 points).", // only a bound
        "Digits *help* by 7.4 points.", // another word
        "Clothing *helps* (-7.4 points).", // another arm
        "Clothing has 0.820.",
        "Clothing *helps* (+7.2 points, -9.5 to -5.2).", // another line
        "Clothing ends at 0.770.", // another column
        "Digits win 2.4 points.", // an aside
        "Digits *harm* (+7.4 points)." // another sign
      })
  void whatItSaysOfSomethingElseIsNot(String sentence) {
    assertFalse(borne(sentence), sentence);
  }
}
