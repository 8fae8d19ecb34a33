package dev.graft.spark;

import dev.graft.internal.Folders;
import dev.graft.model.EngineTasks;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.RunSetting;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * One run, on an executor and one of its cores.
 *
 * @param key of the run
 * @param pack the plans of which it is one
 * @param before the run that it continues, by its key; null where there is none
 * @param beforeKey the key of that; empty where there is none
 */
record RunTask(String key, Broadcast<byte[]> pack, RunFolder before, String beforeKey)
    implements Function<Integer, RunFolder> {
  @Override
  public RunFolder call(Integer ignored) throws IOException {
    Plan plan = plan();
    Path folder = Files.createTempDirectory("graft-run");
    try {
      RunStore store = RunStore.at(folder);
      Optional<Trained> earlier = earlier(store, folder);
      RunSetting setting =
          new RunSetting(RunListener.NONE, FeatureCache.shared(), Optional.empty());
      Trained trained = EngineTasks.call(() -> Training.run(plan, earlier, setting));
      trained.saveIn(store);
      return RunFolder.read(folder.resolve(key));
    } finally {
      Folders.delete(folder);
    }
  }

  private Plan plan() {
    Plan plan = SentPlans.of(pack).get(key);
    if (plan == null) {
      throw new IllegalStateException("the plans that were sent lack the run " + key);
    }
    return plan;
  }

  private Optional<Trained> earlier(RunStore store, Path folder) throws IOException {
    if (before == null) {
      return Optional.empty();
    }
    before.write(folder.resolve(beforeKey));
    Run run =
        store
            .find(beforeKey)
            .orElseThrow(() -> new IllegalStateException(store.setAside().toString()));
    return Optional.of(Trained.of(run, store));
  }
}
