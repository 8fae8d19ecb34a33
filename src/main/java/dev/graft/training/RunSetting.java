package dev.graft.training;

import dev.graft.run.Checkpoints;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands around a run and changes nothing of its result.
 *
 * @param listener hears of it
 * @param features what frozen stages answered before
 * @param checkpoints where it goes on from when it was stopped; empty: from its beginning
 */
public record RunSetting(
    RunListener listener, FeatureCache features, Optional<Checkpoints> checkpoints) {
  /** Checks that nothing is missing. */
  public RunSetting {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(checkpoints, "checkpoints");
  }

  /**
   * Of a run that nobody hears of and that leaves nothing but what frozen stages answered.
   *
   * @param features the folder of such answers
   */
  public RunSetting(Path features) {
    this(RunListener.NONE, FeatureCache.shared().in(features), Optional.empty());
  }
}
