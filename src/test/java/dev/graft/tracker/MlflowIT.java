package dev.graft.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.csv.RunsCsv;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real tracking server of MLflow, which the test fetches and starts. */
class MlflowIT {
  private static final int OUT_OF_REACH = 75;
  private static final int MOST_ASKED = 1200; // ten minutes, the download included
  private static final String SCRIPT = "src/test/mlflow/server.py";
  private static Process process;
  private static String address;

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    address = "http://127.0.0.1:" + port;
    Path parent = Files.createDirectories(Path.of("target", "mlflow"));
    Path folder = Files.createTempDirectory(parent, "server").toAbsolutePath();
    List<String> command =
        List.of("python3", SCRIPT, "serve", String.valueOf(port), folder.toString());
    Path log = folder.resolve("server.log");
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int asked = 0; process.isAlive() && !answers(); asked++) {
      assertTrue(asked < MOST_ASKED, () -> "MLflow does not answer; see " + log);
      process.waitFor(500, TimeUnit.MILLISECONDS);
    }
    if (!process.isAlive()) {
      boolean unreachable = process.exitValue() == OUT_OF_REACH && System.getenv("CI") == null;
      Assumptions.assumeFalse(
          unreachable, "skipped: MLflow is not here and cannot be fetched; see " + log);
      throw new IOException("MLflow did not start: " + Files.readString(log));
    }
  }

  private static boolean answers() {
    try {
      MlflowServer.at(address).runs("none").read();
    } catch (TrackerException e) {
      return false;
    } catch (IllegalArgumentException e) {
      return true; // there is no such experiment
    }
    return false;
  }

  @AfterAll
  static void stop() throws Exception {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private static void assertSame(Runs runs, Runs back, String baseline) {
    assertEquals(runs.all(), back.all());
    Comparison before = Comparison.of(runs).against(baseline);
    // Looks at what came from elsewhere are counted where a store beside the tests has a ledger.
    Comparison after = Comparison.of(new Runs(back.all())).against(baseline);
    assertEquals(before.toCsv(), after.toCsv());
    assertEquals(before.verdicts().toString(), after.verdicts().toString());
  }

  @Test
  void runsComeBackWithTheSameVerdictAndAreLoggedOnce() {
    Runs runs = RunFixtures.threeArms(3);
    MlflowServer server = MlflowServer.at(address);
    assertEquals(
        "9 runs logged to experiment 'round trip'", server.log(runs, "round trip").toString());
    assertSame(runs, server.runs("round trip").read(), "scratch");
    LoggedRuns again = server.log(runs, "round trip");
    assertEquals(new LoggedRuns("round trip", 0, 9, 0), again);
    assertEquals(9, server.runs("round trip").read().all().size());
  }

  @Test
  void runsFromElsewhereAndFailedOnesComeBackToo() {
    String table =
        "arm,seed,test_accuracy,failure,provenance_learning rate (%)\n"
            + "scratch,1,0.71,,1\nscratch,2,0.72,,1\nscratch,3,0.74,,1\n"
            + "tuned,1,0.81,,2\ntuned,2,0.8,,2\ntuned,3,,loss is NaN,2\n";
    Runs runs = RunsCsv.ofText(table).withFixedRows().read();
    MlflowServer server = MlflowServer.at(address);
    server.log(runs, "from elsewhere");
    assertSame(runs, server.runs("from elsewhere").read(), "scratch");
    Runs tuned = server.runs("from elsewhere").withFilter("tags.arm = 'tuned'").read();
    assertEquals(List.of("tuned"), tuned.arms());
  }

  @Test
  void whatOthersLoggedIsReadAndJudged() throws Exception {
    Process log =
        new ProcessBuilder("python3", SCRIPT, "log", address)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "mlflow", "log.txt").toFile())
            .start();
    assertEquals(0, log.waitFor(), () -> "see target/mlflow/log.txt");
    autologged();
    ofKeras();
    ofLightning();
  }

  private static void autologged() {
    MlflowRuns asked =
        MlflowServer.at(address)
            .runs("autolog")
            .withArm("tags.mlflow.runName")
            .withSeed("params.random_state");
    Runs scores = asked.withMetric("accuracy_score_x_test").read();
    Runs rows = asked.withAnswers("answers.json").read();
    assertEquals(List.of("linear", "tree"), rows.arms());
    assertEquals(6, scores.all().size());
    for (int i = 0; i < 6; i++) {
      assertEquals(200, rows.all().get(i).test().rows().size());
      assertEquals(
          scores.all().get(i).test().accuracy(), rows.all().get(i).test().accuracy(), 1e-9);
    }
    assertTrue(scores.notices().get(0).contains("answers.json"), scores.notices()::toString);
    Comparison judged = Comparison.of(rows).against("tree");
    assertTrue(judged.verdict("linear").toString().contains("linear helps against tree"));
    assertTrue(judged.verdict("linear").toString().contains("training not known"));
  }

  private static void ofKeras() {
    MlflowRuns asked = MlflowServer.at(address).runs("keras");
    Runs runs = asked.read();
    assertEquals(0.75, runs.find("scratch", 1).orElseThrow().test().accuracy(), 1e-9);
    Run run = runs.find("fine-tuned", 2).orElseThrow();
    assertEquals(5, run.curve().points().size());
    assertEquals(4, run.curve().last().passes());
    assertEquals(0.8, run.curve().last().validationAccuracy(), 1e-9);
    assertEquals(0.4, run.curve().last().trainingLoss(), 1e-9);
    String said = Comparison.of(runs).against("scratch").verdict("fine-tuned").toString();
    assertTrue(said.contains("fine-tuned helps against scratch"), said);
    assertEquals(1, asked.withoutCurves().read().all().get(0).curve().points().size());
  }

  private static void ofLightning() {
    MlflowRuns asked = MlflowServer.at(address).runs("lightning").withArm("params.model/name");
    Runs runs = asked.withMetric("metrics.test_acc").read();
    Run run = runs.find("scratch", 3).orElseThrow();
    assertEquals(3, run.curve().last().passes());
    assertEquals(0.8, run.curve().last().validationAccuracy(), 1e-9);
    assertEquals("run is failed", runs.find("scratch", 4).orElseThrow().failure());
    assertFalse(runs.find("scratch", 5).isPresent());
    assertTrue(runs.notices().get(0).contains("1 run has not ended yet"));
  }

  @Test
  void anExperimentThatIsNotThereNamesThoseThatAre() {
    MlflowServer server = MlflowServer.at(address);
    server.log(RunFixtures.threeArms(1), "emoji");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> server.runs("emojis").read());
    assertTrue(refused.getMessage().startsWith("no experiment 'emojis'; did you mean 'emoji'?"));
    assertTrue(refused.getMessage().contains("Default"));
    TrackerException filter =
        assertThrows(
            TrackerException.class, () -> server.runs("emoji").withFilter("arm is x").read());
    assertTrue(filter.getMessage().contains("INVALID_PARAMETER_VALUE"), filter::getMessage);
  }
}
