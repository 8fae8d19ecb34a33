package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.model.Base;
import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as timm and transformers lay them out. */
class HubFolderTest {
  private static final MobileNetV2 SMALL = new MobileNetV2(35);
  private static final String TIMM =
      """
      {"architecture": "mobilenetv2_035.mine", "num_classes": 2, "label_names": ["cat", "dog"],
       "pretrained_cfg": {"tag": "mine_in1k", "input_size": [3, 96, 96], "interpolation": "bicubic",
         "crop_pct": 0.875, "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.2, 0.2], "license": "mit"}}
      """;
  private static final String TRANSFORMERS =
      """
      {"architectures": ["ResNetForImageClassification"], "model_type": "resnet",
       "depths": [1, 1, 1, 1], "hidden_sizes": [4, 8, 16, 32], "embedding_size": 4,
       "layer_type": "basic", "hidden_act": "relu", "downsample_in_first_stage": false,
       "id2label": {"10": "c", "2": "b", "0": "a"}}
      """;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void weights(Weights weights) throws IOException {
    Files.write(folder.resolve("model.safetensors"), Safetensors.write(weights));
  }

  private String refused() {
    return assertThrows(IllegalArgumentException.class, () -> HubFolder.of(folder)).getMessage();
  }

  @Test
  void aFolderOfTimmsSaysWhatItIs() throws Exception {
    write("config.json", TIMM);
    write("README.md", "---\nlicense: apache-2.0\ndatasets:\n- imagenet-1k\n- mine\n---\n# x\n");
    weights(Formula.weights(SMALL, 2, Layout.TIMM));
    HubFolder found = HubFolder.of(folder);
    assertEquals(SMALL, found.net());
    assertEquals(List.of("cat", "dog"), found.classes());
    assertEquals(96, found.preprocessing().size());
    assertEquals(List.of(127.5, 102.0, 76.5), found.preprocessing().mean());
    assertEquals("imagenet-1k, mine, as its README says", found.card().trainedOn());
    assertEquals("apache-2.0, as its README says", found.card().licence());
    assertTrue(found.notes().get(0).startsWith("bicubic scaling in training"), found.toString());
    assertTrue(found.notes().get(1).startsWith("the middle 0.875"), found.toString());
    Base base = found.base();
    assertEquals(List.of("cat", "dog"), base.oldHead().orElseThrow().names());
    assertEquals(found.preprocessing(), base.expected().orElseThrow());
    assertEquals(Formula.weights(SMALL, 2).hash(), base.weights().hash());
    Files.delete(folder.resolve("README.md"));
    assertEquals("mit, as its config says", HubFolder.of(folder).card().licence());
    assertEquals("not stated; its tag is mine_in1k", HubFolder.of(folder).card().trainedOn());
  }

  @Test
  void aFolderOfTransformersDoesToo() throws Exception {
    ResNet tiny = new ResNet(ResNet.Block.BASIC, List.of(1, 1, 1, 1), 4);
    write("config.json", TRANSFORMERS);
    Weights inside = Formula.weights(tiny, 3, Layout.TRANSFORMERS);
    weights(inside.renamed(name -> name.startsWith("classifier") ? name : "resnet." + name));
    HubFolder bare = HubFolder.of(folder);
    assertEquals(Preprocessing.imageNet(), bare.preprocessing());
    assertTrue(bare.notes().get(0).startsWith("no preprocessor_config.json"), bare.toString());
    write(
        "preprocessor_config.json",
        "{\"size\": {\"shortest_edge\": 64}, \"image_mean\": [0.1, 0.1, 0.1], \"resample\": 2}");
    HubFolder found = HubFolder.of(folder);
    assertEquals(tiny, found.net());
    assertEquals(List.of("a", "b", "c"), found.classes());
    assertEquals(64, found.preprocessing().size());
    assertEquals(25.5, found.preprocessing().mean().get(0), 1e-12);
    assertTrue(found.notes().get(0).startsWith("bilinear scaling"), found.toString());
    assertEquals(Formula.weights(tiny, 3).hash(), found.base().weights().hash());
  }

  @Test
  void pixelsAreScaledAsThePreprocessorSays() throws Exception {
    write("config.json", TRANSFORMERS);
    weights(Formula.weights(HubBasesTest.TINY, 3, Layout.TRANSFORMERS));
    String rest = "\"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.25, 0.25, 0.25]}";
    String whole = "{\"size\": {\"height\": 64, \"width\": 64}, ";
    write("preprocessor_config.json", whole + "\"rescale_factor\": 0.00392156862745098, " + rest);
    assertEquals(Preprocessing.uniform(64, 3, 127.5, 63.75), HubFolder.of(folder).preprocessing());
    write("preprocessor_config.json", whole + "\"rescale_factor\": 0.0078125, " + rest);
    assertEquals(Preprocessing.uniform(64, 3, 64, 32), HubFolder.of(folder).preprocessing());
    write("preprocessor_config.json", whole + "\"do_rescale\": false, " + rest);
    assertEquals(Preprocessing.uniform(64, 3, 0.5, 0.25), HubFolder.of(folder).preprocessing());
    write("preprocessor_config.json", whole.replace("64}", "48}") + rest);
    assertTrue(refused().contains("must be alike: Graft feeds squares"), refused());
  }

  @Test
  void anUnknownArchitectureIsToldWhatElseCanBeDone() throws Exception {
    write("config.json", "{\"architecture\": \"vit_base_patch16_224\"}");
    assertTrue(refused().contains("TorchScript module (torch.jit.trace) or as ONNX"), refused());
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws Exception {
    assertTrue(refused().contains("must hold a config.json"), refused());
    write("config.json", "[1, 2");
    assertTrue(refused().contains("is not a JSON object"), refused());
    write("config.json", TIMM);
    assertTrue(refused().contains("must hold its weights, as one of model.safetensors"), refused());
    write("model.safetensors.index.json", "{}");
    assertTrue(refused().contains("are split over several files"), refused());
    weights(Formula.weights(SMALL, 2, Layout.TIMM)); // as the error says
    assertEquals(SMALL, HubFolder.of(folder).net());
  }
}
