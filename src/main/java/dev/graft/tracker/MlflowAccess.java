package dev.graft.tracker;

import dev.graft.internal.Check;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server is, and how it is asked.
 *
 * @param address without a slash at its end
 * @param authorization what stands in the header of that name; empty where nothing is needed
 * @param timeout of one answer
 */
record MlflowAccess(String address, Optional<String> authorization, Duration timeout) {
  /** A busy server with a remote database answers a page of runs well within. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
  private static final String USER = "MLFLOW_TRACKING_USERNAME";
  private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";

  /** With what MLflow's own clients find in these variables, too. */
  static MlflowAccess of(String address, Map<String, String> variables) {
    MlflowAccess open = new MlflowAccess(checked(address), Optional.empty(), TIMEOUT);
    String token = variables.getOrDefault(TOKEN, "");
    String user = variables.getOrDefault(USER, "");
    if (!user.isBlank()) {
      return open.withUser(user, variables.getOrDefault(PASSWORD, ""));
    }
    return token.isBlank() ? open : open.withToken(token);
  }

  private static String checked(String address) {
    URI uri;
    try {
      uri = URI.create(address.strip());
    } catch (IllegalArgumentException e) {
      uri = URI.create("");
    }
    boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    Check.that(
        known && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null,
        "address (%s) must be that of MLflow's server, as http://host:5000 or https://host/path; a"
            + " folder mlruns/ is served by `mlflow server --backend-store-uri`, and a name and"
            + " password are given by withUser",
        address.replaceAll("//[^/@]*@", "//...@"));
    return uri.toString().replaceFirst("/+(#.*)?$", "");
  }

  MlflowAccess withToken(String token) {
    Check.that(
        token.matches("[\\x21-\\x7e]+"),
        "token (%d signs) must be of letters, digits and signs on one line; give it as it was made",
        token.length());
    return new MlflowAccess(address, Optional.of("Bearer " + token), timeout);
  }

  MlflowAccess withUser(String name, String password) {
    Check.that(
        !name.isBlank() && !name.contains(":"),
        "user (%s) must be a name without a colon; give it",
        name);
    byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    String words = "Basic " + Base64.getEncoder().encodeToString(both);
    return new MlflowAccess(address, Optional.of(words), timeout);
  }

  MlflowAccess withTimeout(Duration other) {
    Check.that(
        !other.isNegative() && other.toMillis() > 0,
        "timeout (%s) must be above 0; give it as Duration.ofSeconds(60)",
        other);
    return new MlflowAccess(address, authorization, other);
  }

  /** For messages. */
  String name() {
    return "MLflow at " + address;
  }

  /** Without what nobody else may read. */
  @Override
  public String toString() {
    return name();
  }
}
