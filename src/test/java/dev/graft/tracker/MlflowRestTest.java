package dev.graft.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.graft.run.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that are down, slow, refuse or answer nonsense, and one that answers in pages. */
class MlflowRestTest {
  private static final String EXPERIMENT =
      "{\"experiment\":{\"experiment_id\":\"7\",\"lifecycle_stage\":\"active\"}}";

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private ExecutorService threads;
  private String address;
  private volatile Answering answering;

  /** What a test answers to a path and the body that came with it. */
  private interface Answering {
    Said to(HttpExchange exchange, String path, String body) throws Exception;
  }

  private record Said(int status, String text) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    synchronized (asked) {
      asked.add(path + " " + body);
    }
    Said said;
    try {
      said = answering.to(exchange, path, body);
    } catch (Exception e) {
      said = new Said(500, "the test failed: " + e);
    }
    byte[] bytes = said.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String refusal(int status, String text) {
    answering = (exchange, path, body) -> new Said(status, text);
    return message(MlflowServer.at(address));
  }

  private static String message(MlflowServer server) {
    return assertThrows(TrackerException.class, () -> server.runs("emoji").read()).getMessage();
  }

  @Test
  void nonsenseIsToldInASentence() {
    assertEquals(
        "MLflow at "
            + address
            + " answers with a page, \"<html> hello</html>\" where JSON is due:"
            + " give the address of MLflow's server, as http://host:5000",
        refusal(200, "<html>\n hello</html>"));
    assertTrue(refusal(200, "").contains("answers with nothing where JSON is due"));
    assertTrue(refusal(200, "{\"runs\": [").contains("where JSON is due"));
    assertTrue(refusal(200, "[1]").contains("where JSON is due"));
    assertTrue(refusal(200, "{\"experiment\": 3}").contains("answers without 'experiment_id'"));
    assertTrue(
        refusal(404, "not here").contains("fails (404) with \"not here\": give the address"));
    assertTrue(refusal(500, "oh").contains("fails (500) with \"oh\": look into its log"));
    assertTrue(
        refusal(400, "{\"error_code\":\"BAD_REQUEST\",\"message\":\"no such column\"}")
            .endsWith("refuses (BAD_REQUEST): no such column"));
    assertTrue(refusal(401, "").contains("refuses (401): give its token, withToken"));
    assertTrue(refusal(302, "").contains("sends elsewhere (302)"));
  }

  @Test
  void aServerThatIsDownIsToldInASentence() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String said = message(MlflowServer.at("http://127.0.0.1:" + port));
    assertTrue(said.contains("cannot be reached"), said);
    assertTrue(said.contains("start it (mlflow server)"), said);
  }

  @Test
  void aSlowServerIsWaitedForAsLongAsWasSaid() {
    CountDownLatch never = new CountDownLatch(1);
    answering =
        (exchange, path, body) -> {
          never.await();
          return new Said(200, "{}");
        };
    String said = message(MlflowServer.at(address).withTimeout(Duration.ofMillis(50)));
    assertTrue(said.contains("did not answer within 0.0500 s: try again, or give it"), said);
  }

  @Test
  void anAnswerThatDoesNotEndIsSlowToo() {
    CountDownLatch never = new CountDownLatch(1);
    answering =
        (exchange, path, body) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          never.await();
          return new Said(200, "");
        };
    String said = message(MlflowServer.at(address).withTimeout(Duration.ofMillis(200)));
    assertTrue(said.contains("did not answer within"), said);
  }

  @Test
  void theTokenGoesWithEachRequestAndIsNeverShown() {
    List<String> tokens = new ArrayList<>();
    answering =
        (exchange, path, body) -> {
          tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
          return new Said(403, "");
        };
    MlflowServer server = MlflowServer.at(address).withToken("secret-1");
    assertTrue(message(server).endsWith("; what was given is not accepted"));
    assertEquals(List.of("Bearer secret-1"), tokens);
    message(MlflowServer.at(address).withUser("ann", "pass"));
    assertEquals("Basic YW5uOnBhc3M=", tokens.get(1));
    assertFalse((server + " " + server.runs("a") + message(server)).contains("secret"));
    MlflowAccess found = MlflowAccess.of(address, Map.of("MLFLOW_TRACKING_TOKEN", "t"));
    assertEquals("Bearer t", found.authorization().orElseThrow());
  }

  private static String run(int seed, String more) {
    return "{\"info\":{\"run_id\":\"r"
        + seed
        + "\",\"run_name\":\"n\",\"status\":\"FINISHED\"},\"data\":{\"params\":[{\"key\":\"seed\","
        + "\"value\":\""
        + seed
        + "\"}],\"tags\":[{\"key\":\"arm\",\"value\":\"scratch\"}],"
        + "\"metrics\":[{\"key\":\"test_accuracy\",\"value\":0."
        + seed
        + "}"
        + more
        + "]}}";
  }

  @Test
  void runsComePageByPage() {
    answering =
        (exchange, path, body) ->
            path.contains("experiments")
                ? new Said(200, EXPERIMENT)
                : body.contains("\"page_token\":\"next\"")
                    ? new Said(200, "{\"runs\":[" + run(2, "") + "]}")
                    : new Said(200, "{\"runs\":[" + run(1, "") + "],\"next_page_token\":\"next\"}");
    List<Run> runs = MlflowServer.at(address).runs("emoji").read().all();
    assertEquals(List.of(1L, 2L), runs.stream().map(Run::seed).toList());
    assertEquals(0.2, runs.get(1).test().accuracy());
    answering =
        (exchange, path, body) ->
            new Said(
                200,
                path.contains("experiments")
                    ? EXPERIMENT
                    : "{\"runs\":[],\"next_page_token\":\"next\"}");
    assertTrue(message(MlflowServer.at(address)).contains("gives the same page of runs again"));
  }

  @Test
  void whatIsInDoubtIsAskedFor() {
    String twice = run(1, "") + "," + run(1, "").replace("r1", "r9");
    assertEquals(
        "experiment 'emoji': arm 'scratch' with seed 1 must be there once, and is run 'n' (r1) and"
            + " run 'n' (r9); leave one out, withFilter(\"attributes.run_id != 'r1'\"), delete it"
            + " there, or name the column that tells them apart",
        doubt(twice, "tags.arm"));
    String without = doubt(run(1, ""), "tags.variant");
    assertTrue(without.contains("column 'tags.variant' (empty in 1 of 1 runs: run 'n' (r1))"));
    assertTrue(without.endsWith("found: params.seed, metrics.test_accuracy, tags.arm"), without);
    assertTrue(doubt("", "tags.arm").contains("(0 of 0) must be at least 1"));
  }

  private String doubt(String runs, String arm) {
    answering =
        (exchange, path, body) ->
            new Said(200, path.contains("experiments") ? EXPERIMENT : "{\"runs\":[" + runs + "]}");
    MlflowRuns read = MlflowServer.at(address).runs("emoji").withArm(arm);
    return assertThrows(IllegalArgumentException.class, read::read).getMessage();
  }

  @Test
  void badWordsAreRefusedBeforeAnythingIsAsked() {
    for (String wrong : List.of("mlruns", "ftp://host", "http://", "http://a:b@host", "a b")) {
      assertThrows(IllegalArgumentException.class, () -> MlflowServer.at(wrong), wrong);
    }
    assertEquals("MLflow at https://h/a", MlflowAccess.of("https://h/a/", Map.of()).name());
    MlflowServer at = MlflowServer.at(address);
    assertThrows(IllegalArgumentException.class, () -> at.withToken("two\nlines"));
    assertThrows(IllegalArgumentException.class, () -> at.withTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> at.runs("a").withArm("arm"));
    assertEquals(List.of(), asked);
  }
}
