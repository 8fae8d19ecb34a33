package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import dev.graft.input.Preprocessing;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Small models that DJL finds in a folder; src/data/zoo_fixture.py wrote them and their answers.
 */
final class ZooFixtures {
  static final Path FIXTURES = Path.of("src/test/resources/dev/graft/djl");
  static final Preprocessing INPUT = Preprocessing.uniform(16, 3, 127.5, 127.5);

  private ZooFixtures() {}

  static Path folder() {
    return FIXTURES.resolve("tiny-" + Engines.name().toLowerCase(Locale.ROOT)).toAbsolutePath();
  }

  static ZooBase tiny() {
    return ZooBase.of(
            Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine(Engines.name())
                .optModelPath(folder())
                .build())
        .madeFor(INPUT);
  }

  static void assertAnswers(String expectedName, Base base) {
    Weights expected = WeightFile.read(FIXTURES.resolve("tiny-expected.safetensors"));
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(base.backbone(), Head.linear(List.of("a", "b")));
      NDArray pictures = expected.create(manager, "pictures");
      NDArray found =
          block
              .inference(manager, new Range(0, 1), new Shape(1, 3, 16, 16), List.of(1))
              .of(pictures)
              .head();
      float[] values = expected.values(expectedName);
      assertArrayEquals(values, found.toFloatArray(), 1e-4f);
      assertEquals(values.length / 2, base.backbone().features());
    }
  }
}
