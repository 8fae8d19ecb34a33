package dev.graft.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.graft.OurClasses;
import dev.graft.data.Examples;
import dev.graft.data.PackedSplits;
import dev.graft.hub.EfficientNetLite;
import dev.graft.hub.MobileNetV2;
import dev.graft.hub.ResNet;
import dev.graft.input.Input;
import dev.graft.internal.Blobs;
import dev.graft.internal.JsonFields;
import dev.graft.model.Backbone;
import dev.graft.model.PackedBackbones;
import dev.graft.model.SmallNet;
import dev.graft.model.Xception;
import dev.graft.recipe.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A description that ships is packed or refused; a new one makes somebody decide. */
class CodecTest {
  /** Those that {@code model.PackedBackbones} writes; each is in a plan of the fixtures or here. */
  private static final Set<String> BACKBONES =
      Set.of(
          "dev.graft.model.AnsweringBackbone",
          "dev.graft.model.EfficientNetLite0",
          "dev.graft.model.FashionNet",
          "dev.graft.model.RawPixels",
          "dev.graft.model.SmallNet",
          "dev.graft.model.Surgery$Changed",
          "dev.graft.model.TableNet",
          "dev.graft.model.TextNet",
          "dev.graft.model.Xception",
          "dev.graft.hub.EfficientNetLite",
          "dev.graft.hub.MobileNetV2",
          "dev.graft.hub.ResNet");

  private static Set<String> kinds(Class<?> of) {
    return OurClasses.all()
        .filter(type -> type.isAssignableTo(of) && !type.isInterface())
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(List<? extends Codec<?>> table) {
    return table.stream().map(codec -> codec.kind().getName()).collect(Collectors.toSet());
  }

  private static void assertDecided(Class<?> of, Set<String> packed) {
    Set<String> decided =
        Stream.concat(packed.stream(), Refusals.KNOWN.keySet().stream())
            .collect(Collectors.toSet());
    Set<String> undecided = kinds(of);
    undecided.removeAll(decided);
    assertEquals(Set.of(), undecided, "give it a codec, or a reason in Refusals");
    assertTrue(kinds(of).containsAll(packed), "what is listed is there");
  }

  @Test
  void everyKindIsPackedOrRefused() {
    assertDecided(Method.class, names(new PackedMethods(new PackedSplits(new Blobs())).table()));
    assertDecided(Input.class, names(PackedInputs.TABLE));
    assertDecided(Backbone.class, BACKBONES);
    assertEquals(
        Set.of("dev.graft.data.ImageSet", "dev.graft.data.TextSet", "dev.graft.data.TableSet"),
        kinds(Examples.class));
  }

  /** Those that no plan of the fixtures has. */
  @Test
  void netsByNameAndBySizesComeBack() {
    PackedBackbones packed = new PackedBackbones(new PackedNetworks(new Blobs()));
    for (Backbone net :
        List.of(
            new SmallNet(),
            new Xception(),
            new Xception(List.of(4, 8, 8, 8, 8, 8, 8, 8), 2),
            ResNet.of(18),
            ResNet.of(152),
            MobileNetV2.usual(),
            new MobileNetV2(50),
            new EfficientNetLite(2))) {
      JsonObject text = packed.describe(net).orElseThrow();
      Backbone back = packed.read(JsonFields.parse(text.toString()));
      assertEquals(net.getClass(), back.getClass());
      assertEquals(net.canonical(), back.canonical());
    }
  }

  @Test
  void everyRefusalIsOfAClassThatIsThere() {
    Set<String> names = OurClasses.all().map(JavaClass::getName).collect(Collectors.toSet());
    assertTrue(names.containsAll(Refusals.KNOWN.keySet()), Refusals.KNOWN.keySet().toString());
  }

  @Test
  void typesThatTheTableHasNotAreNeverMade() {
    JsonFields text = JsonFields.parse("{\"type\": \"java.lang.ProcessBuilder\"}");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PackedInputs.read(text))
            .getMessage()
            .startsWith("no type 'java.lang.ProcessBuilder'; did you mean"));
  }
}
