package dev.graft.training;

import dev.graft.model.Weights;
import dev.graft.run.Checkpoint;

/**
 * A run at the end of a pass.
 *
 * @param state curve, best pass and counts
 * @param live the tensors as they are
 * @param kept those of the best pass
 * @param moments the optimiser's
 */
record Snapshot(Checkpoint state, Weights live, Weights kept, Weights moments) {
  private static final String LIVE = "live ";
  private static final String KEPT = "kept ";
  private static final String MOMENTS = "moments ";

  static Snapshot of(Checkpoint state, Weights all) {
    Weights live = part(all, LIVE);
    Weights kept = part(all, KEPT);
    return new Snapshot(state, live, kept.names().isEmpty() ? live : kept, part(all, MOMENTS));
  }

  private static Weights part(Weights all, String prefix) {
    return all.only(name -> name.startsWith(prefix))
        .renamed(name -> name.substring(prefix.length()));
  }

  /** All tensors under names that tell them apart; the best are left out where they are live. */
  Weights all() {
    Weights rest = live.renamed(LIVE::concat).with(moments.renamed(MOMENTS::concat));
    return kept == live ? rest : rest.with(kept.renamed(KEPT::concat));
  }
}
