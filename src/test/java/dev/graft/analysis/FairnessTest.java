package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairnessTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
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
  void namesSearchesOfUnequalEffort() {
    List<Run> full = searched(SCRATCH, "4 rates at 2 seeds each");
    List<Run> quick = searched(TUNED, "4 rates");
    assertEquals(
        List.of(
            "searches differ: learning rates were found among scratch 4 rates at 2 seeds each;"
                + " fine-tuned 4 rates; an arm that searched less may lose by it, and withRateSearch"
                + " gives all arms one search"),
        compare(runs(full, quick)).notes());
    assertEquals(
        List.of(), compare(runs(full, searched(TUNED, "4 rates at 2 seeds each"))).notes());
    // A run that was stored before says nothing of it.
    assertEquals(List.of(), compare(runs(SCRATCH.seeds(5), quick)).notes());
  }

  private static List<Run> searched(Arm arm, String effort) {
    return arm.seeds(5).stream()
        .map(run -> RunFixtures.with(run, "rates", "searched"))
        .map(run -> RunFixtures.with(run, "rates.search", effort))
        .toList();
  }

  @Test
  void namesArmsFedInOtherWaysAndArmsOfOtherBases() {
    List<Run> scratch =
        SCRATCH.seeds(5).stream().map(run -> fed(run, "64", "pixels 0 to 1")).toList();
    List<Run> tuned = TUNED.seeds(5).stream().map(run -> fed(run, "64", "raw pixels")).toList();
    String unfair = compare(runs(scratch, tuned)).toString();
    assertTrue(
        unfair.contains(
            "\nNot fair in every respect: input differs, pictures enter in different ways: scratch 64"
                + " px, pixels 0 to 1; fine-tuned 64 px, raw pixels"),
        unfair);
    List<Run> one = SCRATCH.seeds(5).stream().map(run -> based(run, "aaaaaaaaaa")).toList();
    List<Run> two = TUNED.seeds(5).stream().map(run -> based(run, "bbbbbbbbbb")).toList();
    Comparison bases = compare(runs(one, two));
    String words =
        "bases differ, so arms differ in what they know and not only in how it is transferred:"
            + " scratch net [aaaaaaaa]; fine-tuned net [bbbbbbbb]";
    assertTrue(bases.notes().contains(words), bases.notes()::toString);
    assertFalse(bases.toString().contains("Not fair"), "they may be what is compared");
    List<Run> same = TUNED.seeds(5).stream().map(run -> based(run, "aaaaaaaaaa")).toList();
    assertFalse(compare(runs(one, same)).toString().contains("bases differ"));
    List<Run> third =
        Arm.of("frozen", 0.5).seeds(5).stream().map(run -> based(run, "bbbbbbbbbb")).toList();
    long notes =
        compare(runs(one, two, third)).notes().stream()
            .filter(note -> note.startsWith("bases differ"))
            .count();
    assertEquals(1, notes, "once for all arms, not again for each pair");
  }

  private static Run fed(Run run, String size, String scaling) {
    return RunFixtures.with(RunFixtures.with(run, "input.size", size), "input.scaling", scaling);
  }

  private static Run based(Run run, String hash) {
    return RunFixtures.with(RunFixtures.with(run, "base", "net"), "weights.hash", hash);
  }

  private static List<Run> seen(List<Run> runs, int rows) {
    return runs.stream().map(run -> run.withFact(Fact.ROWS_TWINS, rows)).toList();
  }

  @Test
  void saysBehindTheAnswerThatTestRowsWereSeen() {
    int rows = SCRATCH.seed(1).test().rows().size();
    int few = rows / 100;
    String seen =
        compare(runs(seen(SCRATCH.seeds(5), few + 1), seen(TUNED.seeds(5), few + 1))).toString();
    String first =
        "Not fair in every respect: test rows seen: "
            + (few + 1)
            + " of the "
            + rows
            + " test rows stand in training or validation too";
    assertTrue(seen.indexOf("\n" + first) > seen.indexOf(" against "), seen);
    String none = compare(runs(seen(SCRATCH.seeds(5), few), seen(TUNED.seeds(5), few))).toString();
    assertFalse(none.startsWith("Not fair"), none);
  }

  @Test
  void saysBehindTheAnswerWhatIsNotFair() {
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
    assertTrue(comparison.toString().contains("\n" + first + "\n"), comparison.toString());
    assertTrue(
        comparison
            .html()
            .contains("</summary><ul><li>" + first.replace("<flips>", "&lt;flips&gt;") + "</li>"),
        comparison.html());
    assertFalse(comparison.toString().contains("Note:"), comparison.toString());
  }
}
