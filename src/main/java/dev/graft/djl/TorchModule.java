package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A live TorchScript module and its tensors. What is written into an array that {@link #tensors}
 * hands out is what the module computes with: an optimiser moves these, and no others.
 *
 * <p>DJL's way of training a module makes all of it trainable and takes no notice of what is
 * frozen. So the module is loaded as one that is trained, since the arrays of any other cannot be
 * written; then none of them asks for a gradient, until an optimiser takes it on.
 */
final class TorchModule {
  private static final String[] NOTHING = {};

  private final PtSymbolBlock block;
  private final PtNDManager manager;
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Map<String, NDArray> methods = new LinkedHashMap<>();

  private TorchModule(PtSymbolBlock block, PtNDManager manager) {
    this.block = block;
    this.manager = manager;
    for (NDArray tensor : JniUtils.moduleGetParams(block, manager)) {
      NDScope.unregister(tensor);
      tensor.setRequiresGradient(false);
      tensors.put(tensor.getName(), tensor);
      if (tensor.getName().endsWith("." + ScriptArchive.COUNTER)) {
        count(tensor, 0);
      }
    }
  }

  /** Loads a changed file; the module is closed with the manager. */
  static TorchModule load(NDManager manager, Path changed) {
    PtNDManager own = (PtNDManager) manager;
    return new TorchModule(JniUtils.loadModule(own, changed, true, NOTHING, NOTHING, true), own);
  }

  /** Its parameters and running statistics by name. */
  Map<String, NDArray> tensors() {
    return tensors;
  }

  /** Sets the counter of a normalisation: 0 to compute as traced, k to move by 1 / k. */
  void count(String layer, int batches) {
    count(tensors.get(layer + "." + ScriptArchive.COUNTER), batches);
  }

  private void count(NDArray counter, int batches) {
    try (NDArray number = manager.create((long) batches)) {
      number.toType(DataType.INT64, false).copyTo(counter);
    }
  }

  /** What a method answers; where a gradient is recorded, through the arrays that ask for one. */
  NDArray run(String method, NDArray input) {
    // The first one lasts: its name tells DJL which method to call.
    NDArray named =
        methods.computeIfAbsent(
            method,
            name -> {
              NDArray marker = manager.zeros(new Shape(1));
              NDScope.unregister(marker);
              marker.setName("module_method:" + name);
              return marker;
            });
    // Without its optimiser numbers do not depend on how often a module has been called before.
    JniUtils.setGraphExecutorOptimize(false);
    // Through a module that is not in training, DJL records no gradient; a thread says that here.
    return IValueUtils.forward(block, new NDList(input, named), true).singletonOrThrow();
  }
}
