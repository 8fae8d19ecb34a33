package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Gradients on PyTorch without DJL's collector, which allows one per JVM: whether a gradient is
 * recorded is a property of the thread in PyTorch itself, so runs can stand side by side.
 */
final class PyTorchGradients {
  private PyTorchGradients() {}

  static void off() {
    JniUtils.setGradMode(false);
  }

  static void clear(NDArray weight) {
    JniUtils.zeroGrad((PtNDArray) weight);
  }

  static float of(Supplier<NDArray> loss) {
    JniUtils.setGradMode(true);
    PyTorchArrays.keep();
    try {
      NDArray value = loss.get();
      NDArray one = value.getManager().ones(value.getShape(), value.getDataType());
      JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
      // a scalar times a Java double is one of 64 bits; a cast before this would cut the gradient
      return value.toType(DataType.FLOAT32, false).getFloat();
    } finally {
      PyTorchArrays.release();
      JniUtils.setGradMode(false);
    }
  }
}
