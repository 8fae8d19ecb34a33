package dev.graft.recipe;

/** What a later phase keeps when it brings nothing on the validation rows. */
public enum StopLoss {
  /** Its own best pass, even if the phase before was better. */
  NONE,
  /**
   * The weights that the phase before kept, unless a pass has a better validation accuracy, or the
   * same and a lower loss. The passes count in the budget all the same.
   */
  FALL_BACK
}
