package dev.graft.training;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the stages below one cut answer, row by row, as far as it has been computed. */
final class Features {
  private final Shape shape;
  private final Map<Integer, float[]> rows = new ConcurrentHashMap<>();
  private final Map<Integer, Thread> claims = new ConcurrentHashMap<>();
  private volatile double secondsPerRow;

  Features(Shape shape) {
    this.shape = shape;
  }

  Shape shape() {
    return shape;
  }

  Map<Integer, float[]> rows() {
    return rows;
  }

  /** What a row cost when it was computed. */
  double secondsPerRow() {
    return secondsPerRow;
  }

  void costs(double seconds) {
    secondsPerRow = seconds;
  }

  long bytes() {
    return rows.size() * shape.size() * Float.BYTES;
  }

  /** The rows that are neither there nor being computed by another thread; now they are by this. */
  List<Integer> claim(List<Integer> wanted) {
    List<Integer> mine = new ArrayList<>();
    for (int row : wanted) {
      if (!rows.containsKey(row) && claims.putIfAbsent(row, Thread.currentThread()) == null) {
        mine.add(row);
      }
    }
    return mine;
  }

  /** Keeps what a row's answer is. */
  void put(int row, float[] values) {
    rows.put(row, values);
  }

  /** Gives claimed rows back, whether they are there now or not, and wakes those who wait. */
  synchronized void release(List<Integer> mine) {
    mine.forEach(claims::remove);
    notifyAll();
  }

  /** Waits until no other thread computes one of the rows. */
  synchronized void awaitOthers(List<Integer> wanted) throws InterruptedException {
    while (wanted.stream().anyMatch(claims::containsKey)) {
      wait();
    }
  }
}
