package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in inference mode as MXNet's symbol JSON, the one form in which MXNet fuses a
 * convolution with what follows it and keeps tensors in one layout between convolutions.
 */
final class SymbolGraph {
  /** The name of the input. */
  static final String INPUT = "data";

  private final JsonArray nodes = new JsonArray();
  private final JsonArray variables = new JsonArray();
  private final Map<String, NDArray> weights = new LinkedHashMap<>();

  /**
   * A node.
   *
   * @param index its place in the graph
   * @param shape of its output for one picture, (1, channels, height, width) or (1, units)
   */
  record Node(int index, Shape shape) {}

  /** The node through which pictures or activations enter. */
  Node input(Shape shape) {
    return new Node(add("null", INPUT, Map.of()), shape);
  }

  private int variable(String name, NDArray values) {
    weights.put(name, values);
    return add("null", name, Map.of());
  }

  private int add(String operator, String name, Map<String, String> settings, int... inputs) {
    JsonObject node = new JsonObject();
    node.addProperty("op", operator);
    node.addProperty("name", name);
    if (!settings.isEmpty()) {
      JsonObject attributes = new JsonObject();
      settings.forEach(attributes::addProperty);
      node.add("attrs", attributes);
    }
    JsonArray sources = new JsonArray();
    for (int input : inputs) {
      sources.add(reference(input));
    }
    node.add("inputs", sources);
    if (operator.equals("null")) {
      variables.add(nodes.size());
    }
    nodes.add(node);
    return nodes.size() - 1;
  }

  private static JsonArray reference(int node) {
    JsonArray triple = new JsonArray();
    triple.add(node);
    triple.add(0);
    triple.add(0);
    return triple;
  }

  private Node step(String operator, Map<String, String> settings, Shape output, int... inputs) {
    return new Node(add(operator, "n" + nodes.size(), settings, inputs), output);
  }

  /** A convolution with these kernels and offsets, zeros round its input. */
  Node convolution(Node input, NDArray[] values, ConvolutionSpec.Geometry shape, Shape output) {
    int kernels = variable("kernels" + nodes.size(), values[0]);
    int shift = variable("shift" + nodes.size(), values[1]);
    long side = values[0].getShape().get(2);
    SamePadding padding = shape.zeros(input.shape().get(2));
    Map<String, String> settings =
        Map.of(
            "kernel", pair(side),
            "stride", pair(shape.stride()),
            "pad", pair(padding.after()),
            "num_filter", String.valueOf(shape.out()),
            "num_group", String.valueOf(shape.groups()),
            "no_bias", "False");
    return step("Convolution", settings, output, input.index(), kernels, shift);
  }

  private static String pair(long value) {
    return Text.format("(%d, %d)", value, value);
  }

  /** An activation. */
  Node clamp(Node input, ConvolutionSpec.Clamp activation) {
    return switch (activation) {
      case NONE -> input;
      case RELU -> step("Activation", Map.of("act_type", "relu"), input.shape(), input.index());
      case RELU6 -> step("clip", Map.of("a_min", "0", "a_max", "6"), input.shape(), input.index());
    };
  }

  /** The sum of two outputs. */
  Node sum(Node a, Node b) {
    return step("elemwise_add", Map.of(), a.shape(), a.index(), b.index());
  }

  /** The maximum over squares at every second position. */
  Node maxPool(Node input, Pooling pooling) {
    Map<String, String> settings =
        Map.of(
            "kernel",
            pair(pooling.side()),
            "stride",
            pair(2),
            "pad",
            pair(pooling.zeros()),
            "pool_type",
            "max",
            "pooling_convention",
            "valid");
    return step("Pooling", settings, pooling.output(input.shape()), input.index());
  }

  /** The mean over all positions. */
  Node averaged(Node input) {
    return overAllPositions(input, "avg");
  }

  /** The maximum over all positions. */
  Node highest(Node input) {
    return overAllPositions(input, "max");
  }

  private Node overAllPositions(Node input, String type) {
    Map<String, String> settings =
        Map.of("global_pool", "True", "pool_type", type, "kernel", pair(1));
    Shape output = new Shape(1, input.shape().get(1), 1, 1);
    return step("Pooling", settings, output, input.index());
  }

  /** The channels of two outputs with one position each, those of the first in front. */
  Node joined(Node a, Node b) {
    Shape output = new Shape(1, a.shape().get(1) + b.shape().get(1), 1, 1);
    return step("Concat", Map.of("num_args", "2", "dim", "1"), output, a.index(), b.index());
  }

  /** Shares that sum to 1. */
  Node softmax(Node input) {
    return step("softmax", Map.of(), input.shape(), input.index());
  }

  /** Natural logarithms, and offsets of (1, units) added to them. */
  Node logarithm(Node input, NDArray offsets) {
    Node logarithms = step("log", Map.of(), input.shape(), input.index());
    int added = variable("offsets" + nodes.size(), offsets);
    return step("broadcast_add", Map.of(), input.shape(), logarithms.index(), added);
  }

  /** A dense layer on the flattened input. */
  Node dense(Node input, NDArray matrix, NDArray bias) {
    int values = variable("matrix" + nodes.size(), matrix);
    int shift = variable("bias" + nodes.size(), bias);
    String units = String.valueOf(matrix.getShape().get(0));
    Map<String, String> settings = Map.of("num_hidden", units, "no_bias", "False");
    Shape output = new Shape(1, matrix.getShape().get(0));
    return step("FullyConnected", settings, output, input.index(), values, shift);
  }

  /** The arrays of the variables by their names. */
  Map<String, NDArray> weights() {
    return weights;
  }

  /** The text that MXNet loads, with these nodes as outputs. */
  String json(List<Node> outputs) {
    JsonArray heads = new JsonArray();
    outputs.forEach(node -> heads.add(reference(node.index())));
    JsonArray version = new JsonArray();
    version.add("int");
    version.add(10900);
    JsonObject attributes = new JsonObject();
    attributes.add("mxnet_version", version);
    JsonObject graph = new JsonObject();
    graph.add("nodes", nodes);
    graph.add("arg_nodes", variables);
    graph.add("heads", heads);
    graph.add("attrs", attributes);
    return new Gson().toJson(graph);
  }
}
