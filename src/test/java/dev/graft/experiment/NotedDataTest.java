package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.model.Control;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TableNet;
import dev.graft.recipe.Recipe;
import dev.graft.run.DataNotes;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty rows of noise, five times each: what looks like knowledge is known by heart. */
class NotedDataTest {
  @TempDir Path folder;

  private TableSet repeated() throws Exception {
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 60; row++) {
      rows.append(random.nextGaussian()).append(',').append(random.nextGaussian());
      rows.append(row % 2 == 0 ? ",yes\n" : ",no\n");
    }
    return TableSet.of(
        Files.writeString(folder.resolve("noise.csv"), "a,b,y\n" + rows.toString().repeat(5)), "y");
  }

  private Runs runs(TableSet set) {
    Split split = set.split(0.5, 0.2, 0.3);
    Network network =
        TableNet.untrained(set.encoding()).withHead(Head.linear(set.classes())).fromScratch();
    return Experiment.on(split)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", network, Recipe.withDefaults().withPasses(1).withRate(1e-3))
        .withArm("majority", Control.MAJORITY_CLASS.of(network), Recipe.withDefaults())
        .run();
  }

  @Test
  void theComparisonSaysIt() throws Exception {
    TableSet set = repeated();
    Runs runs = runs(set);
    Run run = runs.all().get(0);
    assertEquals(set.noted(), run.fact(Fact.DATA_NOTES));
    assertTrue(run.fact(Fact.ROWS_TWINS).orElseThrow() > 80, run.text(Fact.ROWS_TWINS));
    assertEquals(1, run.fact(Fact.ROWS_TRAINING_EVENNESS).orElseThrow(), 0.2);
    String words = Comparison.of(runs).against("majority").toString();
    assertTrue(words.contains("\nNot fair in every respect: test rows seen: "), words);
    assertTrue(words.contains("rows stand twice: Equal to an earlier row"), words);
  }

  @Test
  void withoutThemNothingIsSaid() throws Exception {
    Runs runs = runs(repeated().withoutTwins());
    assertEquals(Optional.of(0), runs.all().get(0).fact(Fact.ROWS_TWINS));
    DataNotes notes = runs.all().get(0).fact(Fact.DATA_NOTES).orElseThrow();
    assertEquals(
        List.of(DataNotes.Kind.ROWS_LEFT_OUT),
        notes.all().stream().map(DataNotes.Note::kind).toList());
    String words = Comparison.of(runs).against("majority").toString();
    assertTrue(!words.contains("test rows seen"), words);
  }

  @Test
  void runsThatWereTrainedBeforeSayWhatTheDataSaysNow() throws Exception {
    TableSet set = repeated();
    Runs first = runs(set);
    Runs again = runs(set.accepting("Equal to an earlier row", "five visits each, as planned"));
    String words = Comparison.of(again).against("majority").toString();
    String said =
        "accepted as it is: rows stand twice, \"Equal to an earlier row ...\": five visits each, as planned";
    assertTrue(words.contains(said), words);
    assertFalse(words.contains("rows stand twice: "), words);
    assertFalse(words.contains("class included"), words);
    assertTrue(words.contains("test rows seen"), "what is no note stays");
    assertEquals(first.all().get(0).key(), again.all().get(0).key(), "nothing was trained");
    Run stored = RunStore.at(folder.resolve("runs")).find(again.all().get(0).key()).orElseThrow();
    assertEquals(set.noted(), stored.fact(Fact.DATA_NOTES), "as it was trained");
  }
}
