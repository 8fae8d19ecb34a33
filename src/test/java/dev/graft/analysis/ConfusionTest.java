package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static final Arm ARM = Arm.of("frozen", 0.5);

  @Test
  void sumsOverTheSeedsThatDidNotFail() {
    List<Run> three =
        List.of(
            answering(ARM.seed(1), 0, 0, 1),
            answering(ARM.seed(2), 0, 2, 1),
            RunFixtures.failed(ARM.seed(3), "it diverged"));
    Confusion confusion = Confusion.of(runs(three), "frozen");
    // All rows are cats: 3 answered as cat, 2 as dog, 1 as emu.
    assertEquals(List.of(List.of(3, 2, 1), List.of(0, 0, 0), List.of(0, 0, 0)), confusion.counts());
    assertEquals(6, confusion.rowsOf("cat"));
    assertEquals(0.5, confusion.accuracyOf("cat"));
    assertEquals(Double.NaN, confusion.accuracyOf("dog"));
    assertTrue(confusion.toString().startsWith("frozen: true class  as cat  as dog  as emu\ncat"));
  }

  @Test
  void meanOverClassesIsTheRunsAccuracy() {
    Run run = ARM.withRows(300).seed(4);
    Confusion confusion = Confusion.of(runs(List.of(run)), "frozen");
    // 100 rows of each class, so the plain mean of the classes is the accuracy.
    double mean =
        confusion.classes().stream().mapToDouble(confusion::accuracyOf).average().orElseThrow();
    assertEquals(run.test().accuracy(), mean, 1e-12);
  }

  @Test
  void refusesWhatIsNotThere() {
    Confusion confusion = Confusion.of(runs(ARM.seeds(1)), "frozen");
    assertEquals(
        "no class 'cats'; did you mean 'cat'? Known: cat, dog, emu",
        assertThrows(IllegalArgumentException.class, () -> confusion.accuracyOf("cats"))
            .getMessage());
    List<Run> failed = List.of(RunFixtures.failed(ARM.seed(1), "it diverged"));
    assertEquals(
        "runs of arm 'frozen' (1) must not all have failed",
        assertThrows(IllegalArgumentException.class, () -> Confusion.of(runs(failed), "frozen"))
            .getMessage());
  }

  @Test
  void htmlIsEscaped() {
    Confusion confusion =
        Confusion.of(runs(ARM.withClasses(List.of("<i>", "R&D", "x")).seeds(1)), "frozen");
    String html = (String) confusion.bundle().get("text/html");
    assertTrue(html.contains("&lt;i&gt;") && html.contains("R&amp;D"), html);
  }
}
