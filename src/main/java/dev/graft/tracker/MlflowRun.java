package dev.graft.tracker;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run as the server keeps it.
 *
 * @param status RUNNING, SCHEDULED, FINISHED, FAILED or KILLED
 * @param files where its files are
 * @param started in milliseconds since 1970
 * @param cells by the name that {@code mlflow.search_runs} gives: params.NAME, metrics.NAME,
 *     tags.NAME, in this order; a metric that is no number is not among them
 */
record MlflowRun(
    String id, String name, String status, String files, long started, Map<String, String> cells) {
  static final String METRIC = "metrics.";
  static final String PARAMETER = "params.";
  static final String TAG = "tags.";

  /** A run of Graft's own; its value is the key. */
  static final String KEY = "graft.key";

  /** The tables that a run logged. */
  private static final String TABLES = TAG + "mlflow.loggedArtifacts";

  /** Where the server keeps files itself. */
  private static final String PROXIED = "mlflow-artifacts:";

  private static final Set<String> OPEN = Set.of("RUNNING", "SCHEDULED");
  private static final double INFINITE = 1.79e308; // as some databases keep it

  static MlflowRun of(JsonObject run) {
    JsonObject info = MlflowJson.part(run, "info");
    JsonObject data = MlflowJson.part(run, "data");
    Map<String, String> cells = new LinkedHashMap<>();
    MlflowJson.pairs(data, "params").forEach((key, value) -> cells.put(PARAMETER + key, value));
    MlflowJson.pairs(data, "metrics").entrySet().stream()
        .filter(metric -> isFinite(metric.getValue()))
        .forEach(metric -> cells.put(METRIC + metric.getKey(), metric.getValue()));
    Map<String, String> tags = new TreeMap<>(MlflowJson.pairs(data, "tags"));
    tags.forEach((key, value) -> cells.put(TAG + key, value));
    String id = MlflowJson.text(info, "run_id");
    String name = MlflowJson.text(info, "run_name");
    return new MlflowRun(
        id,
        name.isEmpty() ? tags.getOrDefault("mlflow.runName", id) : name,
        MlflowJson.text(info, "status"),
        MlflowJson.text(info, "artifact_uri"),
        MlflowJson.number(info, "start_time").map(Double::longValue).orElse(0L),
        cells);
  }

  private static boolean isFinite(String value) {
    return MlflowJson.number(value).filter(n -> Math.abs(n) < INFINITE).isPresent();
  }

  MlflowRun withStatus(String other) {
    return new MlflowRun(id, name, other, files, started, cells);
  }

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  boolean isOpen() {
    return OPEN.contains(status);
  }

  boolean ended() {
    return status.equals("FINISHED");
  }

  /** The key of Graft's; empty for a run of others. */
  Optional<String> key() {
    return Optional.ofNullable(cells.get(TAG + KEY));
  }

  /** Where the server takes files for it; empty where they go elsewhere. */
  Optional<String> folder() {
    return files.startsWith(PROXIED)
        ? Optional.of(files.substring(PROXIED.length()).replaceFirst("^(//[^/]*)?/*", ""))
        : Optional.empty();
  }

  /** The words of the tag that names the tables it logged; empty where there is none. */
  String tables() {
    return cell(TABLES);
  }

  /** For messages. */
  String words() {
    return name.equals(id) ? "run " + id : "run '" + name + "' (" + id + ")";
  }
}
