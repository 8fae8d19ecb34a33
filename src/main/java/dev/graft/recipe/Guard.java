package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a phase from losing what was there before it.
 *
 * @param stopLoss what is kept when the phase brings nothing on the validation rows
 * @param anchor how strongly trained tensors of the base are drawn back to the base's own values,
 *     at least 0: at each update w = w - rate anchor (w - base), in place of weight decay (L2-SP,
 *     Li et al. 2018, decoupled from the gradient as AdamW's decay is)
 * @param patience after how many passes without a better one the phase ends; 0: never before its
 *     last pass
 */
public record Guard(StopLoss stopLoss, double anchor, int patience) implements Shown {
  /** No guard. */
  public static final Guard NONE = new Guard(StopLoss.NONE, 0, 0);

  /** Checks the ranges. */
  public Guard {
    Check.that(
        anchor >= 0 && Double.isFinite(anchor),
        "anchor (%s) must be a number of at least 0",
        anchor);
    Check.atLeast("patience", patience, 0);
  }

  Guard withStopLoss(StopLoss other) {
    return new Guard(other, anchor, patience);
  }

  Guard withAnchor(double other) {
    return new Guard(stopLoss, other, patience);
  }

  Guard withPatience(int other) {
    return new Guard(stopLoss, anchor, other);
  }

  String canonical() {
    return Canonical.of("guard")
        .with("stopLoss", stopLoss)
        .with("anchor", anchor)
        .with("patience", patience)
        .toString();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (stopLoss != StopLoss.NONE) {
      parts.add("stop-loss");
    }
    if (anchor > 0) {
      parts.add(Text.format("L2-SP %s", anchor));
    }
    if (patience > 0) {
      parts.add(Text.format("patience %d", patience));
    }
    return parts.isEmpty() ? "no guard" : String.join(", ", parts);
  }
}
