package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where networks are cut. */
class ScriptStagesTest {
  private static final Map<String, List<Integer>> RESNET = new LinkedHashMap<>();

  static {
    RESNET.put("conv1.weight", List.of(8, 3, 7, 7));
    RESNET.put("bn1.weight", List.of(8));
    for (int i = 1; i <= 4; i++) {
      RESNET.put("layer" + i + ".0.conv1.weight", List.of(8, 8, 3, 3));
    }
    RESNET.put("fc.weight", List.of(10, 16));
    RESNET.put("fc.bias", List.of(10));
  }

  @Test
  void aStageBeginsWithAModuleOfKernels() {
    ScriptArchive archive = ScriptArchive.read(file("tiny-resnet.pt"));
    List<ScriptStages.Part> parts = ScriptStages.of(archive, RESNET, true);
    assertEquals(
        List.of("conv1", "layer1", "layer2", "layer3", "layer4", "fc"),
        parts.stream().map(ScriptStages.Part::name).toList());
    assertEquals(List.of("conv1.weight", "bn1.weight"), parts.get(0).tensors());
    String text = parts.get(5).text();
    assertTrue(
        text.startsWith("  def graft_stage_5(self: __torch__.TinyResNet,\n    graft_"), text);
    assertTrue(text.contains(": Tensor) -> Tensor:\n"), text);
  }

  @Test
  void whatBranchesIsOneStage() {
    Map<String, List<Integer>> tensors = Map.of("conv.weight", List.of(4, 3, 3, 3));
    List<ScriptStages.Part> parts =
        ScriptStages.of(ScriptArchive.read(file("branch.pt")), tensors, false);
    assertEquals(1, parts.size());
    assertEquals(ScriptStages.WHOLE, parts.get(0).name());
    assertEquals("forward", parts.get(0).method());
  }
}
