package dev.graft.stats;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Pairs of arms that no network has made. An arm's run answers a row rightly with log odds =
 * hardness of the row (that of a beta variable, the same for both arms) + taste (of arm and row) +
 * luck (of arm and seed) + weather (of the seed, the same for both arms), the second arm's less a
 * handicap. Without a handicap the arms are exchangeable, so that their true difference is 0.
 */
public enum Noise {
  /** Each answer is a throw of the same coin. */
  INDEPENDENT("independent rows", new Spread(0, 0, 0), 0, 0),
  /** Rows are easy or hard for both alike. */
  MIXED("rows of mixed hardness", new Spread(0, 0, 0), 1.2, 0.6),
  /** Each arm is good at other rows. */
  TASTES("arms with tastes of their own", new Spread(1, 0.1, 0), 1.2, 0.6),
  /** Seeds shift all rows. */
  LUCK("seeds of differing luck", new Spread(0.5, 0.3, 0), 1.2, 0.6),
  /** Seeds shift all rows, much. */
  STRONG_LUCK("seeds of very different luck", new Spread(0.5, 0.8, 0), 1.2, 0.6),
  /** What a seed does to one arm it does to the other too. */
  CORRELATED("arms that rise and fall together", new Spread(0.5, 0.15, 0.6), 1.2, 0.6),
  /** Now and then a seed fails nearly or excels: Student's t with 3 degrees of freedom. */
  HEAVY_TAILS("heavy-tailed luck", new Spread(0.5, 0.3, 0), 1.2, 0.6),
  /** All seeds of an arm give nearly the same answers. */
  STUBBORN("seeds that answer alike", new Spread(3, 0.05, 0), 0.1, 0.05),
  /** Both arms are right nearly always. */
  CEILING("both near the ceiling", new Spread(0.5, 0.2, 0), 9.5, 0.5);

  private record Spread(double taste, double luck, double weather) {}

  private static final int DRAWS = 200_000;

  private final String words;
  private final Spread spread;
  private final double alpha;
  private final double beta;

  Noise(String words, Spread spread, double alpha, double beta) {
    this.words = words;
    this.spread = spread;
    this.alpha = alpha;
    this.beta = beta;
  }

  @Override
  public String toString() {
    return words;
  }

  /** Correct by the second arm minus correct by the first, (seeds, rows). */
  public double[][] differences(int seeds, int rows, double handicap, SplittableRandom random) {
    Sampler draw = new Sampler(random);
    double[] first = new double[rows];
    double[] second = new double[rows];
    for (int i = 0; i < rows; i++) {
      double hardness = draw.hardness();
      first[i] = hardness * Math.exp(draw.taste());
      second[i] = hardness * Math.exp(draw.taste() - handicap);
    }
    double[][] differences = new double[seeds][rows];
    for (double[] seed : differences) {
      double weather = draw.weather();
      double lucky = Math.exp(weather + draw.luck());
      double other = Math.exp(weather + draw.luck());
      for (int i = 0; i < rows; i++) {
        int right = random.nextDouble() * (1 + second[i] * other) < second[i] * other ? 1 : 0;
        seed[i] = right - (random.nextDouble() * (1 + first[i] * lucky) < first[i] * lucky ? 1 : 0);
      }
    }
    return differences;
  }

  /**
   * Correct by each of two arms with seeds of their own, (seeds, rows) of each, without handicap.
   */
  public double[][][] samples(int[] seeds, int rows, SplittableRandom random) {
    return samples(seeds, 0, rows, random);
  }

  /** The same, where the first seeds of the arms are common: their weather is one. */
  public double[][][] samples(int[] seeds, int common, int rows, SplittableRandom random) {
    Sampler draw = new Sampler(random);
    double[] hardness = DoubleStream.generate(draw::hardness).limit(rows).toArray();
    double[] weather = DoubleStream.generate(draw::weather).limit(common).toArray();
    double[][][] arms = new double[seeds.length][][];
    for (int arm = 0; arm < seeds.length; arm++) {
      double[] odds = DoubleStream.of(hardness).map(h -> h * Math.exp(draw.taste())).toArray();
      arms[arm] = new double[seeds[arm]][rows];
      for (int s = 0; s < seeds[arm]; s++) {
        double shared = s < common ? weather[s] : draw.weather();
        double lucky = Math.exp(shared + draw.luck());
        for (int i = 0; i < rows; i++) {
          arms[arm][s][i] = random.nextDouble() * (1 + odds[i] * lucky) < odds[i] * lucky ? 1 : 0;
        }
      }
    }
    return arms;
  }

  /** The handicap that costs the second arm this share of the rows, found by halving. */
  public double handicap(double drop) {
    double[] odds = odds();
    double low = 0;
    double high = 8;
    for (int step = 0; step < 30; step++) {
      double middle = (low + high) / 2;
      if (drop(odds, middle) < drop) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Odds of a right answer, over all seeds and rows there could be; the same draws each time. */
  private double[] odds() {
    Sampler draw = new Sampler(new SplittableRandom(17));
    return DoubleStream.generate(
            () -> draw.hardness() * Math.exp(draw.taste() + draw.luck() + draw.weather()))
        .limit(DRAWS)
        .toArray();
  }

  private static double drop(double[] odds, double handicap) {
    double factor = Math.exp(-handicap);
    double sum = 0;
    for (double each : odds) {
      sum += each / (1 + each) - each * factor / (1 + each * factor);
    }
    return sum / odds.length;
  }

  /** Draws what a row or a seed is like. */
  private final class Sampler {
    private final ContinuousDistribution.Sampler hardness;
    private final ContinuousDistribution.Sampler normal;
    private final ContinuousDistribution.Sampler luck;

    Sampler(SplittableRandom random) {
      normal = NormalDistribution.of(0, 1).createSampler(random::nextLong);
      hardness =
          alpha == 0 ? () -> 0.7 : BetaDistribution.of(alpha, beta).createSampler(random::nextLong);
      luck =
          Noise.this == HEAVY_TAILS ? TDistribution.of(3).createSampler(random::nextLong) : normal;
    }

    /** Odds of the row to be answered rightly. */
    double hardness() {
      double chance = Math.min(Math.max(hardness.sample(), 1e-9), 1 - 1e-9);
      return chance / (1 - chance);
    }

    double taste() {
      return spread.taste == 0 ? 0 : spread.taste * normal.sample();
    }

    double luck() {
      return spread.luck == 0 ? 0 : spread.luck * luck.sample();
    }

    double weather() {
      return spread.weather == 0 ? 0 : spread.weather * normal.sample();
    }
  }
}
