package dev.graft.spark;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Asks an executor whether it can compute the plans that were sent: empty, or why not.
 *
 * @param pack the plans
 */
record Probe(Broadcast<byte[]> pack) implements Function<Integer, String> {
  @Override
  public String call(Integer ignored) {
    try {
      SentPlans.of(pack);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
