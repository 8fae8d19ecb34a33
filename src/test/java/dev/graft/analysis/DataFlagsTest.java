package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.DataNotes;
import dev.graft.run.DataNotes.Kind;
import dev.graft.run.DataNotes.Note;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a data set knows of itself stands wherever a verdict is read. */
class DataFlagsTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.6);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static final Note AGAINST =
      new Note(Kind.ROWS_CONTRADICT, 4, "Equal to another row but for the class: 4 of 60 rows.");
  private static final Note COLUMN = new Note(Kind.COLUMNS_LIKE_NAMES, 1, "Column 'id' counts.");
  private static final Note LAY = new Note(Kind.IGNORED, 1, "Ignored, 1 in all: notes.txt");
  private static final DataNotes NOTES = new DataNotes(List.of(LAY, COLUMN, AGAINST));

  private static List<Run> stating(Arm arm, DataNotes notes, int seen) {
    return arm.seeds(5).stream()
        .map(run -> run.withFact(Fact.DATA_NOTES, notes).withFact(Fact.ROWS_TWINS, seen))
        .toList();
  }

  private static Comparison compare(DataNotes notes, int seen) {
    return Comparison.of(runs(stating(SCRATCH, notes, seen), stating(TUNED, notes, seen)))
        .against("scratch");
  }

  @Test
  void theyReachEachPlaceWhereAVerdictIsRead() {
    Comparison comparison = compare(NOTES, 0);
    String words =
        "rows contradict each other: Equal to another row but for the class: 4 of 60 rows";
    Verdict verdict = comparison.verdict("fine-tuned");
    for (String place :
        List.of(
            comparison.toString(),
            comparison.html(),
            comparison.toCsv(),
            comparison.toMarkdown(),
            comparison.notes().toString())) {
      assertTrue(place.contains(words), place);
      assertFalse(place.contains("notes.txt"), "what is no data weighs nothing");
    }
    assertTrue(
        verdict.toString().contains("rows contradict each other (rows: 4)"), verdict::toString);
    assertTrue(comparison.methods().contains("4 of 60 rows"), comparison.methods());
    assertTrue(comparison.methods().contains("no test row is also a training"));
  }

  @Test
  void whatWeighsMostComesFirstAndNoneBreaksFairness() {
    List<Flag> flags = compare(NOTES, 0).flags();
    List<Flag.Kind> kinds = flags.stream().map(Flag::kind).toList();
    assertEquals(
        List.of(Flag.Kind.ROWS_CONTRADICT, Flag.Kind.COLUMNS_LIKE_NAMES), kinds.subList(0, 2));
    assertFalse(compare(NOTES, 0).toString().contains("Not fair"));
  }

  @Test
  void moreThanOneTestRowInAHundredBreaksFairnessAndFewerAreSaid() {
    int rows = SCRATCH.seed(1).test().rows().size();
    int few = rows / 100;
    assertTrue(few > 0);
    String many = compare(DataNotes.NONE, few + 1).toString();
    assertTrue(many.contains("\nNot fair in every respect: test rows seen: "), many);
    Comparison some = compare(DataNotes.NONE, few);
    assertFalse(some.toString().contains("Not fair"), some.toString());
    assertTrue(
        some.toString().contains("Note: some test rows seen: " + few + " of the " + rows),
        some.toString());
    assertTrue(some.methods().contains("stood in training or validation, too"), some.methods());
  }

  @Test
  void runsOfBeforeAreNotKnownRatherThanFree() {
    Comparison old = Comparison.of(runs(SCRATCH.seeds(5), TUNED.seeds(5))).against("scratch");
    assertTrue(
        old.methods()
            .contains(
                "Whether the data set reports problems with its rows is not stated by the runs;"
                    + " whether test rows are also training or validation rows is not stated."),
        old.methods());
    String none = compare(DataNotes.NONE, 0).methods();
    assertTrue(none.contains("The data set reports no problem with its rows; no test row"), none);
  }

  @Test
  void eachKindThatWeighsHasItsFlag() {
    List<Note> all =
        Arrays.stream(Kind.values()).map(kind -> new Note(kind, 2, "It is so.")).toList();
    List<Run> runs = List.of(SCRATCH.seed(1).withFact(Fact.DATA_NOTES, new DataNotes(all)));
    List<Flag> flags = DataFlags.of(runs);
    assertEquals(
        Stream.of(Kind.values()).filter(Kind::weighs).map(Kind::name).toList(),
        flags.stream().map(flag -> flag.kind().name()).toList());
    assertTrue(flags.stream().noneMatch(flag -> flag.kind().breaksFairness()));
    assertTrue(flags.stream().anyMatch(flag -> flag.brief().equals("rows left out (rows: 2)")));
  }
}
