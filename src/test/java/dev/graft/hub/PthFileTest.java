package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.hub.ResNet.Block;
import dev.graft.model.Base;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that torch.save wrote, by src/data/hub_fixture.py, and damaged ones. */
class PthFileTest {
  private static final ResNet TINY = new ResNet(Block.BASIC, List.of(1, 1, 1, 1), 2);

  @TempDir Path folder;

  private static Path file(String name) {
    return Formula.FILES.resolve(name);
  }

  private static String refused(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> StateDict.open(file)).getMessage();
  }

  /** fc.weight lies there column by column, bn1's vectors in one storage. */
  @Test
  void aStateDictHasItsNumbers() {
    StateDict read = StateDict.open(file("tiny.pth"));
    Base base = TINY.weights(file("tiny.pth"));
    assertEquals(List.of(), read.notes());
    assertEquals(
        Formula.weights(TINY, 3).names().size(), base.weights().names().size(), "no counters");
    for (String name : base.weights().names()) {
      List<Integer> shape = base.weights().shape(name);
      assertArrayEquals(Formula.values(name, shape), base.weights().values(name), 0, name);
    }
    assertEquals(List.of("class 0", "class 1", "class 2"), base.oldHead().orElseThrow().names());
  }

  @Test
  void aCheckpointHasItsStateDictWithAWord() {
    Base base = TINY.weights(file("tiny-checkpoint.pth"));
    String name = "layer4.0.conv2.weight";
    float[] exact = Formula.values(name, base.weights().shape(name));
    float[] found = base.weights().values(name);
    for (int i = 0; i < exact.length; i++) {
      assertEquals(exact[i], found[i], Math.abs(exact[i]) / 256, "8 bits of precision");
    }
    assertEquals(
        "not stated ('module.' in front of names left out; bfloat16 read as 32-bit floats)",
        base.card().licence());
  }

  @Test
  void whatATrainingScriptKeptBesideTheWeightsIsPassedOver() {
    StateDict read = StateDict.open(file("numpy.pth"));
    assertEquals(
        Map.of("weight", List.of(3, 2), "bias", List.of(3)),
        read.shapes(),
        "NumPy's and argparse's");
  }

  /** As torchvision's and timm's training scripts save it. */
  @Test
  void anAverageBesideTheWeightsIsNamed() {
    StateDict beside = StateDict.open(file("average-beside.pth"));
    assertEquals(1, beside.weights().values("weight")[0]);
    assertEquals(
        List.of(
            "'model' taken, not 'model_ema' beside it; to take that, save it alone,"
                + " torch.save(torch.load(file)['model_ema'], other)"),
        beside.notes());
    String within = refused(file("average-within.pth"));
    assertTrue(within.contains("no tensor by name outside of [model_ema]"), within);
    assertTrue(within.contains("torch.save(torch.load(file)['model_ema'], other)"), within);
    StateDict alone = StateDict.open(file("average.pth"));
    assertEquals(Set.of("weight", "bias"), alone.names());
    assertEquals(2, alone.weights().values("weight")[0]);
  }

  @Test
  void nothingInAFileIsRunAndEachIsToldWhy() {
    String code = refused(file("code.pth"));
    assertTrue(code.contains("asks Python for __builtin__.print"), code);
    assertTrue(code.contains("Graft runs no code of a file"), code);
    String none = refused(file("no-state.pth"));
    assertTrue(none.contains("is a pickle but no state dict: it holds no dict"), none);
    assertTrue(refused(file("quantised.pth")).contains("its tensors are quantised"));
    assertTrue(refused(file("legacy.pth")).contains("since 1.6"), refused(file("legacy.pth")));
    assertTrue(refused(file("script.pt")).contains("is a TorchScript module"));
  }

  @Test
  void everyTensorThatDoesNotFitIsNamed() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> TINY.weights(file("linear.pth")))
            .getMessage();
    assertTrue(words.contains("layer4.0.bn2.running_var [16] is missing"), words);
    assertTrue(words.contains("weight [3, 2] is not one of the block's"), words);
  }

  private Path changed(String entry, byte[] content) throws IOException {
    Path made = folder.resolve("changed.pth");
    try (ZipFile zip = new ZipFile(file("tiny.pth").toFile());
        OutputStream out = Files.newOutputStream(made);
        ZipOutputStream other = new ZipOutputStream(out)) {
      for (ZipEntry there : java.util.Collections.list(zip.entries())) {
        other.putNextEntry(new ZipEntry(there.getName()));
        byte[] old = zip.getInputStream(there).readAllBytes();
        other.write(there.getName().endsWith(entry) ? content : old);
        other.closeEntry();
      }
    }
    return made;
  }

  @Test
  void sizesThatCannotBeTrueAreRefused() throws Exception {
    String cut = refused(changed("/data/0", new byte[40]));
    assertTrue(cut.contains("does not lie within the 40 bytes of its storage"), cut);
    for (Map.Entry<byte[], String> wrong :
        Map.of(
                new byte[0], "is damaged",
                new byte[] {(byte) 0x80, 2, '}'}, "is damaged",
                new byte[] {(byte) 0x80, 2, 'i'}, "opcode 0x69 at byte 2",
                new byte[] {(byte) 0x80, 2, 'X', 1, 0, 0, 0x7f}, "longer than the file",
                new byte[] {(byte) 0x80, 2, '}', '.'}, "a dict with the keys []")
            .entrySet()) {
      String words = refused(changed("data.pkl", wrong.getKey()));
      assertTrue(words.contains(wrong.getValue()), words);
    }
    String big = refused(changed("byteorder", new byte[] {'b', 'i', 'g'}));
    assertTrue(big.contains("byte order (big)"), big);
  }
}
