package dev.graft.training;

import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import dev.graft.run.Run;
import dev.graft.run.RunStore;

/**
 * A finished run and what it trained.
 *
 * @param run what is shown and compared
 * @param tensors the tensors that differ from the network's first weights: those of the thawed
 *     stages and of the head, from all phases
 */
public record Trained(Run run, Weights tensors) {
  /** A run that a store holds, with its tensors. */
  public static Trained of(Run run, RunStore store) {
    return new Trained(run, Safetensors.read("run " + run.key(), store.tensors(run.key())));
  }

  /** Keeps both in a store. */
  public void saveIn(RunStore store) {
    store.save(run, Safetensors.write(tensors));
  }
}
