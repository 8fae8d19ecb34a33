package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.pooling.Pool;

/** How a base's last map, (n, channels, h, w), becomes features. */
public enum MapPooling {
  /** The mean over all positions, (n, channels): what a base does unless it is told otherwise. */
  AVERAGE("mean", 1),
  /** The maximum over all positions, (n, channels): whether something is there, not how much. */
  MAXIMUM("maximum", 1),
  /** Both behind each other, (n, 2 channels), as fastai's heads take them. */
  AVERAGE_AND_MAXIMUM("mean and maximum", 2);

  private final String words;
  private final int times;

  MapPooling(String words, int times) {
    this.words = words;
    this.times = times;
  }

  /** How many features each channel becomes. */
  int times() {
    return times;
  }

  NDArray of(NDArray map) {
    return switch (this) {
      case AVERAGE -> Tensors.averaged(map);
      case MAXIMUM -> Pool.globalMaxPool2d(map);
      case AVERAGE_AND_MAXIMUM ->
          NDArrays.concat(new NDList(Tensors.averaged(map), Pool.globalMaxPool2d(map)), 1);
    };
  }

  SymbolGraph.Node drawn(SymbolGraph graph, SymbolGraph.Node map) {
    return switch (this) {
      case AVERAGE -> graph.averaged(map);
      case MAXIMUM -> graph.highest(map);
      case AVERAGE_AND_MAXIMUM -> graph.joined(graph.averaged(map), graph.highest(map));
    };
  }

  /** The text that enters a run's key; what a person reads may change without it. */
  String canonical() {
    return switch (this) {
      case AVERAGE -> "mean";
      case MAXIMUM -> "maximum";
      case AVERAGE_AND_MAXIMUM -> "mean and maximum";
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
