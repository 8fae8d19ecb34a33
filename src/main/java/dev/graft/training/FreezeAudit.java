package dev.graft.training;

import ai.djl.ndarray.NDArray;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Weights;
import dev.graft.run.FailureKind;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether frozen tensors are still, bit for bit, what they were: the SHA-256 sum of each is
 * compared with that of its first values.
 *
 * @param tensors how many were compared
 * @param sum of all their sums
 */
record FreezeAudit(int tensors, String sum) {
  /** A frozen tensor moved. */
  static final class Moved extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Moved(String layer, String tensor) {
      super(
          Text.format(
                  "%s '%s' moved (tensor %s): the run cannot be trusted; thaw the layer, or mend",
                  FailureKind.FREEZE_BROKEN.mark(), layer, tensor)
              + " the block that changes it");
    }
  }

  /**
   * Compares live arrays with what they were made from.
   *
   * @throws Moved with the name of the layer that moved
   */
  static FreezeAudit check(Weights before, Map<String, NDArray> live) {
    Weights after = Weights.copyOf(live);
    StringBuilder sums = new StringBuilder();
    for (String name : new TreeMap<>(live).keySet()) {
      if (!before.hash(name).equals(after.hash(name))) {
        int end = name.lastIndexOf('.');
        throw new Moved(end < 0 ? name : name.substring(0, end), name);
      }
      sums.append(name).append(before.hash(name));
    }
    return new FreezeAudit(live.size(), Sha256.of(sums.toString()));
  }
}
