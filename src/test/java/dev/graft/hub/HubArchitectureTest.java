package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which net a config means. */
class HubArchitectureTest {
  private static final String RESNET_50 =
      "{'model_type':'resnet','depths':[3,4,6,3],'hidden_sizes':[256,512,1024,2048],"
          + "'embedding_size':64,'layer_type':'bottleneck','hidden_act':'relu'}";

  private static HubArchitecture of(String json) {
    String text = json.replace('\'', '"');
    return HubArchitecture.of(
        new HubConfig(Path.of("config.json"), JsonParser.parseString(text).getAsJsonObject()));
  }

  private static String refused(String json) {
    return assertThrows(IllegalArgumentException.class, () -> of(json)).getMessage();
  }

  @Test
  void namesOfTimm() {
    assertEquals(ResNet.of(34), of("{'architecture':'resnet34'}").net());
    assertEquals(ResNet.of(18), of("{'architecture':'resnet18.a1_in1k'}").net());
    assertEquals(MobileNetV2.usual(), of("{'architecture':'mobilenetv2_100'}").net());
    assertEquals(new MobileNetV2(140), of("{'architecture':'mobilenetv2_140'}").net());
  }

  /** As timm 1.0.31 writes into every folder. */
  @Test
  void argumentsThatMakeTheUsualNetAreTaken() {
    String usual =
        "'model_args':{'num_classes':10,'in_chans':3,'global_pool':'avg','drop_rate':0.1,"
            + "'output_stride':null},'global_pool':'avg'";
    assertEquals(ResNet.of(18), of("{'architecture':'resnet18'," + usual + "}").net());
  }

  @Test
  void sizesOfTransformers() {
    assertEquals(ResNet.of(50), of(RESNET_50).net());
    assertTrue(refused(RESNET_50.replace("2048", "2047")).contains("sizes [256, 512, 1024, 2047]"));
    refused(RESNET_50.replace("'relu'", "'gelu'"));
    refused(RESNET_50.replace("'hidden_act'", "'downsample_in_bottleneck':true,'hidden_act'"));
    refused(RESNET_50.replace("[3,4,6,3]", "[3,4,6]"));
  }

  @Test
  void classesAreInTheOrderOfTheirNumbers() {
    assertEquals(
        List.of("a", "b", "c"),
        of("{'architecture':'resnet18','id2label':{'10':'c','2':'b','0':'a'}}").classes());
    assertEquals(
        List.of("x", "y"),
        of("{'architecture':'resnet18','pretrained_cfg':{'label_names':['x','y']}}").classes());
    assertTrue(
        refused("{'architecture':'resnet18','id2label':{'zero':'a'}}").contains("key 'zero'"));
  }

  @Test
  void othersAreToldWhichAreKnownAndWhatElseCanBeDone() {
    for (String other : List.of("resnet50d", "mobilenetv2_110d", "vit_base_patch16_224")) {
      String words = refused("{'architecture':'" + other + "'}");
      assertTrue(words.startsWith("architecture (" + other + ") in config.json"), words);
      assertTrue(words.contains("resnet18, resnet34, resnet50"), words);
      assertTrue(words.contains("TorchScript module (torch.jit.trace) or as ONNX"), words);
    }
    assertTrue(refused("{'model_type':'bert'}").startsWith("architecture (bert)"));
    String words = refused("{'architecture':'resnet18','model_args':{'in_chans':1}}");
    assertTrue(words.contains("\"model_args\" (in_chans = 1)"), words);
    assertTrue(words.contains("change the architecture resnet18"), words);
    String pool = refused("{'architecture':'resnet18','global_pool':'max'}");
    assertTrue(pool.contains("\"global_pool\" (max) in config.json must be avg"), pool);
    String stride = "{'architecture':'resnet18','model_args':{'output_stride':8}}";
    assertTrue(refused(stride).contains("(output_stride = 8)"), refused(stride));
  }
}
