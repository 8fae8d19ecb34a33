package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Point;

/** What the time of a learning curve is counted in. */
public enum Clock {
  /** Gradient steps: the same on every machine. */
  UPDATES("updates") {
    @Override
    public double of(Point point) {
      return point.updates();
    }

    @Override
    String words(double time) {
      return Text.format("%,.0f updates", time);
    }
  },
  /** Passes over the training rows: the same whatever the batch size, not whatever the rows. */
  EPOCHS("epochs") {
    @Override
    public double of(Point point) {
      return point.passes();
    }

    @Override
    String words(double time) {
      return Text.format(time == Math.rint(time) ? "%,.0f epochs" : "%,.1f epochs", time);
    }
  },
  /** Wall-clock training time on the machine that trained: a frozen body costs less of it. */
  SECONDS("seconds") {
    @Override
    public double of(Point point) {
      return point.seconds();
    }

    @Override
    String words(double time) {
      return Text.format(Math.abs(time) < 10 ? "%.2f s" : "%,.1f s", time);
    }
  };

  private final String name;

  Clock(String name) {
    this.name = name;
  }

  /** The time of a point. */
  public abstract double of(Point point);

  /** A time with its unit. */
  abstract String words(double time);

  /** Its unit beside an axis. */
  public String unit() {
    return this == SECONDS ? "s" : name;
  }

  @Override
  public String toString() {
    return name;
  }
}
