package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.model.Backbone;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.LiveArray;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/** What torchvision's network, and timm's, answered to the same numbers. */
record Expected(JsonObject answers) {
  private static final int SIZE = 65;
  private static final int CLASSES = 10;

  static Expected of(String net) throws IOException {
    return new Expected(all().getAsJsonObject(net));
  }

  static JsonObject all() throws IOException {
    String text = Files.readString(Formula.FILES.resolve("expected.json"));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Holds the net's stages but the last, plain, and its scores, plain and fused, against them. */
  void check(NamedNet net, List<String> stages) {
    check(net, net.classifier(Layout.TORCHVISION), stages);
  }

  /** The same of a net whose classifier is named so. */
  void check(Backbone net, NamedNet.Classifier old, List<String> stages) {
    EngineTasks.call(
        () -> {
          compare(net, old, stages);
          return net;
        });
  }

  private void compare(Backbone net, NamedNet.Classifier old, List<String> stages) {
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList();
    Weights weights =
        Formula.weights(net, old, CLASSES)
            .renamed(
                name ->
                    name.equals(old.matrix())
                        ? "head.weight"
                        : name.equals(old.bias()) ? "head.bias" : name);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(net, Head.linear(classes)).load(manager, weights);
      Shape shape = new Shape(1, 3, SIZE, SIZE);
      NDArray map = LiveArray.of(manager, Formula.picture(SIZE), shape);
      Range all = new Range(0, block.depth());
      NDArray fused = block.inference(manager, all, shape, List.of(block.depth())).of(map).head();
      for (int i = 0; i < block.depth(); i++) {
        map = block.stages(NetworkBlock.store(manager), map, new Range(i, i + 1), false);
        if (i < Math.min(stages.size(), block.depth() - 1)) {
          compare(stages.get(i), map);
        }
      }
      compare("logits", block.scores(NetworkBlock.store(manager), map, false));
      compare("logits", block.scores(NetworkBlock.store(manager), fused, false));
    }
  }

  private void compare(String stage, NDArray found) {
    JsonObject expected = answers.getAsJsonObject(stage);
    assertEquals(expected.get("shape").toString(), shape(found), stage);
    float[] flat = found.toFloatArray();
    double mean = IntStream.range(0, flat.length).mapToDouble(i -> flat[i]).average().orElseThrow();
    assertEquals(expected.get("mean").getAsDouble(), mean, 2e-5, stage);
    double[] values =
        expected.getAsJsonArray("values").asList().stream()
            .mapToDouble(value -> value.getAsDouble())
            .toArray();
    double[] there =
        IntStream.range(0, values.length)
            .mapToDouble(i -> flat[(int) ((long) i * (flat.length - 1) / 9)])
            .toArray();
    assertArrayEquals(values, there, 1e-4, stage);
  }

  private static String shape(NDArray found) {
    return java.util.Arrays.toString(found.getShape().getShape()).replace(" ", "");
  }
}
