package dev.graft.run;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The loss of a network whose learning rate rises from step to step (Smith 2017, "Cyclical learning
 * rates for training neural networks"). Left of the valley the rate is too low to move anything,
 * right of it the steps are too long.
 *
 * @param arm its name; empty where it has none
 * @param what was trained, "fine-tuning of the whole base, 5 passes, seed 1"
 * @param rates of the steps, rising by the same factor
 * @param losses before each step, smoothed, in nats; as many
 * @param end why it ended
 */
public record RateCurve(String arm, String what, List<Double> rates, List<Double> losses, End end)
    implements Shown {
  /** A rate a tenth of the lowest loss's is well within the valley and still far from its edge. */
  private static final double BELOW_THE_LOWEST = 10;

  private static final double FAR_BELOW_THE_LOWEST = 1000;

  /** Over so many neighbours the slope is taken. */
  private static final int NEIGHBOURS = 3;

  private static final int FEWEST = 2 * NEIGHBOURS + 1;

  /** Why a curve ended. */
  public enum End {
    /** The loss rose far above its lowest value. */
    DIVERGED("the loss diverged"),
    /** The highest rate was reached. */
    HIGHEST_RATE("the highest rate was reached, which may not be too high yet");

    private final String words;

    End(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Copies the lists and checks that there is something to read off. */
  public RateCurve {
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
    Check.that(
        rates.size() == losses.size(),
        "losses (%d) must be as many as rates (%d)",
        losses.size(),
        rates.size());
    Check.that(
        rates.size() >= FEWEST,
        "steps (%d) of the rate finder must be at least %d before the loss diverges; begin at a"
            + " lower rate than %s",
        rates.size(),
        FEWEST,
        rates.isEmpty() ? "that" : text(rates.get(0)));
  }

  /** The same curve as that of an arm. */
  public RateCurve withArm(String name) {
    return new RateCurve(name, what, rates, losses, end);
  }

  /** The rate at which the smoothed loss was lowest. */
  public double lowest() {
    return rates.get(lowestStep());
  }

  private int lowestStep() {
    return IntStream.range(0, losses.size())
        .reduce((a, b) -> losses.get(b) < losses.get(a) ? b : a)
        .orElseThrow();
  }

  /**
   * The rate at which the loss fell most steeply per factor of the rate, among those from a
   * thousandth of the lowest's on: below, the loss moves by the chance of its batches alone.
   */
  public double steepest() {
    int last = Math.max(NEIGHBOURS, lowestStep() - NEIGHBOURS);
    int step =
        IntStream.rangeClosed(NEIGHBOURS, Math.min(last, losses.size() - 1 - NEIGHBOURS))
            .filter(i -> i == last || rates.get(i) >= lowest() / FAR_BELOW_THE_LOWEST)
            .reduce((a, b) -> fall(b) > fall(a) ? b : a)
            .orElse(Math.min(last, losses.size() - 1 - NEIGHBOURS));
    return rates.get(step);
  }

  private double fall(int step) {
    return losses.get(step - NEIGHBOURS) - losses.get(step + NEIGHBOURS);
  }

  /**
   * A rate to begin with: a tenth of the lowest's. A rule of thumb; a search on validation rows is
   * what decides.
   */
  public double suggestion() {
    return lowest() / BELOW_THE_LOWEST;
  }

  private List<List<String>> table() {
    return List.of(
        List.of("suggested rate", text(suggestion())),
        List.of("steepest fall at", text(steepest())),
        List.of("lowest loss at", text(lowest())),
        List.of("steps", String.valueOf(rates.size())),
        List.of("ended because", end.toString()));
  }

  private static String text(double rate) {
    return Text.format("%.1e", rate).replace("e-0", "e-");
  }

  private String heading() {
    return "rate finder: " + (arm.isEmpty() ? what : arm + ", " + what);
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(List.of("", "value"), table());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
