package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * How the rate goes over a phase, as a factor of the phase's rate.
 *
 * <p>With T updates in the phase, W = T warmUp / passes of them for warm-up and t = 0, ..., T - 1:
 * while t &lt; W the factor is (t + 1) / (W + 1); then, with u = (t - W) / (T - W) in [0, 1), it is
 * 1 for a constant rate and (1 + cos(pi u)) / 2 for a cosine (Loshchilov &amp; Hutter 2017, without
 * restarts). One cycle (Smith 2018) rises by half a cosine from 1/25 to 1 in the first 30% of the
 * updates and falls by another to 1/250,000 at the last; its momentum stays as it is. So the factor
 * lies in (0, 1].
 *
 * @param kind its form
 * @param warmUp passes in which the rate rises, at least 0 and fewer than the phase has; 0 for one
 *     cycle, which has a rise of its own
 */
public record Schedule(Kind kind, double warmUp) implements Shown {
  /** The same rate all the way. */
  public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, 0);

  private static final double RISE = 0.3;
  private static final double FIRST = 1 / 25.0;
  private static final double LAST = FIRST / 1e4;

  /** The form after the warm-up. */
  public enum Kind {
    /** As it is. */
    CONSTANT,
    /** Half a cosine down to almost nothing. */
    COSINE,
    /** Up, then down to almost nothing. */
    ONE_CYCLE
  }

  /** Checks the range. */
  public Schedule {
    Check.that(
        warmUp >= 0 && Double.isFinite(warmUp),
        "warmUp (%s) must be a number of passes of at least 0",
        warmUp);
    Check.that(
        kind != Kind.ONE_CYCLE || warmUp == 0,
        "warmUp (%s) must be 0 for one cycle, which has a rise of its own",
        warmUp);
  }

  /** Half a cosine down to almost nothing. */
  public static Schedule cosine() {
    return new Schedule(Kind.COSINE, 0);
  }

  /** Up to the phase's rate, then down to almost nothing; that rate may be a high one. */
  public static Schedule oneCycle() {
    return new Schedule(Kind.ONE_CYCLE, 0);
  }

  /** The same form after so many passes in which the rate rises from almost nothing. */
  public Schedule withWarmUp(double passes) {
    return new Schedule(kind, passes);
  }

  void checkFits(int passes) {
    Check.that(
        warmUp < passes,
        "warmUp (%s) must be fewer passes than the training has (%d); shorten it or train longer",
        warmUp,
        passes);
  }

  /** The factor of an update, counted from 0, where a phase has so many passes and updates. */
  double factor(int update, int passes, int updates) {
    double warm = updates * warmUp / passes;
    return switch (kind) {
      case CONSTANT -> update < warm ? (update + 1) / (warm + 1) : 1;
      case COSINE ->
          update < warm
              ? (update + 1) / (warm + 1)
              : half(1, 0, (update - warm) / (updates - warm));
      case ONE_CYCLE -> cycle(update, updates);
    };
  }

  // The peak stands where PyTorch's OneCycleLR has it, so that figures can be compared.
  private static double cycle(int update, int updates) {
    double peak = Math.max(0, RISE * updates - 1);
    return update <= peak
        ? half(FIRST, 1, peak == 0 ? 1 : update / peak)
        : half(1, LAST, Math.min(1, (update - peak) / (updates - 1 - peak)));
  }

  /** From one value to another by half a cosine, at u in [0, 1]. */
  private static double half(double from, double to, double u) {
    return to + (from - to) * (1 + Math.cos(Math.PI * u)) / 2;
  }

  String canonical() {
    return Canonical.of("schedule").with("kind", kind).with("warmUp", warmUp).toString();
  }

  @Override
  public String toString() {
    String form =
        switch (kind) {
          case CONSTANT -> "constant";
          case COSINE -> "cosine";
          case ONE_CYCLE -> "one cycle";
        };
    return warmUp > 0 ? Text.format("%s after %s passes of warm-up", form, warmUp) : form;
  }
}
