package dev.graft.training;

/** How often something may be done that takes time from the training. */
final class Pace {
  /** It takes at most one part in so many of the time. */
  private static final int SHARE = 50;

  private final long leastPause;
  private long last = System.nanoTime();
  private long cost;
  private boolean warm;

  Pace(long leastPauseSeconds) {
    leastPause = leastPauseSeconds * 1_000_000_000;
  }

  boolean due() {
    return System.nanoTime() - last >= Math.max(leastPause, SHARE * cost);
  }

  void timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    last = System.nanoTime();
    cost = warm ? last - start : 0; // the first time mostly loads classes
    warm = true;
  }
}
