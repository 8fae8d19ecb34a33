package dev.graft.analysis;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;

/**
 * Whether the last phase has too few passes to see how it goes on. What cannot be looked at is no
 * plateau, whoever ended it.
 */
final class TooShort {
  private TooShort() {}

  /**
   * What speaks against their being trained out.
   *
   * @param phases the last one of each run
   */
  static Optional<TrainedOut.Evidence> evidence(List<LastPhase> phases) {
    long few = phases.stream().filter(phase -> !phase.enough()).count();
    if (2 * few < phases.size()) {
      return Optional.empty();
    }
    int most =
        phases.stream()
            .filter(phase -> !phase.enough())
            .mapToInt(phase -> phase.points().size())
            .max()
            .orElseThrow();
    return Optional.of(
        new TrainedOut.Evidence(
            TrainedOut.Reason.FEW_PASSES,
            most,
            Text.format(
                "made only %s, too few to see whether more would bring more",
                most == 1 ? "1 pass" : most + " passes")));
  }
}
