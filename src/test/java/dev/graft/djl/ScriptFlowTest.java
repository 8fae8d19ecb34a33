package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A network's code as steps. */
class ScriptFlowTest {
  private static List<String> modules(ScriptFlow flow) {
    return flow.steps().stream().map(ScriptFlow.Step::module).filter(m -> !m.isEmpty()).toList();
  }

  @Test
  void everyCallOfAModuleIsAStepInOrder() {
    ScriptFlow flow = ScriptFlow.of(ScriptArchive.read(file("tiny-resnet.pt")), Set.of());
    assertEquals(
        List.of(
            "conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool",
            "fc"),
        modules(flow));
    assertEquals(Set.of(ScriptFlow.INPUT), flow.steps().get(0).uses());
    assertEquals("($M).forward(graft_input, )", flow.steps().get(0).right());
    ScriptFlow.Step last = flow.steps().get(flow.steps().size() - 1);
    assertEquals(List.of(flow.result()), last.gives());
  }

  @Test
  void modulesAreSeenIntoByTheirPath() {
    ScriptArchive archive = ScriptArchive.read(file("tiny-vit.pt"));
    ScriptFlow flow = ScriptFlow.of(archive, Set.of("encoder", "encoder.layers", "heads"));
    assertTrue(modules(flow).contains("encoder.pos_embedding"), modules(flow).toString());
    assertTrue(modules(flow).contains("encoder.layers.encoder_layer_2"));
    assertTrue(modules(flow).contains("heads.head"));
    Set<String> known = new HashSet<>(Set.of(ScriptFlow.INPUT));
    for (ScriptFlow.Step step : flow.steps()) {
      assertTrue(known.containsAll(step.uses()), step + " before what it takes");
      known.addAll(step.gives());
    }
    assertTrue(known.contains(flow.result()));
  }
}
