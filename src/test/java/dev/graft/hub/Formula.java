package dev.graft.hub;

import dev.graft.model.Backbone;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Weights made of their names, the same as src/data/hub_fixture.py makes. */
final class Formula {
  static final Path FILES = Path.of("src/test/resources/dev/graft/hub");

  private Formula() {}

  /** In [0, 1): FNV-1a of the name, plus the place times a constant, mixed. */
  static double[] numbers(String name, int count) {
    int h = 0x811c9dc5;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ b & 0xff) * 16777619;
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      int x = h + i * 0x9E3779B1;
      x = (x >>> 16 ^ x) * 0x45d9f3b;
      numbers[i] = Integer.toUnsignedLong(x >>> 16 ^ x) / 0x1p32;
    }
    return numbers;
  }

  static float[] values(String name, List<Integer> shape) {
    double[] u = numbers(name, shape.stream().reduce(1, Math::multiplyExact));
    float[] values = new float[u.length];
    for (int i = 0; i < u.length; i++) {
      values[i] = (float) value(name, shape, u[i]);
    }
    return values;
  }

  private static double value(String name, List<Integer> shape, double u) {
    return switch (shape.size()) {
      case 4 -> (2 * u - 1) * Math.sqrt(6.0 / (shape.get(1) * shape.get(2) * shape.get(3)));
      case 2 -> (2 * u - 1) * Math.sqrt(3.0 / shape.get(1));
      default ->
          name.endsWith("running_var")
              ? 0.5 + u
              : name.endsWith("weight") ? 0.4 + 0.4 * u : 0.2 * (u - 0.5);
    };
  }

  static float[] picture(int size) {
    double[] u = numbers("picture", 3 * size * size);
    float[] picture = new float[u.length];
    for (int i = 0; i < u.length; i++) {
      picture[i] = 2 * (float) u[i] - 1;
    }
    return picture;
  }

  /** All tensors of a net under torchvision's names, with a classifier. */
  static Weights weights(NamedNet net, int classes) {
    return weights(net, classes, Layout.TORCHVISION);
  }

  /** The same numbers under a library's names. */
  static Weights weights(NamedNet net, int classes, Layout layout) {
    List<TensorSpec> ours = tensors(net, classes, Layout.TORCHVISION);
    List<TensorSpec> theirs = tensors(net, classes, layout);
    Weights weights = Weights.none();
    for (int i = 0; i < ours.size(); i++) {
      TensorSpec tensor = ours.get(i);
      float[] values = values(tensor.name(), tensor.shape());
      weights = weights.with(theirs.get(i).name(), tensor.shape(), values);
    }
    return weights;
  }

  /** All tensors of any net, whose classifier is named so. */
  static Weights weights(Backbone net, NamedNet.Classifier head, int classes) {
    Weights weights = Weights.none();
    for (TensorSpec tensor : tensors(net.stages(), head, List.of(classes, net.features()))) {
      float[] values = values(tensor.name(), tensor.shape());
      weights = weights.with(tensor.name(), tensor.shape(), values);
    }
    return weights;
  }

  static List<TensorSpec> tensors(NamedNet net, int classes, Layout layout) {
    List<Integer> matrix = List.of(classes, net.features());
    return tensors(net.stages(layout), net.classifier(layout), matrix);
  }

  private static List<TensorSpec> tensors(
      List<Stage> stages, NamedNet.Classifier head, List<Integer> matrix) {
    List<TensorSpec> all = new ArrayList<>();
    stages.stream().map(Stage::tensors).forEach(all::addAll);
    all.add(new TensorSpec(head.matrix(), TensorSpec.Role.MATRIX, matrix));
    all.add(new TensorSpec(head.bias(), TensorSpec.Role.BIAS, matrix.subList(0, 1)));
    return all;
  }
}
