package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.stats.Estimate;
import dev.graft.stats.FalseDiscovery;
import dev.graft.stats.Holm;
import dev.graft.stats.Interval;
import java.util.List;

/**
 * How arms that are judged together share the risk of a wrong word.
 *
 * @param falseDiscoveryRate the share of the words *helps* and *harms* that may be wrong, in (0,
 *     1); 0 for Holm's steps, which hold the risk of a single wrong one
 */
public record Correction(double falseDiscoveryRate) {
  /** Holm's steps (1979): the risk that any word is wrong stays what it is for one. */
  public static final Correction HOLM = new Correction(0);

  /** Benjamini and Hochberg's (1995): a share of the words may be wrong. */
  static Correction falseDiscovery(double rate) {
    return new Correction(FalseDiscovery.withDefaults().withRate(rate).rate());
  }

  private boolean steps() {
    return falseDiscoveryRate == 0;
  }

  /**
   * The interval of each estimate.
   *
   * @param family how many arms there are, those without an estimate included
   * @param looks how many looks share the risk, at least 1
   */
  List<Interval> intervals(List<Estimate> estimates, int family, int looks) {
    return steps()
        ? Holm.at(Terms.LEVEL / looks).intervals(estimates, family)
        : FalseDiscovery.withDefaults()
            .withRate(falseDiscoveryRate / looks)
            .intervals(estimates, family);
  }

  /** How, and over how many arms; empty for one. */
  String words(int family) {
    if (family < 2) {
      return "";
    }
    return steps()
        ? Text.format("Holm over %d arms", family)
        : Text.format(
            "false discovery rate %s over %d arms", Words.percent(falseDiscoveryRate), family);
  }
}
