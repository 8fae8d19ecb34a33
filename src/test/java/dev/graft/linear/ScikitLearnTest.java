package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScikitLearnTest {
  @ParameterizedTest
  @MethodSource("dev.graft.linear.ScikitLearn#names")
  void itFindsTheSameOptimumOnRealFeatures(String name) {
    ScikitLearn.check(name, 1e-9);
  }

  /** Made rows, the same as in {@code logistic_reference.py --large}. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"10, 2.98302570064088624", "0.01, 1.71843871722298691", "1e-4, 1.27987628564999656"})
  void andOnSixThousandRows(double strength, double objective) {
    LogisticRegression model = LogisticRegression.on(ScikitLearn.large());
    assertEquals(objective, model.fit(strength).objective(), 1e-9);
  }
}
