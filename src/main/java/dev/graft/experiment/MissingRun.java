package dev.graft.experiment;

import dev.graft.internal.Text;
import dev.graft.run.RunStore;
import dev.graft.run.StoreException;
import java.io.FileNotFoundException;

/** A run that an experiment's store does not have. */
record MissingRun(String arm, long seed) {
  IllegalStateException notComputed() {
    return new IllegalStateException(
        Text.format("arm '%s' with seed %d has not been run; call run() first", arm, seed));
  }

  /** It was kept, and then its folder was moved, emptied or damaged while others were computed. */
  StoreException lost(RunStore store) {
    String words =
        "the run of arm '%s' with seed %d was kept in the store and is not there any more; its"
            + " folder was moved or emptied meanwhile: %s. Put it back, or run the cell again";
    return new StoreException(
        Text.format(words, arm, seed, store), new FileNotFoundException(store.toString()));
  }
}
