package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A zero where nothing was measured, and a zero where there was nothing. */
class ZeroApartTest {
  private static final int ROWS = 600;

  /** In how many of ten drawn columns with such a share of zeros they are told. */
  private static int told(String name, double share, ToDoubleFunction<Random> draw) {
    int told = 0;
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Map<Double, Integer> counts = new TreeMap<>();
      for (int row = 0; row < ROWS; row++) {
        double number = random.nextDouble() < share ? 0 : draw.applyAsDouble(random);
        counts.merge(number, 1, Integer::sum);
      }
      told += new ZeroApart(name, counts, false).how().isPresent() ? 1 : 0;
    }
    return told;
  }

  private static double whole(double number, double least) {
    return Math.max(least, Math.rint(number));
  }

  private static double log(Random random, double median, double deviation) {
    return median * Math.exp(deviation * random.nextGaussian());
  }

  /** As of people of whom not all was measured. */
  @Test
  void whatCannotBeZeroIsTold() {
    for (double share : List.of(0.05, 0.2, 0.3, 0.5)) {
      String of = Text.format("%s", share);
      assertEquals(
          10, told("BloodPressure", share, r -> whole(72 + 12 * r.nextGaussian(), 24)), of);
      assertEquals(10, told("SkinThickness", share, r -> whole(29 + 10 * r.nextGaussian(), 7)), of);
      assertEquals(10, told("Insulin", share, r -> whole(log(r, 125, 0.7), 14)), of);
    }
    assertEquals(10, told("c", 0.05, r -> whole(72 + 12 * r.nextGaussian(), 24)), "few");
    assertEquals(10, told("year built", 0.05, r -> 1950 + r.nextInt(70)), "few");
  }

  @Test
  void whatManyHaveNoneOfIsNot() {
    for (double share : List.of(0.2, 0.3, 0.5, 0.9)) {
      String of = Text.format("%s", share);
      assertEquals(0, told("children", share, r -> 1 + r.nextInt(12)), of);
      assertEquals(0, told("c", share, r -> 1 + r.nextInt(12)), "counts, " + of);
      assertEquals(0, told("c", share, r -> 1 + Math.rint(log(r, 20, 1))), "visits, " + of);
      assertEquals(0, told("spent", share, r -> Math.rint(5 + log(r, 40, 1.1))), of);
      assertEquals(0, told("c", share, r -> Math.rint(5 + log(r, 40, 1.1))), "purchases, " + of);
      assertEquals(0, told("c", share, r -> Math.rint(10 * log(r, 3, 1.2)) / 10), "rain, " + of);
      assertEquals(0, told("rainfall", share, r -> 2 + r.nextInt(40)), of);
      assertEquals(0, told("rent_paid", share, r -> whole(700 + 200 * r.nextGaussian(), 300)), of);
      assertEquals(
          0, told("PensionIncome", share, r -> whole(900 + 90 * r.nextGaussian(), 300)), of);
      assertEquals(0, told("Miete", share, r -> whole(700 + 100 * r.nextGaussian(), 300)), of);
    }
    for (String name :
        List.of("citations", "зарплата", "fence_height", "gust_max", "year_renovated")) {
      assertEquals(0, told(name, 0.3, r -> whole(72 + 12 * r.nextGaussian(), 24)), name);
    }
    assertEquals(0, told("c", 0.7, r -> whole(72 + 12 * r.nextGaussian(), 24)), "of most");
    assertEquals(0, told("c", 0.4, r -> whole(log(r, 125, 0.7), 14)), "wide, and without a name");
    assertEquals(0, told("heart rate", 0.4, r -> r.nextInt(90)), "reached");
  }

  @Test
  void theNameOfATestIsOneThroughout() {
    for (String name :
        List.of(
            "glucose_mg_dl",
            "Serum Cholesterol (mg/dl)",
            "avg_glucose_level",
            "2-Hour serum insulin (mu U/ml)",
            "Diastolic blood pressure (mm Hg)",
            "Triceps skin fold thickness (mm)",
            "Body mass index (weight in kg/(m)^2)",
            "platelet_count",
            "restingHeartRate",
            "glucose_2h")) {
      assertEquals(10, told(name, 0.3, r -> whole(72 + 12 * r.nextGaussian(), 24)), name);
    }
    for (String name :
        List.of(
            "insulin_units",
            "insulin_iu",
            "glucose_change",
            "platelets_transfused",
            "potassium_fertilizer_kg",
            "sodium_mg",
            "albumin_given_g")) {
      assertEquals(0, told(name, 0.3, r -> whole(72 + 12 * r.nextGaussian(), 24)), name);
    }
  }

  @Test
  void whatIsEatenMayHaveNone() {
    assertTrue(ZeroApart.areOfFood(List.of("name", "calories", "total_fat", "cholesterol")));
    assertTrue(ZeroApart.areOfFood(List.of("Protein (g)", "Dietary Fiber", "sodium")));
    assertFalse(ZeroApart.areOfFood(List.of("fasting blood sugar", "cholesterol", "fatigue")));
    Map<Double, Integer> counts = new TreeMap<>();
    for (int row = 0; row < 90; row++) {
      counts.merge(row % 3 == 0 ? 0.0 : 60 + row, 1, Integer::sum);
    }
    assertTrue(new ZeroApart("cholesterol", counts, false).how().isPresent());
    assertTrue(new ZeroApart("cholesterol", counts, true).how().isEmpty());
  }
}
