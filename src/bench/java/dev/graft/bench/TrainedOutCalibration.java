package dev.graft.bench;

import dev.graft.internal.Text;

/** Trains. */
public final class TrainedOutCalibration {
  private TrainedOutCalibration() {}

  public static void main(String[] arguments) {
    for (TrainedOutArms arms : TrainedOutArms.all()) {
      long start = System.nanoTime();
      try {
      for (int passes : arms.passes()) {
        arms.runs(passes);
      }
      } catch (RuntimeException e) { System.out.println(arms.name() + " " + e); }
      System.out.println(Text.format("%s %.1f s", arms.name(), (System.nanoTime() - start) / 1e9));
    }
  }
}
