package dev.graft.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One look at how an arm compares with a baseline on some test rows.
 *
 * @param rows SHA-256 of the test rows
 * @param arm who was judged
 * @param baseline against whom
 * @param metric by what
 * @param plan the numbers of seeds at which looks were planned; empty for one look
 * @param margin the largest difference that counted as none, in the metric's unit; 0 in a look of a
 *     ledger that did not hold it yet
 * @param family how many arms were corrected for together; 0 likewise
 */
public record Look(
    String rows,
    Judged arm,
    Judged baseline,
    String metric,
    List<Integer> plan,
    double margin,
    int family) {
  /** Copies the plan. */
  public Look {
    plan = List.copyOf(plan);
  }

  /**
   * An arm as the ledger knows it.
   *
   * @param name its name at that time
   * @param description the same for the same network and recipe, whatever the seeds and the name
   * @param runs the key of the run of each seed
   */
  public record Judged(String name, String description, Map<Long, String> runs) {
    /** Copies the runs, sorted by seed. */
    public Judged {
      runs = java.util.Collections.unmodifiableMap(new TreeMap<>(runs));
    }

    /** Whether both are one arm, perhaps with other seeds: no seed gave another run. */
    public boolean sameArm(Judged other) {
      return description.equals(other.description)
          && runs.keySet().stream()
              .filter(other.runs::containsKey)
              .allMatch(seed -> runs.get(seed).equals(other.runs.get(seed)));
    }

    private boolean sameRuns(Judged other) {
      return sameArm(other) && runs.keySet().equals(other.runs.keySet());
    }
  }

  /** How many pairs of runs were looked at. */
  public int seeds() {
    return arm.runs.size();
  }

  /** Whether both are looks at the same two arms on the same rows, in whichever order. */
  public boolean samePair(Look other) {
    return rows.equals(other.rows)
        && (arm.sameArm(other.arm) && baseline.sameArm(other.baseline)
            || arm.sameArm(other.baseline) && baseline.sameArm(other.arm));
  }

  /** Whether the other look showed nothing that this one did not show: the same runs and metric. */
  public boolean same(Look other) {
    return rows.equals(other.rows)
        && metric.equals(other.metric)
        && (arm.sameRuns(other.arm) && baseline.sameRuns(other.baseline)
            || arm.sameRuns(other.baseline) && baseline.sameRuns(other.arm));
  }
}
