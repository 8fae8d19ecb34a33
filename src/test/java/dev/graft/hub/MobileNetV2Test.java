package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MobileNetV2 against torchvision's and timm's; src/data/hub_fixture.py wrote what they answer. */
@Tag("engine")
class MobileNetV2Test {
  /** torchvision's page says 3,504,872 with 1,000 classes. */
  @Test
  void itHasAsManyParametersAsTorchvisions() {
    long body = MobileNetV2.usual().stages().stream().mapToLong(Stage::parameters).sum();
    assertEquals(3_504_872 - 1_281_000, body);
    assertEquals(1280, new MobileNetV2(50).features());
    assertEquals(1792, new MobileNetV2(140).features());
  }

  @Test
  void itAnswersWhatTorchvisionAnswersAtEveryStage() throws Exception {
    List<String> stages = new ArrayList<>();
    List.of(0, 1, 3, 6, 10, 13, 16, 17, 18).forEach(i -> stages.add("features." + i));
    Expected.of("mobilenet_v2").check(MobileNetV2.usual(), stages);
  }

  @Test
  void namesAndShapesAreTimms() throws Exception {
    JsonObject theirs = Expected.all().getAsJsonObject("timm names");
    Set<String> expected =
        theirs.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        Formula.tensors(MobileNetV2.usual(), 10, Layout.TIMM).stream()
            .map(MobileNetV2Test::words)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, found);
  }

  private static String words(TensorSpec tensor) {
    return tensor.name() + " " + tensor.shape().toString().replace(" ", "");
  }

  @Test
  void namesSayTheWidth() {
    MobileNetV2 half = new MobileNetV2(50);
    assertEquals("mobilenet-v2 50%", half.name());
    assertEquals(Optional.of(half), MobileNetV2.named(half.name()));
    assertEquals(Optional.of(MobileNetV2.usual()), MobileNetV2.named("mobilenet-v2"));
    assertEquals(Optional.empty(), MobileNetV2.named("mobilenet-v2 2%"));
    assertThrows(IllegalArgumentException.class, () -> new MobileNetV2(0));
  }
}
