package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Point;
import dev.graft.show.Display;
import dev.graft.show.Progress;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one output says while runs are computed; no engine is needed for it. */
class ProgressLineTest {
  private static final Split SPLIT = Digits.all().perClass(2, 2).withTestRows(20);
  private static final Network NETWORK =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SPLIT.data().classes()));
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(4);
  private static final Recipe TUNED = RECIPE.thenFineTune(Thawing.all(), 4, 1e-4);

  private final List<Progress> heard = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  private final Display display =
      new Display() {
        @Override
        public boolean available() {
          return true;
        }

        @Override
        public Slot open(Map<String, Object> bundle) {
          return new Slot() {
            @Override
            public void update(Map<String, Object> changed) {
              shown.add(Display.plain(changed));
            }

            @Override
            public void progress(Progress progress) {
              heard.add(progress);
            }
          };
        }
      };

  private static Job job(String name, Recipe recipe) {
    Plan plan = new Plan(SPLIT, NETWORK, recipe, 1);
    return new Job(new Arm(name, NETWORK, recipe), plan, Job.Purpose.RESULT);
  }

  private static Point point(int passes, double accuracy) {
    return new Point(passes, passes, 0.5 * passes, 1, 1, accuracy);
  }

  @Test
  void itTellsRunPassRateAndCurves() {
    ProgressLine line = new ProgressLine(display);
    Job frozen = job("frozen", RECIPE);
    Job tuned = job("fine-tuned", TUNED);
    line.begins(List.of(frozen, tuned), List.of());
    assertEquals(List.of("2 runs to compute"), shown);
    assertEquals(0, heard.size(), "nothing measured yet");
    line.runStarted(frozen.plan(), List.of(point(0, 0.2)));
    line.passEnded(frozen.plan(), point(1, 0.3));
    line.show();
    Progress first = heard.get(0);
    assertTrue(first.line().matches("0 of 2 runs ended, \\d+ s, about .*"), first.line());
    assertTrue(
        first
            .line()
            .endsWith(
                "frozen, seed 1: pass 1 of 4 (0.50 s), rate 0.001, validation accuracy 0.300"),
        first.line());
    assertEquals(8, first.end(), "the longest arm's passes");
    // 1 of 4 + 8 passes at the same measured seconds
    assertEquals(1 / 12.0, first.share(), 1e-12);
    assertEquals(
        List.of(
            new Progress.Curve(
                "frozen", Progress.Kind.RESULT, List.of(0.0, 1.0), List.of(0.2, 0.3))),
        first.curves());
  }

  @Test
  void aRunThatContinuesAnotherStartsWithItsCurveAndCountsItsOwnPasses() {
    ProgressLine line = new ProgressLine(display);
    Job tuned = job("fine-tuned", TUNED);
    line.begins(List.of(tuned), List.of());
    line.runStarted(tuned.plan(), List.of(point(0, 0.2), point(4, 0.5)));
    line.passEnded(tuned.plan(), point(5, 0.6));
    line.show();
    assertEquals(List.of(0.0, 4.0, 5.0), heard.get(0).curves().get(0).x());
    assertEquals(0.25, heard.get(0).share(), 1e-12);
  }

  @Test
  void aFirstPhaseIsDrawnWithTheArmThatContinuesIt() {
    ProgressLine line = new ProgressLine(display);
    Job tuned = job("fine-tuned", TUNED);
    line.begins(List.of(tuned), List.of());
    Plan first = tuned.plan().continued().orElseThrow();
    line.runStarted(first, List.of());
    line.passEnded(first, point(1, 0.4));
    line.show();
    assertEquals("fine-tuned", heard.get(0).curves().get(0).name());
  }

  @Test
  @Timeout(60)
  void itIsShownAtMostFourTimesASecond() throws Exception {
    ProgressLine line = new ProgressLine(display);
    Job frozen = job("frozen", RECIPE);
    line.begins(List.of(frozen), List.of());
    long start = System.nanoTime();
    for (int pass = 1; System.nanoTime() - start < 600_000_000 || heard.size() < 2; pass++) {
      line.passEnded(frozen.plan(), point(Math.min(pass, 4), 0.5));
      line.show();
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertTrue(heard.size() <= 1 + 4 * seconds, heard.size() + " times");
  }

  @Test
  void whenStoppedItSaysHowToGoOn() {
    ProgressLine line = new ProgressLine(display);
    line.begins(List.of(job("frozen", RECIPE)), List.of());
    line.stopped("stopped");
    assertEquals(
        "stopped; nothing is lost: 0 of 1 run ended and are kept; run the cell again to go on",
        shown.get(shown.size() - 1).replaceFirst(" after \\d+ s", ""));
    line.passEnded(job("frozen", RECIPE).plan(), point(3, 0.5));
    line.stopped("stopped");
    String words = shown.get(shown.size() - 1);
    assertTrue(
        words.contains("1 more keeps the passes made so far (frozen, seed 1: pass 3 of 4)"), words);
  }

  /** Of 4 passes the first run made 2, so that 2 are expected of the second one. */
  @Test
  void furtherRunsAreExpectedToEndAsThoseOfTheirKind() {
    ProgressLine line = new ProgressLine(display);
    Job first = job("frozen", RECIPE);
    Plan other = new Plan(SPLIT, NETWORK, RECIPE, 2);
    Job second = new Job(first.arm(), other, Job.Purpose.RESULT);
    line.begins(List.of(first, second), List.of());
    line.passEnded(first.plan(), point(1, 0.3));
    line.passEnded(first.plan(), point(2, 0.3));
    line.runEnded(first.plan(), false);
    line.show();
    assertEquals(0.5, heard.get(0).share(), 1e-12);
  }

  /**
   * A pass of fine-tuning costs what it takes by itself, not the mean with cheap ones before it.
   */
  @Test
  void aPhaseHasItsOwnCost() {
    RunsSoFar runs = new RunsSoFar();
    Job tuned = job("fine-tuned", TUNED);
    runs.begins(List.of(tuned), List.of());
    runs.started(tuned.plan(), List.of(new Point(4, 4, 0.1, 1, 1, 0.5)));
    runs.heard(tuned.plan(), new Point(5, 5, 2.1, 1, 1, 0.6));
    assertEquals(new RunsSoFar.Work(2, 6, 1), runs.work());
  }

  @Tag("slow")
  @Test
  void beforeTheFirstPassItSaysWhatItDoes() throws Exception {
    ProgressLine line = new ProgressLine(display);
    line.prepares(() -> "features of frozen stages, 32 of 400 rows");
    line.begins(List.of(job("frozen", RECIPE)), List.of());
    Thread.sleep(1100);
    line.show();
    assertTrue(
        heard
            .get(0)
            .line()
            .matches("1 run to compute, \\d+ s: features of frozen stages, 32 of 400 rows"),
        heard.get(0).line());
  }

  @Test
  void whatIsNotMeasuredMakesTheTimeThatIsLeftARange() {
    ProgressLine line = new ProgressLine(display);
    Job frozen = job("frozen", RECIPE);
    line.begins(List.of(frozen, job("fine-tuned", TUNED)), List.of());
    line.passEnded(frozen.plan(), point(1, 0.3));
    line.show();
    assertTrue(heard.get(0).line().matches(".*about \\S+ s to \\S+ s left.*"), heard.get(0).line());
  }
}
