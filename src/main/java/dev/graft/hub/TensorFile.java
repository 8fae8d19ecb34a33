package dev.graft.hub;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A file of named tensors, of which the values are read when they are asked for. */
interface TensorFile {
  /**
   * What the file says of a tensor.
   *
   * @param shape its extent per axis
   * @param type of its numbers, as {@link NumberType} has it, or another's name
   */
  record Entry(List<Integer> shape, String type) {
    /** Copies the shape. */
    public Entry {
      shape = List.copyOf(shape);
    }

    /** How many numbers; the file was held against it. */
    int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  /** All tensors in the order of the file. */
  Map<String, Entry> entries();

  /** What of the file was passed over; a sentence each. */
  default List<String> notes() {
    return List.of();
  }

  /** The values of a tensor of real numbers, in row-major order. */
  float[] values(String name) throws IOException;
}
