package dev.graft.bench;

import dev.graft.StoredExperiments;
import dev.graft.internal.Folders;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Trains the runs that come with the notebooks, and lays them there without their tensors. The
 * folder named keeps what was trained, so that the program can be stopped and started again.
 */
public final class StoreRuns {
  private StoreRuns() {}

  /** Argument: the folder of the store to train in. */
  public static void main(String[] arguments) throws IOException {
    Path trained = Path.of(arguments[0]);
    StoredExperiments.twin(RunStore.at(trained)).run();
    RunStore nothing = RunStore.at(trained.resolveSibling("none"));
    Runs runs = StoredExperiments.twin(nothing.over(trained)).runs();
    Folders.delete(StoredExperiments.FOLDER);
    runs.all().forEach(RunStore.at(StoredExperiments.FOLDER)::saveWithoutTensors);
  }
}
