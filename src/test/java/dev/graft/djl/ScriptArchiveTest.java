package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The code within a TorchScript file, and its changed copy. */
class ScriptArchiveTest {
  private static String text(Path zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry = file.getEntry(name);
      return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theNetworkIsTheFirstClassOfItsData() {
    ScriptArchive archive = ScriptArchive.read(file("tiny-resnet.pt"));
    assertEquals("__torch__.TinyResNet", archive.network().name());
    assertTrue(archive.isModule(archive.network().members().get("layer4")));
    assertFalse(archive.isModule("bool"));
    assertTrue(archive.says(Pattern.compile("torch\\.batch_norm")));
    assertTrue(archive.followsCounters());
    assertEquals(64, archive.hash().length());
  }

  @Test
  void theCopyDeclaresStatisticsAndFollowsCounters() throws Exception {
    Path copy = ScriptArchive.read(file("tiny-resnet.pt")).changed("  # the end\n");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    String norm = text(copy, "archive/code/__torch__/torch/nn/modules/batchnorm.py");
    assertTrue(
        norm.contains(
            "__parameters__ = [\"weight\", \"bias\", \"running_mean\", \"running_var\","
                + " \"num_batches_tracked\", ]"),
        norm);
    assertTrue(norm.contains("bool(torch.gt(self.num_batches_tracked, 0))"), norm);
    assertFalse(norm.contains("False, 0.1"), norm);
    String root = text(copy, "archive/code/__torch__.py");
    int method = root.indexOf("# the end");
    assertTrue(method > root.indexOf("class TinyResNet"), root);
    assertEquals(text(file("tiny-resnet.pt"), "archive/data.pkl"), text(copy, "archive/data.pkl"));
    Files.delete(copy);
  }

  @Test
  void weightsWithoutCodeAreCalledSo() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> ScriptArchive.read(file("bad-state.pt")));
    assertTrue(wrong.getMessage().contains("holds tensors without code"), wrong.getMessage());
    assertTrue(
        wrong.getMessage().contains("OwnBlock.named(...).weights(StateDict.open(file).weights())"));
    assertTrue(wrong.getMessage().contains("torch.jit.trace(model.eval(), example)"));
  }
}
