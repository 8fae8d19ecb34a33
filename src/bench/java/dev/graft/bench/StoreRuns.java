package dev.graft.bench;

import dev.graft.StoredExperiments;
import dev.graft.internal.Folders;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the runs that come with the notebooks, and lays them there without their tensors. The
 * folder named keeps what was trained, so that the program can be stopped and started again.
 */
public final class StoreRuns {
  private StoreRuns() {}

  /**
   * Arguments: the folder of the store to train in; behind it the experiments, such as TRAINING,
   * that are to be laid anew while the others stay. Without any all of them are.
   */
  public static void main(String[] arguments) throws IOException {
    Path trained = Path.of(arguments[0]);
    List<StoredExperiments> chosen =
        Arrays.stream(arguments).skip(1).map(StoredExperiments::valueOf).toList();
    if (chosen.isEmpty()) {
      Folders.delete(StoredExperiments.FOLDER);
      chosen = List.of(StoredExperiments.values());
    }
    for (StoredExperiments experiment : chosen) {
      lay(experiment, trained);
    }
  }

  private static void lay(StoredExperiments experiment, Path trained) throws IOException {
    experiment.on(RunStore.at(trained)).run();
    RunStore nothing = RunStore.at(trained.resolveSibling("none"));
    for (Run run : experiment.on(nothing.over(trained)).runs().all()) {
      Folders.delete(StoredExperiments.FOLDER.resolve(run.key()));
      RunStore.at(StoredExperiments.FOLDER).saveWithoutTensors(run);
    }
  }
}
