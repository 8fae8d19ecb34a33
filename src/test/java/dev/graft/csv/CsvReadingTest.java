package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Runs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CsvReadingTest {
  private static Runs read(String text) {
    return RunsCsv.ofText(text).read();
  }

  @Test
  void numbersNamedRowsAndTakesClassesAsNumbers() {
    Predictions test =
        read("arm,seed,row,class,prediction\na,1,x/2.png,10,10.0\na,1,x/1.png,9,10\n")
            .all()
            .get(0)
            .test();
    assertEquals(List.of("9", "10"), test.classes());
    assertEquals(List.of(0, 1), test.rows());
    assertEquals(List.of(1, 0), test.actual());
    assertEquals(List.of(1, 1), test.predicted());
  }

  @Test
  void withoutSeedsEachArmHasOneRun() {
    Runs runs = read("arm,accuracy\na,0.5\nb,0.7\n");
    assertEquals(List.of(1L), runs.seeds());
    assertEquals(2, runs.all().size());
  }

  @Test
  void foldsAreNoSeedsUntilTheirRowsAreSaid() {
    for (String fold : List.of("fold", "CV_fold", "kfold", "fold_id")) {
      RunsCsv table =
          RunsCsv.ofText("arm," + fold + ",test_accuracy\na,1,0.5\n").withColumn("seed", fold);
      assertEquals(
          "table: column '"
              + fold
              + "' counts folds, by its name, and folds share training rows: say so and how many rows"
              + " there are, withAllRowsRedrawn(trainingRows, testRows); if all runs had the same test"
              + " rows, withTrainingRowsRedrawn()",
          assertThrows(IllegalArgumentException.class, table::read).getMessage());
      assertEquals(1, table.withAllRowsRedrawn(90, 10).read().all().size());
      assertEquals(1, table.withTrainingRowsRedrawn().read().all().size());
    }
  }

  private static String refused(String text) {
    return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
  }

  @Test
  void anotherDataSetIsAnotherQuestion() {
    String said = "Write a file for each and judge them together with Comparisons";
    for (String name : List.of("dataset", "n_shots", "Dataset")) {
      assertTrue(refused("arm,seed," + name + ",accuracy\na,1,cars,0.5\n").contains(said), name);
    }
    assertEquals(
        "table: column 'provenance_dataset' (cars, birds) must be the same in all lines, since each is"
            + " a question of its own; write a file for each and judge them together with Comparisons",
        refused("arm,seed,accuracy,provenance_dataset\na,1,0.5,cars\na,2,0.6,birds\n"));
    assertEquals(
        2, read("arm,seed,accuracy,provenance_dataset\na,1,0.5,cars\na,2,0.6,cars\n").all().size());
    assertEquals(
        2,
        read("arm,seed,accuracy,provenance_host\na,1,0.5,one\na,2,0.6,two\n").all().size(),
        "no question");
  }

  @Test
  void answersOnTrainingRowsAreNoTest() {
    String header = "arm,seed,row,class,prediction,split\n";
    String said = refused(header + "a,1,1,x,x,test\na,1,2,y,y,train\n");
    assertTrue(said.contains("leave the lines of other rows out, and the column"), said);
    String followed = "arm,seed,row,class,prediction\na,1,1,x,x\na,1,3,y,y\n";
    assertEquals(2, read(followed).all().get(0).test().rows().size());
    assertEquals(1, read(header + "a,1,1,x,x,s1\na,1,2,y,y,s1\n").all().size());
  }

  @Test
  void armsThatDifferByAKindOfDashAreOne() {
    String text = "arm,seed,test_accuracy\nfine-tuned,1,0.5\nfine\u2013tuned,2,0.5\n";
    String message = assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("must be written as the arm 'fine-tuned' before"), message);
  }

  @Tag("slow")
  @Test
  void readsAHundredThousandLinesAtOnce() {
    StringBuilder text = new StringBuilder("arm,seed,row,class,prediction\n");
    for (int line = 0; line < 100_000; line++) {
      int row = line % 2_000;
      int seed = line / 2_000 % 25;
      String arm = line < 50_000 ? "a" : "b";
      text.append(Text.format("%s,%d,%d,c%d,c%d\n", arm, seed, row, row % 10, line * 7 % 13 % 10));
    }
    // Processor time: the clock of a busy machine says nothing of the reader.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Runs runs = RunsCsv.ofText(text.toString()).read();
    double seconds = 1e-9 * (threads.getCurrentThreadCpuTime() - start);
    assertTrue(seconds < 5, "seconds: " + seconds);
    assertEquals(50, runs.all().size());
    assertEquals(2_000, runs.all().get(49).test().rows().size());
  }
}
