package dev.graft.tracker;

import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.time.Duration;

/**
 * A tracking server of MLflow, asked over its REST interface alone: no Python, no client library.
 *
 * <pre>{@code
 * var server = MlflowServer.at("http://localhost:5000");
 * server.log(experiment.run(), "emoji");
 * var runs = server.runs("emoji").read();
 * }</pre>
 */
public final class MlflowServer implements Shown {
  private final MlflowAccess access;

  private MlflowServer(MlflowAccess access) {
    this.access = access;
  }

  /**
   * The server at an address. As MLflow's own clients do, it finds a token in the variable {@code
   * MLFLOW_TRACKING_TOKEN}, a name and password in {@code MLFLOW_TRACKING_USERNAME} and {@code
   * MLFLOW_TRACKING_PASSWORD}.
   *
   * @param address such as "http://localhost:5000" or "https://host/path"
   * @throws IllegalArgumentException if it is none
   */
  public static MlflowServer at(String address) {
    return new MlflowServer(MlflowAccess.of(address, System.getenv()));
  }

  /** With a token, for a server that asks for one. */
  public MlflowServer withToken(String token) {
    return new MlflowServer(access.withToken(token));
  }

  /** With a name and password, as MLflow's basic authentication asks for. */
  public MlflowServer withUser(String name, String password) {
    return new MlflowServer(access.withUser(name, password));
  }

  /** With another time than a minute within which each answer must have come. */
  public MlflowServer withTimeout(Duration most) {
    return new MlflowServer(access.withTimeout(most));
  }

  /**
   * Logs runs to an experiment, which is made where there is none. Each becomes a run there: the
   * arm as the tag {@code arm}, the seed as the parameter {@code seed}, settings and provenance as
   * parameters, its learning curve and test score as metrics, and the whole of it, answers per row
   * included, as the file {@code graft-run.json} (a line of {@link dev.graft.run.RunsJson}). A run
   * that is there already, by its key, arm and seed, is not written again; one that was cut off is
   * ended.
   *
   * @throws IllegalArgumentException if the experiment was deleted there
   * @throws TrackerException if the server is down, slow, refuses or does not answer as one
   */
  public LoggedRuns log(Runs runs, String experiment) {
    MlflowRest rest = new MlflowRest(access);
    MlflowExperiment found = MlflowExperiment.made(rest, access, experiment);
    return new MlflowLogging(rest, found).log(runs, experiment);
  }

  /** The runs of an experiment; nothing is asked before {@link MlflowRuns#read}. */
  public MlflowRuns runs(String experiment) {
    return new MlflowRuns(access, experiment, MlflowRuns.Asked.USUAL);
  }

  @Override
  public String toString() {
    return access.name() + "; log(runs, experiment) writes to it, runs(experiment).read() reads";
  }
}
