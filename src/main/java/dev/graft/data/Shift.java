package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * A visible change of pictures that leaves their labels alone: a dial for the distance between two
 * domains. Transparent pixels are laid over white first.
 *
 * @param kind what is changed
 * @param amount how far the dial is turned, in the unit of the kind
 */
public record Shift(Kind kind, double amount) implements Shown {
  /** What a shift changes. */
  public enum Kind {
    /** Light and dark change places; no amount, 1. */
    INVERSION,
    /**
     * Normal noise, the same for red, green and blue of a pixel; amount: its standard deviation in
     * pixel values of 0 to 255, cut off at both ends. Each picture's noise is drawn from its
     * content, so that it is the same whenever it is asked for.
     */
    NOISE,
    /**
     * A turn about the centre, bilinear; amount: degrees clockwise. What comes in from outside
     * repeats the border.
     */
    ROTATION,
    /**
     * Some pixels are black; amount: the share, above 0 and below 1, each pixel drawn for itself
     * and, as for noise, from the picture's content.
     */
    MASKING
  }

  private static final int VERSION = 1;

  /** Checks the amount. */
  public Shift {
    Check.that(
        Double.isFinite(amount) && (kind == Kind.ROTATION || amount > 0),
        "amount (%s) of the shift %s must be a number%s",
        amount,
        kind,
        kind == Kind.ROTATION ? "" : " above 0");
    Check.that(
        kind != Kind.MASKING || amount < 1,
        "amount (%s) of the shift MASKING must be a share below 1, such as 0.3",
        amount);
  }

  /** Light and dark change places. */
  public static Shift inversion() {
    return new Shift(Kind.INVERSION, 1);
  }

  /** Normal noise with this standard deviation, in pixel values of 0 to 255. */
  public static Shift noise(double deviation) {
    return new Shift(Kind.NOISE, deviation);
  }

  /** A turn by so many degrees clockwise. */
  public static Shift rotation(double degrees) {
    return new Shift(Kind.ROTATION, degrees);
  }

  /** Some pixels black: this share of them, drawn for each picture. */
  public static Shift masking(double share) {
    return new Shift(Kind.MASKING, share);
  }

  ImageRow row(ImageRow row) {
    return row(row, 0);
  }

  /** Another copy has other noise. */
  ImageRow row(ImageRow row, int copy) {
    return new ImageRow(
        row.name(), row.label(), row.part(), new ShiftedPicture(row.picture(), this, copy));
  }

  String canonical() {
    return Canonical.of("shift")
        .with("kind", kind)
        .with("amount", amount)
        .with("version", VERSION)
        .toString();
  }

  @Override
  public String toString() {
    return switch (kind) {
      case INVERSION -> "inverted";
      case NOISE -> Text.format("noise of %s", amount);
      case MASKING -> Text.format("%.0f%% masked", 100 * amount);
      case ROTATION -> Text.format("turned by %s degrees", amount);
    };
  }
}
