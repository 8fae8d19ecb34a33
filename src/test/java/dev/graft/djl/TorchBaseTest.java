package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.Backbone.Access;
import dev.graft.model.Base;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What names and shapes say of tensors. */
@Tag("engine")
class TorchBaseTest {
  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  private static Map<String, Role> roles(Base base) {
    return base.backbone().stages().stream()
        .flatMap(stage -> stage.tensors().stream())
        .collect(Collectors.toMap(TensorSpec::name, TensorSpec::role));
  }

  @Test
  void rolesOfAConvolutionNet() {
    Base base = TorchFixtures.tiny("resnet").base();
    Map<String, Role> roles = roles(base);
    assertEquals(Role.KERNEL, roles.get("layer2.0.downsample.0.weight"));
    assertEquals(Role.SCALE, roles.get("bn1.weight"));
    assertEquals(Role.SHIFT, roles.get("bn1.bias"));
    assertEquals(Role.RUNNING_MEAN, roles.get("bn1.running_mean"));
    assertEquals(Role.RUNNING_VARIANCE, roles.get("bn1.running_var"));
    assertEquals(Role.MATRIX, roles.get("fc.weight"));
    assertEquals(Role.BIAS, roles.get("fc.bias"));
    assertEquals(Access.OPEN, base.backbone().access());
  }

  @Test
  void rolesOfATransformer() {
    Map<String, Role> roles = roles(TorchFixtures.tiny("vit").base());
    String block = "encoder.layers.encoder_layer_0.";
    assertEquals(Role.BIAS, roles.get("class_token"));
    assertEquals(Role.BIAS, roles.get("encoder.pos_embedding"));
    assertEquals(Role.MATRIX, roles.get(block + "self_attention.in_proj_weight"));
    assertEquals(Role.BIAS, roles.get(block + "self_attention.in_proj_bias"));
    assertEquals(Role.SCALE, roles.get(block + "ln_1.weight"));
    assertEquals(Role.SHIFT, roles.get(block + "ln_1.bias"));
  }

  @Test
  void oldClassesMustBeAsManyAsTheLastLayerAnswers() {
    TorchScript two = TorchFixtures.tiny("resnet").withOldClasses(List.of("a", "b"));
    var wrong = assertThrows(IllegalArgumentException.class, two::base);
    assertEquals(
        "old classes (2) must be as many as the last layer fc answers, 10", wrong.getMessage());
    TorchScript bert = TorchFixtures.tiny("mobilenet").withOldClasses(TorchFixtures.TEN);
    assertTrue(bert.base().oldHead().isPresent());
  }
}
