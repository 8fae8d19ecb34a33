package dev.graft.tracker;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An experiment on the server: its runs, page by page. */
final class MlflowExperiment {
  private static final String BY_NAME = "experiments/get-by-name";
  private static final String NAME = "experiment_name";

  /** Runs of a page: with a hundred parameters each it is still a megabyte or two. */
  private static final int PAGE = 200;

  private final MlflowRest rest;
  private final MlflowAccess access;
  private final String id;

  private MlflowExperiment(MlflowRest rest, MlflowAccess access, String id) {
    this.rest = rest;
    this.access = access;
    this.id = id;
  }

  /** The one of this name; who has mistyped it is told which there are. */
  static MlflowExperiment of(MlflowRest rest, MlflowAccess access, String name) {
    Optional<JsonObject> found = rest.find(BY_NAME, Map.of(NAME, name));
    if (found.isEmpty()) {
      Check.oneOf("experiment", name, names(rest, access));
    }
    return of(rest, access, name, found.orElseThrow());
  }

  /** The same; made where there is none. */
  static MlflowExperiment made(MlflowRest rest, MlflowAccess access, String name) {
    Check.that(!name.isBlank(), "experiment (%s) must have a name; give it one", name);
    Optional<JsonObject> found = rest.find(BY_NAME, Map.of(NAME, name));
    if (found.isPresent()) {
      return of(rest, access, name, found.get());
    }
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    JsonObject made = rest.post("experiments/create", body);
    return new MlflowExperiment(rest, access, needed(access, made, "experiment_id"));
  }

  private static MlflowExperiment of(
      MlflowRest rest, MlflowAccess access, String name, JsonObject found) {
    JsonObject experiment = MlflowJson.part(found, "experiment");
    String id = needed(access, experiment, "experiment_id");
    Check.that(
        !MlflowJson.text(experiment, "lifecycle_stage").equals("deleted"),
        "experiment '%s' (deleted) must be one that stands: restore it (mlflow experiments restore"
            + " --experiment-id %s), or give another name",
        name,
        id);
    return new MlflowExperiment(rest, access, id);
  }

  private static String needed(MlflowAccess access, JsonObject object, String name) {
    String text = MlflowJson.text(object, name);
    if (text.isEmpty()) {
      throw new TrackerException(
          Text.format(
              "%s answers without '%s': give the address of MLflow's server, as http://host:5000",
              access.name(), name));
    }
    return text;
  }

  private static List<String> names(MlflowRest rest, MlflowAccess access) {
    return pages(
            access,
            "experiments",
            token -> {
              JsonObject body = new JsonObject();
              body.addProperty("max_results", PAGE);
              if (!token.isEmpty()) {
                body.addProperty("page_token", token);
              }
              return rest.post("experiments/search", body);
            })
        .stream()
        .map(one -> MlflowJson.text(one, "name"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** All that stand, in the order in which they were begun. */
  List<MlflowRun> runs(String filter) {
    List<MlflowRun> runs =
        pages(access, "runs", token -> rest.post("runs/search", search(filter, token))).stream()
            .map(MlflowRun::of)
            .toList();
    runs.forEach(
        run -> {
          if (run.id().isEmpty()) {
            throw new TrackerException(access.name() + " answers with a run without 'run_id'");
          }
        });
    return runs;
  }

  private JsonObject search(String filter, String token) {
    JsonObject body = new JsonObject();
    body.add("experiment_ids", one(id));
    body.add("order_by", one("attributes.start_time ASC"));
    body.addProperty("run_view_type", "ACTIVE_ONLY");
    body.addProperty("max_results", PAGE);
    if (!filter.isEmpty()) {
      body.addProperty("filter", filter);
    }
    if (!token.isEmpty()) {
      body.addProperty("page_token", token);
    }
    return body;
  }

  private static JsonArray one(String text) {
    JsonArray array = new JsonArray();
    array.add(text);
    return array;
  }

  /** What a metric said at each step: the moments in their order. */
  List<JsonObject> history(MlflowRun run, String metric) {
    return pages(
        access,
        "metrics",
        token -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("run_id", run.id());
          query.put("metric_key", metric);
          if (!token.isEmpty()) {
            query.put("page_token", token);
          }
          return rest.get("metrics/get-history", query);
        });
  }

  private static List<JsonObject> pages(
      MlflowAccess access, String what, Function<String, JsonObject> ask) {
    List<JsonObject> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String token = "";
    do {
      JsonObject page = ask.apply(token);
      all.addAll(MlflowJson.list(page, what));
      token = MlflowJson.text(page, "next_page_token");
      if (!seen.add(token)) {
        throw new TrackerException(
            Text.format(
                "%s gives the same page of %s again and again: look into its log",
                access.name(), what));
      }
    } while (!token.isEmpty());
    return all;
  }

  /** Begins a run. */
  MlflowRun begin(String name, long started, List<JsonObject> tags) {
    JsonObject body = new JsonObject();
    body.addProperty("experiment_id", id);
    body.addProperty("run_name", name);
    body.addProperty("start_time", started);
    body.add("tags", MlflowJson.array(tags));
    JsonObject made = MlflowJson.part(rest.post("runs/create", body), "run");
    needed(access, MlflowJson.part(made, "info"), "run_id");
    return MlflowRun.of(made);
  }
}
