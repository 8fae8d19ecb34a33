package dev.graft.model;

/**
 * TensorFlow's SAME padding along one axis: the output has ceil(size / stride) positions, and the
 * odd zero goes behind.
 *
 * @param before zeros in front
 * @param after zeros behind
 */
record SamePadding(long before, long after) {
  static SamePadding of(long size, int kernel, int stride) {
    long positions = (size + stride - 1) / stride;
    long total = Math.max(0, (positions - 1) * stride + kernel - size);
    return new SamePadding(total / 2, total - total / 2);
  }

  boolean symmetric() {
    return before == after;
  }
}
