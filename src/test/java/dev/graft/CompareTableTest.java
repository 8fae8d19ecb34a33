package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.TableSet;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of one's own in one line, with and without a source. */
class CompareTableTest {
  @TempDir Path folder;

  /** Whether a customer leaves hangs on two columns together, which no line can part. */
  private Path customers(String name, int rows, long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("name,age,spent,plan,region,left\n");
    for (int row = 0; row < rows; row++) {
      double age = 20 + random.nextInt(60) + random.nextDouble();
      double spent = 100 + random.nextInt(900) + random.nextDouble();
      String left = (age - 50) * (spent - 550) > 0 ? "yes" : "no";
      String plan = random.nextBoolean() ? "small" : "large";
      csv.append(name).append(row).append(',').append(age).append(',').append(spent);
      csv.append(',').append(plan).append(',').append(name).append(',').append(left).append('\n');
    }
    return Files.writeString(folder.resolve(name + ".csv"), csv);
  }

  private RunStore store() {
    return RunStore.at(folder.resolve("runs"));
  }

  @Test
  @Tag("slow")
  void aBaseComesFromATableThatIsNamed() throws Exception {
    Path north = customers("north", 60, 1);
    Path south = customers("south", 120, 2);
    Files.writeString(south, Files.readString(south) + Files.readAllLines(north).get(1) + "\n");
    Compared compared =
        Compare.table(north, "left", "name", "region")
            .withSource(south, "left", "name")
            .withSeeds(1, 2)
            .withStore(store())
            .run();
    assertEquals(
        List.of("frozen", "linear from scratch", "net from scratch", "fine-tuned"),
        compared.comparison().runs().arms());
    assertEquals("net from scratch", compared.comparison().baseline());
    assertTrue(compared.toString().contains("\nShip "), compared.toString());
    String ground = compared.ground();
    assertTrue(ground.startsWith("Transfer: the base is a net that learned on south.csv"), ground);
    assertTrue(ground.contains("has the columns age, spent, plan; 1 of its 121 rows"), ground);
    String cells = compared.cells();
    assertTrue(
        cells.contains(
            "TableSet.of(Path.of(\""
                + south
                + "\"), \"left\", \"name\").sharing(data).withoutRowsOf(data)"),
        cells);
    assertTrue(cells.contains("Experiment.on(split).withSeeds(1, 2).withArm(\"frozen\""), cells);
    assertTrue(cells.endsWith("Decision.of(all, comparison)\n"), cells);
    assertEquals(
        GraftTest.keys(compared.experiment()),
        GraftTest.keys(GraftTest.cells(cells, folder.resolve("runs"))),
        "its cells find its runs");
  }

  @Test
  @Tag("slow")
  void withoutASourceNothingIsTransferredAndItIsSaid() throws Exception {
    Path north = customers("north", 60, 1);
    Compared compared =
        Compare.table(north, "left", "name", "region").withSeeds(1, 2).withStore(store()).run();
    assertEquals(
        List.of("linear from scratch", "net from scratch"), compared.comparison().runs().arms());
    assertTrue(
        compared
            .ground()
            .startsWith(
                "Nothing is transferred: no base knows the columns of north.csv (age, spent, plan)"),
        compared.ground());
    assertFalse(compared.cells().contains("step 1"), compared.cells());
    assertTrue(compared.decision().arm().isPresent());
  }

  @Test
  void whatCannotBeASourceIsRefused() throws Exception {
    Path north = customers("north", 60, 1);
    CompareTable asked = Compare.table(north, "left", "name", "region").withStore(store());
    assertTrue(
        refusal(asked.withSource(north, "left", "name")::run)
            .startsWith("source (north.csv, 60 of 60 rows equal one of north.csv) must be other"));
    Path weather = Files.writeString(folder.resolve("w.csv"), "rain,y\n1,a\n2,b\n3,a\n4,b\n");
    assertTrue(
        refusal(asked.withSource(weather, "y")::run)
            .startsWith("source (w.csv, with columns [rain]) must have a column that is called"));
    assertThrows(IllegalArgumentException.class, asked::withSeeds);
  }

  private static String refusal(Runnable run) {
    return assertThrows(IllegalArgumentException.class, run::run).getMessage();
  }

  @Test
  void sentencesAreToldTheirWay() throws Exception {
    StringBuilder csv = new StringBuilder("said,n,y\n");
    for (int row = 0; row < 20; row++) {
      csv.append("this is sentence number ").append(row).append(",1.").append(row);
      csv.append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    Path file = Files.writeString(folder.resolve("s.csv"), csv);
    String words = refusal(() -> Graft.compare(file, "y"));
    assertTrue(words.startsWith("column 'said' of s.csv (this is sentence number 0)"), words);
    assertTrue(words.contains("Compare.sentences(path, \"said\", label)"), words);
  }

  @Test
  void itSaysWhatWasAskedFor() throws Exception {
    TableSet table = TableSet.of(customers("north", 60, 1), "left", "name");
    CompareTable asked = Compare.table(table).withSeeds(1);
    assertEquals(
        "north.csv, 60 rows: no base, so a linear model alone against a net from scratch; 1 seed;"
            + " run() computes it",
        asked.toString());
    assertTrue(asked.withSource(table).toString().contains("a base from north.csv against"));
  }
}
