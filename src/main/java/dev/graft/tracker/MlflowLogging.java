package dev.graft.tracker;

import com.google.gson.JsonObject;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.RunsJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes runs to an experiment: each once, however often it is asked to. */
final class MlflowLogging {
  static final String ARM = "arm";
  static final String SEED = "seed";

  /** The file of a whole run, as {@link RunsJson} writes it. */
  static final String FILE = "graft-run.json";

  private static final String FAILURE = "graft.failure";

  /** Of a parameter; what is longer stands in the run's file. Newer servers take more. */
  private static final int LONGEST = 500;

  /** What a server takes at once. */
  private static final int MOST_PARAMETERS = 100;

  private static final int MOST_METRICS = 1000;

  private final MlflowRest rest;
  private final MlflowExperiment experiment;

  MlflowLogging(MlflowRest rest, MlflowExperiment experiment) {
    this.rest = rest;
    this.experiment = experiment;
  }

  /** What tells a run from all others: the same training may stand under two names. */
  private record Identity(String key, String arm, String seed) {
    static Identity of(Run run) {
      return new Identity(run.key(), run.arm(), String.valueOf(run.seed()));
    }

    static Identity of(MlflowRun run) {
      return new Identity(
          run.key().orElse(""),
          run.cell(MlflowRun.TAG + ARM),
          run.cell(MlflowRun.PARAMETER + SEED));
    }
  }

  /** When a metric was measured. */
  private record Moment(long millis, long step) {}

  LoggedRuns log(Runs runs, String name) {
    Map<Identity, MlflowRun> there = new HashMap<>();
    experiment.runs("").forEach(run -> there.put(Identity.of(run), run));
    long now = System.currentTimeMillis();
    int logged = 0;
    int bare = 0;
    for (Run run : runs.all()) {
      MlflowRun before = there.get(Identity.of(run));
      if (before != null && !before.isOpen()) {
        continue;
      }
      MlflowRun begun = before != null ? before : begin(run, now + logged);
      there.put(Identity.of(run), write(run, begun));
      logged++;
      bare += begun.folder().isEmpty() ? 1 : 0;
    }
    return new LoggedRuns(name, logged, runs.all().size() - logged, bare);
  }

  private MlflowRun begin(Run run, long started) {
    List<JsonObject> tags = new ArrayList<>();
    tags.add(MlflowJson.pair(ARM, run.arm()));
    tags.add(MlflowJson.pair(MlflowRun.KEY, run.key()));
    if (run.failed()) {
      tags.add(MlflowJson.pair(FAILURE, cut(run.failure())));
    }
    MlflowRun begun = experiment.begin(run.arm() + ", seed " + run.seed(), started, tags);
    // At once, for a run that is cut off here is found again by it.
    batch(begun, "params", List.of(MlflowJson.pair(SEED, String.valueOf(run.seed()))));
    return begun;
  }

  /** Ends what was begun, perhaps by a process that was cut off: all is the same both times. */
  private MlflowRun write(Run run, MlflowRun begun) {
    chunks(parameters(run), MOST_PARAMETERS).forEach(part -> batch(begun, "params", part));
    chunks(metrics(run, begun.started()), MOST_METRICS)
        .forEach(part -> batch(begun, "metrics", part));
    begun.folder().ifPresent(folder -> rest.put(folder, FILE, RunsJson.text(one(run))));
    String status = run.failed() ? "FAILED" : "FINISHED";
    JsonObject end = new JsonObject();
    end.addProperty("run_id", begun.id());
    end.addProperty("status", status);
    end.addProperty("end_time", millis(begun.started(), run.budget().seconds()));
    rest.post("runs/update", end);
    return begun.withStatus(status);
  }

  private static Runs one(Run run) {
    return new Runs(List.of(run));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static <T> List<List<T>> chunks(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }

  private void batch(MlflowRun run, String what, List<JsonObject> part) {
    JsonObject body = new JsonObject();
    body.addProperty("run_id", run.id());
    body.add(what, MlflowJson.array(part));
    rest.post("runs/log-batch", body);
  }

  private static List<JsonObject> parameters(Run run) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Fact.Stated fact : run.facts()) {
      if (!fact.text().isEmpty() && fact.text().length() <= LONGEST) {
        all.putIfAbsent(named(fact.name()), fact.text());
      }
    }
    all.remove(SEED); // logged already
    return all.entrySet().stream().map(e -> MlflowJson.pair(e.getKey(), e.getValue())).toList();
  }

  /** Of the letters that every server takes. */
  private static String named(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_. -]", "_").replaceFirst("^\\.+", "_");
    return plain.length() > 250 ? plain.substring(0, 250) : plain;
  }

  private static List<JsonObject> metrics(Run run, long started) {
    List<JsonObject> all = new ArrayList<>();
    for (Point point : run.curve().points()) {
      Moment at = new Moment(millis(started, point.seconds()), Math.round(point.passes()));
      add(all, "training_loss", point.trainingLoss(), at);
      add(all, "validation_loss", point.validationLoss(), at);
      add(all, "validation_accuracy", point.validationAccuracy(), at);
    }
    Moment end = new Moment(millis(started, run.budget().seconds()), 0);
    String score =
        run.test().rows().isEmpty()
            ? run.stated(Fact.METRIC).map(MlflowLogging::named).orElse("test_accuracy")
            : "test_accuracy";
    add(all, score, run.test().accuracy(), end);
    add(all, "passes", known(run.budget().passes()), end);
    add(all, "seconds", known(run.budget().seconds()), end);
    add(all, "updates", known(run.budget().updates()), end);
    add(all, "trained_parameters", known(run.budget().trainedParameters()), end);
    add(all, "labels", known(run.budget().labels()), end);
    return all;
  }

  private static double known(double amount) {
    return amount < 0 ? Double.NaN : amount;
  }

  private static long millis(long started, double seconds) {
    return started + (seconds > 0 ? Math.round(1000 * seconds) : 0);
  }

  private static void add(List<JsonObject> all, String name, double value, Moment at) {
    if (!Double.isFinite(value)) {
      return;
    }
    JsonObject metric = new JsonObject();
    metric.addProperty("key", name);
    metric.addProperty("value", value);
    metric.addProperty("timestamp", at.millis());
    metric.addProperty("step", at.step());
    all.add(metric);
  }
}
