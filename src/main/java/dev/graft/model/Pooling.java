package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** The maximum over squares at every second position: (n, c, h, w) to (n, c, h', w'). */
public enum Pooling {
  /** Over 2 x 2, h' = floor(h / 2). */
  OF_TWO(2, 0),
  /** Over 3 x 3 with a line of padding round the map, h' = ceil(h / 2). */
  OF_THREE(3, 1);

  private final int side;
  private final int zeros;

  Pooling(int side, int zeros) {
    this.side = side;
    this.zeros = zeros;
  }

  int side() {
    return side;
  }

  /** Lines of padding, which is never the maximum. */
  int zeros() {
    return zeros;
  }

  NDArray of(NDArray map) {
    return Pool.maxPool2d(
        map, new Shape(side, side), new Shape(2, 2), new Shape(zeros, zeros), false);
  }

  Shape output(Shape map) {
    return new Shape(map.get(0), map.get(1), half(map.get(2)), half(map.get(3)));
  }

  private long half(long size) {
    return (size + 2L * zeros - side) / 2 + 1;
  }
}
