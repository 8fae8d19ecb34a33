package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import dev.graft.hub.StateDict;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of file needs, at every door. */
@Tag("engine")
class FileKindsTest {
  /** By ending, a part of the way out. */
  private static final Map<String, String> NEEDS =
      Map.of(
          ".pt", "TorchScript.of(path), on the PyTorch engine",
          ".pth", "OwnBlock.named(...).weights(StateDict.open(file).weights())",
          ".onnx", "OnnxPictures.of(path), frozen, on either engine",
          ".h5", "numpy.savez(file",
          ".keras", "numpy.savez(file",
          ".pb", "python -m tf2onnx.convert",
          ".params", "ZooBase, frozen, on the MXNet engine",
          ".safetensors", "OwnBlock.named(...).weights(file)");

  private static String refused(Runnable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
  }

  @Test
  void everyEndingHasItsWayOutAtTheDoorsOfFiles(@TempDir Path folder) throws Exception {
    for (Map.Entry<String, String> kind : NEEDS.entrySet()) {
      Path file = Files.writeString(folder.resolve("net" + kind.getKey()), "x");
      if (!kind.getKey().startsWith(".pt")) {
        String words = refused(() -> TorchScript.of(file));
        assertTrue(words.contains(kind.getValue()), words);
        assertTrue(words.contains(file.toString()), words);
      }
      if (!kind.getKey().equals(".onnx")) {
        String words = refused(() -> OnnxPictures.of(file));
        assertTrue(words.contains(kind.getValue()), words);
      }
    }
    OwnBlock own = OwnBlock.named("mine", 1, () -> null).madeFor(FashionNet.PREPROCESSING);
    String keras = refused(() -> own.weights(folder.resolve("net.keras")));
    assertTrue(keras.contains("numpy.savez(file"), keras);
  }

  @Test
  void aFolderIsKnownByWhatItHolds(@TempDir Path folder) throws Exception {
    assertEquals(Optional.empty(), FileKinds.needs(folder));
    Files.writeString(folder.resolve("saved_model.pb"), "x");
    Files.createDirectory(folder.resolve("variables"));
    String words = refused(() -> TorchScript.of(folder));
    assertTrue(words.contains("a SavedModel of TensorFlow is not read"), words);
  }

  @Test
  void zooBaseNamesTheDoorThatFits(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve(folder.getFileName() + ".onnx"), "x");
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelPath(folder)
            .build();
    String words = refused(() -> ZooBase.of(criteria).base());
    assertTrue(words.contains("OnnxPictures.of(path)"), words);
    assertTrue(words.contains("which is what " + Engines.name() + " reads"), words);
  }

  @Test
  void sizeIsLookedAtBeforeTheFileIsRead(@TempDir Path folder) throws Exception {
    String words = refused(() -> FileKinds.checkSize(Path.of("large.pt"), 3_000_000_000L));
    assertTrue(words.contains("large.pt (3.0 GB) must have at most 2.1 GB"), words);
    Path onnx = sparse(folder.resolve("sparse.onnx"));
    assertTrue(refused(() -> OnnxPictures.of(onnx)).contains("(3.0 GB) must have at most"));
    Path script = sparse(folder.resolve("sparse.pt"));
    assertTrue(refused(() -> TorchScript.of(script)).contains("(3.0 GB) must have at most"));
    Path state = sparse(folder.resolve("sparse.pth"));
    String said = refused(() -> StateDict.open(state));
    assertTrue(said.contains("sparse.pth (3000000000 bytes) begins with zeros"), said);
  }

  private static Path sparse(Path path) throws Exception {
    try (var file = new java.io.RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(3_000_000_000L);
    }
    return path;
  }

  @Test
  void whatIsNotThereIsSaid() {
    String words = refused(() -> TorchScript.of(Path.of("nowhere/net.pt")));
    assertTrue(words.startsWith("TorchScript: there is no file /"), words);
  }

  @Test
  void theWrongEngineIsToldHowToBeTheRightOne() {
    if (Engines.name().equals("MXNet")) {
      String words = refused(() -> TorchFixtures.tiny("resnet").base());
      assertTrue(words.startsWith("engine (MXNet) must be PyTorch"), words);
      assertTrue(words.contains("System.setProperty(\"graft.engine\", \"PyTorch\")"), words);
    } else {
      assertEquals(5, TorchFixtures.tiny("resnet").withoutClassifier().base().cuts().size());
    }
  }
}
