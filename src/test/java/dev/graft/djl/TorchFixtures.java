package dev.graft.djl;

import dev.graft.input.Preprocessing;
import dev.graft.model.Engines;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Tiny networks that torchvision and transformers made, traced, and what they answer in Python;
 * src/data/torchscript_fixture.py wrote them.
 */
final class TorchFixtures {
  static final Path FOLDER = Path.of("src/test/resources/dev/graft/djl/torch");
  static final Preprocessing INPUT = Preprocessing.uniform(32, 3, 127.5, 127.5);
  static final List<String> TEN = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  private TorchFixtures() {}

  static TorchScript tiny(String name) {
    return TorchScript.of(FOLDER.resolve("tiny-" + name + ".pt")).madeFor(INPUT);
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** What Python answered. */
  static Weights expected() {
    return WeightFile.read(FOLDER.resolve("expected.safetensors"));
  }

  /** TorchScript is PyTorch's own; on MXNet it is refused, which FileKindsTest holds. */
  static void onPyTorchAlone() {
    Assumptions.assumeTrue(Engines.name().equals("PyTorch"), "TorchScript needs PyTorch");
  }
}
