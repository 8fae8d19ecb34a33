package dev.graft.djl;

import ai.djl.ndarray.types.Shape;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.OldHead;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.model.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of TorchScript as a base: what its tensors are, by names and shapes alone.
 *
 * @param archive its file
 * @param parts its stages
 * @param changed the copy that is computed with
 */
record TorchBase(ScriptArchive archive, List<ScriptStages.Part> parts, Path changed) {
  private static final int KERNEL_AXES = 4;

  /** What is added to patches or words, and starts at zero. */
  private static final Pattern ADDED = Pattern.compile("(?i).*(pos|embed|token).*");

  private static final int SHOWN = 6;

  private static final String WITHOUT_GRADIENT =
      "trace it with gradients on, not within torch.no_grad(): its attention is an operator that"
          + " gradients cannot go through";
  private static final String SCRIPTED =
      "trace it (torch.jit.trace) in place of scripting it, so that its normalisation can be told"
          + " how to compute, or take its architecture as an OwnBlock";
  private static final String UNKNOWN =
      "neither name nor shape of tensor %s tells how it starts; take its architecture as an OwnBlock";

  Base of(Weights weights, Input input, Card card, TorchScript.Last last) {
    List<List<TensorSpec>> tensors =
        new ArrayList<>(parts.stream().map(part -> specs(part, weights)).toList());
    Optional<OldHead> old = Optional.empty();
    if (last.off()) {
      List<TensorSpec> classifier = tensors.remove(tensors.size() - 1);
      checkLinear(classifier, tensors.isEmpty());
      old = last.classes().isEmpty() ? old : Optional.of(oldHead(classifier, last.classes()));
    }
    TorchBackbone backbone =
        new TorchBackbone(
            new TorchBackbone.Code(
                archive.path().getFileName().toString(), archive.hash(), changed, parts),
            kind(tensors, weights, input),
            tensors);
    Base base = Base.of(backbone, () -> weights, card).madeFor(input);
    return old.map(base::withOldHead).orElse(base);
  }

  private TorchBackbone.Kind kind(List<List<TensorSpec>> tensors, Weights weights, Input input) {
    long[] one = input.shape().stream().mapToLong(Integer::longValue).toArray();
    List<TensorSpec> all = tensors.stream().flatMap(List::stream).toList();
    boolean statistics = all.stream().anyMatch(spec -> !spec.role().learned());
    Optional<String> unknown =
        all.stream().map(TensorSpec::name).filter(name -> startsUnknown(name, weights)).findFirst();
    boolean symbols = !input.quantities();
    Shape shape = new Shape(one);
    if (!TorchReading.hasGradient(archive)) {
      return new TorchBackbone.Kind(Backbone.Access.SEALED, WITHOUT_GRADIENT, symbols, shape);
    }
    if (statistics && !archive.followsCounters()) {
      return new TorchBackbone.Kind(Backbone.Access.TRAINED, SCRIPTED, symbols, shape);
    }
    return unknown
        .map(
            name ->
                new TorchBackbone.Kind(
                    Backbone.Access.TRAINED, Text.format(UNKNOWN, name), symbols, shape))
        .orElse(new TorchBackbone.Kind(Backbone.Access.OPEN, "", symbols, shape));
  }

  private static void checkLinear(List<TensorSpec> layer, boolean alone) {
    boolean linear =
        !alone
            && layer.get(0).role() == Role.MATRIX
            && (layer.size() == 1 || layer.size() == 2 && layer.get(1).role() == Role.BIAS);
    Check.that(
        linear,
        "the last layer must be linear, and one array must enter it, to be left off; here the last"
            + " stage is one of tensors %s: leave withoutClassifier out, and its answers are the"
            + " features, or trace the network without the layer (model.fc = torch.nn.Identity())",
        layer.stream().map(TensorSpec::name).limit(SHOWN).toList());
  }

  private static OldHead oldHead(List<TensorSpec> layer, List<String> classes) {
    Check.that(
        layer.size() == 2,
        "the last layer (%s) has no bias, which an old head needs; take withoutClassifier()",
        layer.get(0).name());
    int answers = layer.get(0).shape().get(0);
    Check.that(
        answers == classes.size(),
        "old classes (%d) must be as many as the last layer %s answers, %d",
        classes.size(),
        layer.get(0).layer(),
        answers);
    return new OldHead(layer.get(0).name(), layer.get(1).name(), classes);
  }

  /** A layer's matrix before its bias, as everywhere. */
  private static List<TensorSpec> specs(ScriptStages.Part part, Weights weights) {
    List<TensorSpec> specs = new ArrayList<>();
    for (String name : part.tensors()) {
      specs.add(new TensorSpec(name, role(name, weights), weights.shape(name)));
    }
    return specs;
  }

  private static Role role(String name, Weights weights) {
    int end = name.lastIndexOf('.') + 1;
    String layer = name.substring(0, end);
    String own = name.substring(end);
    boolean normalises =
        weights.names().contains(layer + "weight") && weights.shape(layer + "weight").size() == 1;
    int axes = weights.shape(name).size();
    return switch (own) {
      case "running_mean" -> Role.RUNNING_MEAN;
      case "running_var" -> Role.RUNNING_VARIANCE;
      case "weight" -> axes == 1 ? Role.SCALE : axes == KERNEL_AXES ? Role.KERNEL : Role.MATRIX;
      case "bias" -> normalises ? Role.SHIFT : Role.BIAS;
      default -> axes == 2 && own.endsWith("weight") ? Role.MATRIX : Role.BIAS;
    };
  }

  /** Whether neither name nor shape tells how a tensor starts. */
  private static boolean startsUnknown(String name, Weights weights) {
    String own = name.substring(name.lastIndexOf('.') + 1);
    int axes = weights.shape(name).size();
    boolean weight = own.endsWith("weight") && (axes == 1 || axes == 2 || axes == KERNEL_AXES);
    boolean known = weight || own.endsWith("bias") && axes == 1 || own.startsWith("running_");
    return !known && !ADDED.matcher(own).matches();
  }
}
