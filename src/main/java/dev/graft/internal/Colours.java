package dev.graft.internal;

/**
 * The colours that say something, as #RRGGBB, told apart by colour-blind readers: those of Okabe
 * and Ito (2008, "Color universal design"). Greys of grounds and lines stand where they are used.
 */
public final class Colours {
  /** Of what is compared against. */
  public static final String BLACK = "#000000";

  /** Of what stays as it is. */
  public static final String BLUE = "#0072B2";

  /** Of what harms or fails. */
  public static final String VERMILLION = "#D55E00";

  /** Of what helps or is new. */
  public static final String GREEN = "#009E73";

  /** Of what is being changed. */
  public static final String ORANGE = "#E69F00";

  /** Of what is in part as it was. */
  public static final String SKY = "#56B4E9";

  /** For a further arm. */
  public static final String PURPLE = "#CC79A7";

  /** For a further arm; weak on white. */
  public static final String YELLOW = "#F0E442";

  private Colours() {}
}
