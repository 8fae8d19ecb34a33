package dev.graft.model;

import java.util.List;

/**
 * A tensor that a network has.
 *
 * @param name its name in weight files
 * @param role what it does, which decides how it starts from scratch and whether it is trained
 * @param shape its extent per axis
 */
public record TensorSpec(String name, Role role, List<Integer> shape) {
  /** What a tensor does in its layer. */
  public enum Role {
    /** A convolution's kernels, (output channels, input channels per group, height, width). */
    KERNEL,
    /** A dense layer's matrix, (outputs, inputs). */
    MATRIX,
    /** A dense layer's matrix that starts at zero. */
    ZERO_MATRIX,
    /** An additive vector of a dense layer. */
    BIAS,
    /** Normalisation's factor. */
    SCALE,
    /** Normalisation's offset. */
    SHIFT,
    /** Normalisation's running mean, never moved by a gradient. */
    RUNNING_MEAN,
    /** Normalisation's running variance, never moved by a gradient. */
    RUNNING_VARIANCE;

    /** Whether a gradient can move it. */
    public boolean learned() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }

    /** Whether it belongs to a normalisation. */
    public boolean normalises() {
      return this == SCALE || this == SHIFT || !learned();
    }

    /** Whether weight decay applies: to matrices and kernels, never to offsets and factors. */
    public boolean decays() {
      return this == KERNEL || this == MATRIX || this == ZERO_MATRIX;
    }
  }

  /** Copies the shape. */
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** The layer it belongs to: its name without the last part. */
  public String layer() {
    int end = name.lastIndexOf('.');
    return end < 0 ? name : name.substring(0, end);
  }

  /** The number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
