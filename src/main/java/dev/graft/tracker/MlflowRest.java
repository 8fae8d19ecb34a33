package dev.graft.tracker;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.graft.internal.Text;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** MLflow's REST interface, a call at a time: JSON in, JSON out, and what goes wrong in words. */
final class MlflowRest {
  private static final String API = "/api/2.0/mlflow/";
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_QUOTE = 200;

  private final MlflowAccess access;
  private final HttpClient client;

  MlflowRest(MlflowAccess access) {
    this(access, HttpClient.newBuilder());
  }

  /** With a client of its own, whose time to connect and redirections are set here. */
  MlflowRest(MlflowAccess access, HttpClient.Builder client) {
    this.access = access;
    this.client =
        client
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // a token must not go to another host
            .connectTimeout(access.timeout())
            .build();
  }

  /** An answer as it came. */
  private record Answer(int status, String text, String location) {
    boolean good() {
      return status / 100 == 2;
    }

    Optional<JsonObject> json() {
      try {
        JsonElement parsed = JsonParser.parseString(text);
        return parsed.isJsonObject() ? Optional.of(parsed.getAsJsonObject()) : Optional.empty();
      } catch (JsonParseException e) {
        return Optional.empty();
      }
    }

    /** The name that MLflow gives to what went wrong; empty where it gives none. */
    String errorCode() {
      return json().map(all -> MlflowJson.text(all, "error_code")).orElse("");
    }
  }

  JsonObject get(String path, Map<String, String> query) {
    return object(send("GET", API + path + "?" + encoded(query), BodyPublishers.noBody(), ""));
  }

  /** The same; empty where the server says that there is no such thing. */
  Optional<JsonObject> find(String path, Map<String, String> query) {
    Answer answer = send("GET", API + path + "?" + encoded(query), BodyPublishers.noBody(), "");
    return answer.errorCode().equals("RESOURCE_DOES_NOT_EXIST")
        ? Optional.empty()
        : Optional.of(object(answer));
  }

  JsonObject post(String path, JsonObject body) {
    BodyPublisher sent = BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
    return object(send("POST", API + path, sent, "application/json"));
  }

  /** Puts a text beside a run, on a server that keeps such files itself. */
  void put(String folder, String name, String text) {
    BodyPublisher sent = BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    Answer answer =
        send("PUT", PROXY + escaped(folder + "/" + name), sent, "application/octet-stream");
    if (!answer.good()) {
      throw refused(answer);
    }
  }

  /** The text of a file beside a run; empty where there is none. */
  Optional<String> file(String run, String path) {
    String query = encoded(Map.of("run_id", run, "run_uuid", run, "path", path));
    Answer answer = send("GET", "/get-artifact?" + query, BodyPublishers.noBody(), "");
    if (answer.good()) {
      return Optional.of(answer.text());
    }
    // The server's own store says 404, a file system behind it 500 with the path that it lacks.
    if (answer.status() == NOT_FOUND || answer.text().contains("No such file")) {
      return Optional.empty();
    }
    throw refused(answer);
  }

  private Answer send(String method, String path, BodyPublisher body, String type) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.address() + path));
    access.authorization().ifPresent(words -> request.header("Authorization", words));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    request.method(method, body);
    CompletableFuture<HttpResponse<String>> sent =
        client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      Duration most = access.timeout(); // of the whole answer: the client's own ends with its head
      HttpResponse<String> came = sent.get(most.toMillis(), TimeUnit.MILLISECONDS);
      String location = came.headers().firstValue("Location").orElse("");
      return new Answer(came.statusCode(), came.body(), location);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw tooSlow(e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while " + access.name() + " was asked");
    }
  }

  private JsonObject object(Answer answer) {
    if (!answer.good()) {
      throw refused(answer);
    }
    return answer
        .json()
        .orElseThrow(
            () ->
                wrong(
                    "answers with %s where JSON is due: give the address of MLflow's server, as"
                        + " http://host:5000",
                    quoted(answer.text())));
  }

  private TrackerException refused(Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      return wrong(
          "refuses (%d): give its token, withToken(\"...\") or the variable MLFLOW_TRACKING_TOKEN,"
              + " or a name and password, withUser(\"...\", \"...\")%s",
          status, access.authorization().isPresent() ? "; what was given is not accepted" : "");
    }
    if (status / 100 == 3) {
      return wrong("sends elsewhere (%d): give the address %s", status, answer.location());
    }
    String said = answer.json().map(all -> MlflowJson.text(all, "message")).orElse("");
    if (!said.isEmpty()) {
      return wrong("refuses (%s): %s", answer.errorCode(), said.strip());
    }
    return wrong(
        "fails (%d) with %s: %s",
        status,
        quoted(answer.text()),
        status >= 500
            ? "look into its log, and try again"
            : "give the address of MLflow's server, as http://host:5000");
  }

  private TrackerException unreachable(Throwable cause) {
    if (cause instanceof java.net.http.HttpTimeoutException) {
      return tooSlow(cause);
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String words =
        cause instanceof SSLException
            ? "cannot be trusted (%s): where its certificate is your own, start Java with"
                + " -Djavax.net.ssl.trustStore=FILE; where it has none, the address begins with"
                + " http://"
            : cause instanceof ConnectException
                ? "cannot be reached (%s): start it (mlflow server), or give another address"
                : "breaks off (%s): try again; where it goes on, give another address" + secure();
    return new TrackerException(access.name() + " " + Text.format(words, why), cause);
  }

  // Whoever speaks HTTPS alone hangs up on a plain request, without a word of why.
  private String secure() {
    return access.address().startsWith("http://")
        ? ", with https:// where it speaks that alone"
        : "";
  }

  private TrackerException tooSlow(Throwable cause) {
    String words =
        Text.format(
            "%s did not answer within %.3g s: try again, or give it longer,"
                + " withTimeout(Duration.ofMinutes(5))",
            access.name(), access.timeout().toMillis() / 1000.0);
    return new TrackerException(words, cause);
  }

  private TrackerException wrong(String words, Object... values) {
    return new TrackerException(access.name() + " " + Text.format(words, values));
  }

  /** The begin of what was no answer, on one line. */
  private static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "nothing";
    }
    String shown = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + " ..." : line;
    boolean page = line.toLowerCase(java.util.Locale.ROOT).matches("<(!doctype )?html.*");
    return (page ? "a page, " : "") + "\"" + shown + "\"";
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String escaped(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
