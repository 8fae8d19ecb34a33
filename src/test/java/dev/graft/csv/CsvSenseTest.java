package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which way a score is better by its name, and what is done with what is declared. */
class CsvSenseTest {
  /** Whoever does what a refusal says comes to a table that is read, whatever was declared. */
  @Test
  void adviceThatIsFollowedEnds() {
    for (String name : CsvMetricTest.all()) {
      assertTrue(isTaken(name, null, 0), name);
      for (Direction direction : Direction.values()) {
        assertTrue(isTaken(name, direction, 0), name + " " + direction);
      }
    }
  }

  private static boolean isTaken(String name, Direction direction, int refusals) {
    RunsCsv table = RunsCsv.ofText("arm,seed," + name + "\na,1,0.5\n");
    try {
      RunsCsv with = direction == null ? table.withMetric(name) : table.withMetric(name, direction);
      return with.read().all().get(0).test().accuracy() == 0.5;
    } catch (IllegalArgumentException refusal) {
      String said = refusal.getMessage();
      return refusals < 1 && ways(name, said).allMatch(way -> way.test(refusals + 1));
    }
  }

  /** Each way out that is named. */
  private static Stream<IntPredicate> ways(String name, String said) {
    Stream.Builder<IntPredicate> ways = Stream.builder();
    for (Direction direction : Direction.values()) {
      if (said.contains("Direction." + direction.name())
          || said.contains("leave the direction " + direction.name())) {
        ways.add(refusals -> isTaken(name, direction, refusals));
      }
    }
    if (said.contains("leave the direction out")) {
      ways.add(refusals -> isTaken(name, null, refusals));
    }
    if (said.contains("(neg_" + name + ")")) {
      ways.add(refusals -> isTaken("neg_" + name, Direction.HIGHER_IS_BETTER, refusals));
    }
    List<IntPredicate> all = ways.build().toList();
    assertFalse(all.isEmpty(), said);
    return all.stream();
  }

  /** A slip is told only where the name is certain. */
  @Test
  void onlyWhatIsCertainIsHeldAgainstADeclaration() {
    for (String name : List.of("test_accuracy", "acc5", "macro F1", "tpr@fpr=0.01", "R²")) {
      assertRefused(name, Direction.LOWER_IS_BETTER);
      assertTrue(isTaken(name, Direction.HIGHER_IS_BETTER, 1), name);
    }
    for (String name : List.of("error_rate", "rmse", "fpr@95", "mean false alarms", "nll")) {
      assertRefused(name, Direction.HIGHER_IS_BETTER);
      assertTrue(isTaken(name, Direction.LOWER_IS_BETTER, 1), name);
    }
    for (String name : "fps;psnr;correlation;accuracy time;neg_rmse;score;reward".split(";")) {
      assertTrue(isTaken(name, Direction.LOWER_IS_BETTER, 1), name);
      assertTrue(isTaken(name, Direction.HIGHER_IS_BETTER, 1), name);
    }
  }

  private static void assertRefused(String name, Direction direction) {
    RunsCsv table = RunsCsv.ofText("arm,seed,x\na,1,2\n");
    assertThrows(IllegalArgumentException.class, () -> table.withMetric(name, direction), name);
  }

  /** 'I' is no 'i' to a Turkish reader. */
  @Test
  void namesSayTheSameWhereverTheReaderLives() {
    Locale before = Locale.getDefault();
    Map<String, CsvSense> here = senses();
    assertEquals(CsvSense.LOWER, CsvSense.of("MISCLASSIFIED"));
    try {
      for (String tag : List.of("tr", "ar-EG-u-nu-arab", "de")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(here, senses(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Map<String, CsvSense> senses() {
    Map<String, CsvSense> senses = new TreeMap<>();
    for (String name : CsvMetricTest.all()) {
      senses.put(name, CsvSense.of(name));
      String upper = name.toUpperCase(Locale.ROOT);
      senses.put(upper, CsvSense.of(upper));
    }
    senses.put("MISCLASSIFIED", CsvSense.of("MISCLASSIFIED"));
    return senses;
  }
}
