package dev.graft.internal;

/**
 * The colours that say something, as #RRGGBB, told apart by colour-blind readers: those of Okabe
 * and Ito (2008, "Color universal design"). Greys of grounds and lines stand where they are used.
 */
public final class Colours {
  /** A baseline, what failed. */
  public static final String BLACK = "#000000";

  /** What is frozen, what helps. */
  public static final String BLUE = "#0072B2";

  /** What is fine-tuned, what harms or fails. */
  public static final String VERMILLION = "#D55E00";

  /** What is new or done, no difference. */
  public static final String GREEN = "#009E73";

  /** What is trained, what was stopped. */
  public static final String ORANGE = "#E69F00";

  /** What is frozen in part. */
  public static final String SKY = "#56B4E9";

  /** A further arm. */
  public static final String PURPLE = "#CC79A7";

  /** A further arm, a word that holds at this budget only; weak on white. */
  public static final String YELLOW = "#F0E442";

  private Colours() {}
}
