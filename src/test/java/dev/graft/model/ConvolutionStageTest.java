package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.ConvolutionSpec.Clamp;
import dev.graft.model.ConvolutionSpec.Geometry;
import dev.graft.model.ConvolutionSpec.Padding;
import dev.graft.model.ConvolutionStage.Unit;
import dev.graft.model.NetworkBlock.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chain and what is added to it, worked out by hand. */
@Tag("engine")
class ConvolutionStageTest {
  private static ConvolutionSpec convolution(String name, Geometry shape) {
    return ConvolutionSpec.plain(name, shape);
  }

  private static final Geometry HALVING = new Geometry(1, 1, 1, 2, 1, Padding.SYMMETRIC);
  private static final Geometry SUMS = new Geometry(1, 1, 3, 2, 1, Padding.SYMMETRIC);

  private record One(Stage stage) implements Backbone {
    @Override
    public String name() {
      return "one stage";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<Stage> stages() {
      return List.of(stage, ConvolutionStage.describe("last", List.of(new Unit(List.of()))));
    }

    @Override
    public int features() {
      return 1;
    }
  }

  /**
   * Sums of 3 x 3 with a line of zeros on each side, at every second position of 1 to 16 on 4 x 4,
   * minus ten times the value in the middle, not below zero.
   */
  @Test
  void theBypassIsAddedAndTheSumClamped() {
    Unit unit =
        new Unit(
            List.of(convolution("sum", SUMS)),
            Optional.of(List.of(convolution("middle", HALVING))),
            Clamp.RELU);
    Stage stage = ConvolutionStage.describe("stage", List.of(unit));
    Weights weights =
        Weights.none()
            .with("sum", List.of(1, 1, 3, 3), new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1})
            .with("middle", List.of(1, 1, 1, 1), new float[] {-5});
    // 1+2+5+6, 2+3+4+6+7+8, 5+6+9+10+13+14 and 6+7+8+10+11+12+14+15+16, less 5, 15, 45 and 55
    float[] expected = {14 - 5, 30 - 15, 57 - 45, 99 - 55};
    assertArrayEquals(expected, EngineTasks.call(() -> answer(stage, weights)), 1e-4f);
    Weights stronger = weights.with("middle", List.of(1, 1, 1, 1), new float[] {-10});
    float[] clamped = {14 - 10, 0, 0, 0};
    assertArrayEquals(clamped, EngineTasks.call(() -> answer(stage, stronger)), 1e-4f);
  }

  private static float[] answer(Stage stage, Weights weights) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(new One(stage), Head.linear(List.of("a", "b")));
      block.loadStages(manager, weights, new Range(0, 2));
      float[] numbers = new float[16];
      for (int i = 0; i < 16; i++) {
        numbers[i] = i + 1;
      }
      NDArray picture = LiveArray.of(manager, numbers, new Shape(1, 1, 4, 4));
      NDArray map = block.stages(NetworkBlock.store(manager), picture, new Range(0, 1), false);
      NDArray fused =
          block
              .inference(manager, new Range(0, 1), new Shape(1, 1, 4, 4), List.of(1))
              .of(picture)
              .head();
      assertArrayEquals(map.toFloatArray(), fused.toFloatArray(), 1e-5f);
      return map.toFloatArray();
    }
  }

  @Test
  void shapesAreKnownWithoutAnEngine() {
    Unit unit =
        new Unit(
            List.of(convolution("a", SUMS), convolution("b", new Geometry(1, 4, 1, 1, 1))),
            Optional.of(List.of(convolution("c", HALVING))),
            Clamp.NONE);
    Stage stage = ConvolutionStage.describe("stage", List.of(unit), Pooling.OF_THREE);
    assertEquals(List.of("a", "b", "c"), stage.tensors().stream().map(TensorSpec::name).toList());
    StageBlock block = stage.block().get();
    Shape input = new Shape(1, 1, 9, 9);
    assertEquals(new Shape(1, 1, 5, 5), block.layerShape("a", input));
    assertEquals(new Shape(1, 1, 5, 5), block.layerShape("c", input));
    assertEquals(new Shape(1, 4, 3, 3), block.getOutputShapes(new Shape[] {input})[0]);
  }
}
