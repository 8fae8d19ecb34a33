package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ComparisonTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void judgesEveryArmButTheBaseline() {
    Comparison comparison = compare(RunFixtures.threeArms(3));
    assertEquals("scratch", comparison.baseline());
    assertEquals(
        List.of("frozen", "fine-tuned"), comparison.verdicts().stream().map(Verdict::arm).toList());
    assertEquals(Outcome.CANNOT_TELL, comparison.verdict("frozen").outcome());
    assertEquals(Outcome.HELPS, comparison.verdict("fine-tuned").outcome());
    assertEquals(
        Outcome.HARMS,
        Comparison.of(comparison.runs()).against("fine-tuned").verdict("scratch").outcome());
  }

  @Test
  void summarisesTheArms() {
    ArmSummary tuned = compare(RunFixtures.threeArms(3)).summaries().get(2);
    List<Run> all = TUNED.seeds(3);
    double mean = all.stream().mapToDouble(run -> run.test().accuracy()).average().orElseThrow();
    assertEquals("fine-tuned", tuned.arm());
    assertEquals(mean, tuned.accuracy(), 1e-12);
    assertEquals(
        all.stream().mapToDouble(r -> r.curve().points().get(0).validationAccuracy()).sum() / 3,
        tuned.jumpstart(),
        1e-12);
    assertEquals(20, tuned.cost().passes());
    assertEquals(200, tuned.cost().updates());
    assertEquals(12_345, tuned.cost().trainedParameters());
    assertTrue(tuned.deviation() > 0);
  }

  @Test
  void showsTheVerdictFirst() {
    String text = compare(RunFixtures.threeArms(3)).toString();
    assertTrue(text.startsWith("frozen against scratch: cannot tell: "), text);
    assertTrue(text.contains("\nfine-tuned helps against scratch: +"), text);
    assertTrue(text.contains("\nNote: few seeds (3): a first look"), text);
    assertFalse(text.contains("fair"), text);
    assertTrue(text.contains("\narm         seeds  test accuracy  sd over seeds  "), text);
    assertTrue(text.indexOf("Note: ") < text.indexOf("test accuracy  sd"), text);
  }

  @Test
  void htmlIsEscapedAndVerdictFirst() {
    Runs runs = runs(SCRATCH.seeds(3), Arm.of("a<b>", 0.8).seeds(3));
    String html = compare(runs).html();
    assertTrue(html.startsWith("<p><span style=\"background:#0072B2;color:#FFFFFF;"), html);
    assertTrue(html.contains("<b>helps</b></span> a&lt;b&gt; helps against scratch: +"), html);
    assertFalse(html.contains("a<b>"));
    assertEquals(html, compare(runs).bundle().get("text/html"));
    assertEquals(compare(runs).toString(), compare(runs).bundle().get("text/plain"));
  }

  @Test
  void suggestsTheArmThatWasMeant() {
    assertSays(
        "no arm 'scrach'; did you mean 'scratch'? Known: scratch, frozen, fine-tuned",
        () -> Comparison.of(RunFixtures.threeArms(2)).against("scrach"));
    assertSays(
        "no arm 'finetuned'; did you mean 'fine-tuned'? Known: frozen, fine-tuned",
        () -> compare(RunFixtures.threeArms(2)).verdict("finetuned"));
    assertSays(
        "arm 'scratch' is the baseline itself; name another arm",
        () -> compare(RunFixtures.threeArms(2)).verdict("scratch"));
    assertEquals(
        "runs of scratch, frozen, fine-tuned; name the baseline with against(\"scratch\")",
        Comparison.of(RunFixtures.threeArms(2)).toString());
  }

  @Test
  void refusesRunsThatAreNotPaired() {
    assertSays(
        "seeds of arm 'fine-tuned' ([1, 2]) must be those of 'scratch' ([1, 2, 3]); run both with"
            + " the same seeds",
        () -> compare(runs(SCRATCH.seeds(3), TUNED.seeds(2))));
    assertSays(
        "test rows of arm 'fine-tuned' with seed 1 (100) must be those of 'scratch' (200), with the"
            + " same classes; run both on one split",
        () -> compare(runs(SCRATCH.seeds(2), TUNED.withRows(100).seeds(2))));
    assertSays(
        "seed 1 of arm 'scratch' must be there once; leave one of the runs out",
        () -> compare(runs(SCRATCH.seeds(2), SCRATCH.seeds(1), TUNED.seeds(2))));
    assertSays(
        "runs (0) must be at least 1; run the experiment first",
        () -> Comparison.of(new Runs(List.of())));
    assertSays(
        "arms (1: 'scratch') must be at least 2, one of them the baseline; add one with withArm",
        () -> Comparison.of(runs(SCRATCH.seeds(2))));
  }

  @Test
  void refusesOtherRowsPerSeedWhereTheModeSaysTheyStay() {
    Runs runs =
        runs(
            List.of(SCRATCH.seed(1), RunFixtures.withRowsMoved(SCRATCH.seed(2), 5)),
            List.of(TUNED.seed(1), RunFixtures.withRowsMoved(TUNED.seed(2), 5)));
    assertSays(
        "test rows of arm 'fine-tuned' must be the same for every seed in split mode"
            + " TRAINING_REDRAWN; run all seeds on one split",
        () -> compare(runs));
  }

  @Test
  void refusesOtherGround() {
    for (String fact : List.of("split", "data.hash")) {
      List<Run> other =
          TUNED.seeds(2).stream().map(r -> RunFixtures.with(r, fact, "0123456789")).toList();
      String words = fact.equals("split") ? "split" : "data";
      String known = fact.equals("split") ? "5011f00d" : "da7ada7a";
      assertSays(
          words
              + " of arm 'fine-tuned' (01234567) must be that of arm 'scratch' ("
              + known
              + "): only runs on the same rows are compared; run both on one split",
          () -> Comparison.of(runs(SCRATCH.seeds(2), other)));
    }
  }

  @Test
  void notesWhatMakesItWeaker() {
    List<Run> fixed =
        TUNED.withPasses(25).seeds(3).stream()
            .map(run -> RunFixtures.with(run, "rates", "fixed"))
            .toList();
    Comparison comparison = compare(runs(SCRATCH.seeds(3), fixed));
    assertEquals(
        List.of(
            "budgets differ: passes over the training rows were scratch 20, fine-tuned 25",
            "rates not searched: fine-tuned had a fixed learning rate each",
            "few seeds (3): a first look; 5 make the interval narrower"),
        comparison.notes());
    assertEquals(List.of(), compare(runs(SCRATCH.seeds(5), TUNED.seeds(5))).notes());
    assertEquals(
        List.of("few test rows (40): the interval was checked from 50 on"),
        compare(runs(SCRATCH.withRows(40).seeds(8), TUNED.withRows(40).seeds(8))).notes().stream()
            .filter(note -> note.startsWith("few"))
            .toList());
  }

  @Test
  void namesArmsFedInOtherWaysAndArmsOfOtherBases() {
    List<Run> scratch =
        SCRATCH.seeds(5).stream().map(run -> fed(run, "64", "pixels 0 to 1")).toList();
    List<Run> tuned = TUNED.seeds(5).stream().map(run -> fed(run, "64", "raw pixels")).toList();
    String unfair = compare(runs(scratch, tuned)).toString();
    assertTrue(
        unfair.startsWith(
            "Not fair in every respect: input differs, pictures enter in different ways: scratch 64"
                + " px, pixels 0 to 1; fine-tuned 64 px, raw pixels"),
        unfair);
    List<Run> one = SCRATCH.seeds(5).stream().map(run -> based(run, "aaaaaaaaaa")).toList();
    List<Run> two = TUNED.seeds(5).stream().map(run -> based(run, "bbbbbbbbbb")).toList();
    Comparison bases = compare(runs(one, two));
    String words =
        "bases differ, so arms differ in what they know and not only in how it is transferred:"
            + " scratch net [aaaaaaaa]; fine-tuned net [bbbbbbbb]";
    assertTrue(bases.notes().contains(words), bases.notes()::toString);
    assertFalse(bases.toString().startsWith("Not fair"), "they may be what is compared");
    List<Run> same = TUNED.seeds(5).stream().map(run -> based(run, "aaaaaaaaaa")).toList();
    assertFalse(compare(runs(one, same)).toString().contains("bases differ"));
  }

  private static Run fed(Run run, String size, String scaling) {
    return RunFixtures.with(RunFixtures.with(run, "input.size", size), "input.scaling", scaling);
  }

  private static Run based(Run run, String hash) {
    return RunFixtures.with(RunFixtures.with(run, "base", "net"), "weights.hash", hash);
  }

  @Test
  void saysInTheFirstLineWhatIsNotFair() {
    List<Run> fixed =
        TUNED.withPasses(25).seeds(5).stream()
            .map(run -> RunFixtures.with(run, "rates", "fixed"))
            .map(run -> RunFixtures.with(run, "augmentation", "<flips>"))
            .toList();
    Comparison comparison = compare(runs(SCRATCH.seeds(5), fixed));
    String first =
        "Not fair in every respect: budgets differ: passes over the training rows were scratch 20,"
            + " fine-tuned 25; augmentation differs: scratch none stated, fine-tuned <flips>; rates"
            + " not searched: fine-tuned had a fixed learning rate each.";
    assertTrue(comparison.toString().startsWith(first + "\n"), comparison.toString());
    assertTrue(
        comparison.html().startsWith("<p>" + first.replace("<flips>", "&lt;flips&gt;") + "</p>"),
        comparison.html());
    assertFalse(comparison.toString().contains("Note:"), comparison.toString());
  }

  @Test
  void correctsAllArmsTogetherAndNeverContradictsItself() {
    Comparison comparison = compare(RunFixtures.threeArms(3));
    Verdict frozen = comparison.verdict("frozen");
    Verdict tuned = comparison.verdict("fine-tuned");
    // Two steps: the clearer arm at 5% / 2, then the other at 5%.
    assertEquals(0.975, tuned.interval().orElseThrow().confidence(), 1e-12);
    assertEquals(0.95, frozen.interval().orElseThrow().confidence(), 1e-12);
    assertEquals(2, tuned.rule().family());
    assertTrue(tuned.rule().pValue() < 0.025 && frozen.rule().pValue() > 0.05);
    assertTrue(tuned.toString().contains("97.5% interval"), tuned.toString());
    assertTrue(tuned.toString().contains("(Holm over 2 arms), 3 seeds"), tuned.toString());
    Comparison alone = compare(runs(SCRATCH.seeds(3), TUNED.seeds(3)));
    assertEquals(0.95, alone.verdict("fine-tuned").interval().orElseThrow().confidence(), 1e-12);
    assertFalse(alone.toString().contains("Holm"), alone.toString());
  }

  @Test
  void anArmThatFailedStaysInTheFamily() {
    List<Run> broken =
        Arm.of("frozen", 0.5).seeds(3).stream().map(r -> RunFixtures.failed(r, "NaN")).toList();
    Comparison comparison = compare(runs(SCRATCH.seeds(3), broken, TUNED.seeds(3)));
    assertEquals(Outcome.FAILED_RUN, comparison.verdict("frozen").outcome());
    assertEquals(
        0.975, comparison.verdict("fine-tuned").interval().orElseThrow().confidence(), 1e-12);
  }

  @Test
  void refusesTermsThatAreNone() {
    Comparison.Unjudged unjudged = Comparison.of(RunFixtures.threeArms(2));
    assertSays("margin (0.0) must be a number above 0", () -> unjudged.withMargin(0));
    for (int[] looks : new int[][] {{3, 3}, {1, 4}}) {
      assertSays(
          Text.format(
              "looks (%d, %d) must be numbers of seeds, at least 2 and rising; as in withLooks(3, 5, 10)",
              looks[0], looks[1]),
          () -> unjudged.withLooks(looks));
    }
  }
}
