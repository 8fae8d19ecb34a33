package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Shown;
import java.util.Locale;

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
    ROTATION
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

  ImageRow row(ImageRow row) {
    return new ImageRow(
        row.name(), row.label(), row.part(), new ShiftedPicture(row.picture(), this));
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
      case NOISE -> String.format(Locale.ROOT, "noise of %s", amount);
      case ROTATION -> String.format(Locale.ROOT, "turned by %s degrees", amount);
    };
  }
}
