package dev.graft.hub;

import dev.graft.hub.ResNet.Block;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which net a config means, and what it tells apart.
 *
 * @param net the architecture
 * @param classes in the order of its scores; empty where the config does not name them
 */
record HubArchitecture(NamedNet net, List<String> classes) {
  private static final Pattern RESNET = Pattern.compile("resnet(18|34|50|101|152)");
  private static final Pattern MOBILE = Pattern.compile("mobilenetv2_(0\\d\\d|1\\d\\d)");
  private static final int USUAL_STAGES = 4;
  private static final Map<String, String> USUAL = Map.of("in_chans", "3", "global_pool", "avg");

  static HubArchitecture of(HubConfig config) {
    Optional<String> timm = config.text("architecture");
    NamedNet net = timm.isPresent() ? ofTimm(timm.get(), config) : ofTransformers(config);
    return new HubArchitecture(net, names(config));
  }

  private static NamedNet ofTimm(String name, HubConfig config) {
    String bare = name.replaceAll("\\..*", "");
    checkUsual(bare, config);
    Matcher resnet = RESNET.matcher(bare);
    if (resnet.matches()) {
      return ResNet.of(Integer.parseInt(resnet.group(1)));
    }
    Matcher mobile = MOBILE.matcher(bare);
    if (mobile.matches()) {
      return new MobileNetV2(Integer.parseInt(mobile.group(1)));
    }
    throw unknown(name, config);
  }

  /** timm has written the arguments that make no other network into every folder since 1.0.31. */
  private static void checkUsual(String name, HubConfig config) {
    HubConfig given = config.within("model_args");
    List<String> other =
        given.values().keySet().stream()
            .filter(key -> !key.equals("num_classes") && !key.startsWith("drop_"))
            .filter(key -> !given.values().get(key).isJsonNull())
            .filter(key -> !given.text(key).equals(Optional.ofNullable(USUAL.get(key))))
            .map(key -> key + " = " + given.values().get(key))
            .toList();
    Check.that(
        other.isEmpty(),
        "\"model_args\" (%s) in %s change the architecture %s in ways that Graft does not know; %s",
        String.join(", ", other),
        config.file(),
        name,
        WAY_OUT);
    String pool = config.text("global_pool").orElse("avg");
    Check.that(
        pool.equals("avg") || pool.isEmpty(),
        "\"global_pool\" (%s) in %s must be avg, the mean over all places, which is what Graft's %s"
            + " has; %s",
        pool,
        config.file(),
        name,
        WAY_OUT);
  }

  private static NamedNet ofTransformers(HubConfig config) {
    String type = config.text("model_type").orElse("not stated");
    Optional<List<Integer>> depths = config.wholes("depths");
    Optional<List<Integer>> sizes = config.wholes("hidden_sizes");
    int width = config.whole("embedding_size").orElse(64);
    boolean basic = config.text("layer_type").orElse("bottleneck").equals("basic");
    if (!type.equals("resnet") || depths.isEmpty() || depths.get().size() != USUAL_STAGES) {
      throw unknown(type, config);
    }
    boolean usual =
        sizes.equals(Optional.of(sizes(width, basic ? 1 : 4)))
            && config.text("hidden_act").orElse("relu").equals("relu")
            && !config.text("downsample_in_bottleneck").orElse("false").equals("true")
            && !config.text("downsample_in_first_stage").orElse("false").equals("true");
    if (!usual) {
      throw unknown(
          Text.format("resnet of sizes %s", sizes.map(Object::toString).orElse("not stated")),
          config);
    }
    return new ResNet(basic ? Block.BASIC : Block.BOTTLENECK, depths.get(), width);
  }

  private static List<Integer> sizes(int width, int expansion) {
    return List.of(1, 2, 4, 8).stream().map(times -> times * width * expansion).toList();
  }

  private static final String WAY_OUT =
      "a model of another architecture is used as a TorchScript module (torch.jit.trace) or as ONNX"
          + " (torch.onnx.export), or as an OwnBlock that you write";

  private static IllegalArgumentException unknown(String name, HubConfig config) {
    return new IllegalArgumentException(
        Text.format(
                "architecture (%s) in %s is none of those that Graft has, %s; ",
                name, config.file(), HubNets.words())
            + WAY_OUT);
  }

  /** By timm's label_names or transformers' id2label. */
  private static List<String> names(HubConfig config) {
    HubConfig labels = config.within("id2label");
    if (!labels.isEmpty()) {
      Map<Integer, String> names = new TreeMap<>();
      labels
          .values()
          .keySet()
          .forEach(place -> names.put(place(place), labels.text(place).orElse(place)));
      return List.copyOf(names.values());
    }
    return config
        .texts("label_names")
        .or(() -> config.within("pretrained_cfg").texts("label_names"))
        .orElse(List.of());
  }

  private static int place(String key) {
    Check.that(key.matches("\\d{1,9}"), "\"id2label\" has the key '%s', not a number", key);
    return Integer.parseInt(key);
  }
}
