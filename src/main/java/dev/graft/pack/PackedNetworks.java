package dev.graft.pack;

import com.google.gson.JsonObject;
import dev.graft.input.Input;
import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Freezing;
import dev.graft.model.Head;
import dev.graft.model.InputStatistics;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.PackedBackbones;
import dev.graft.model.Weights;
import java.util.List;
import java.util.Optional;

/** Networks, their bases and their heads as text and back. */
final class PackedNetworks implements PackedBackbones.Parts {
  private final PackedWeights weights;
  private final PackedBackbones backbones = new PackedBackbones(this);

  PackedNetworks(Blobs blobs) {
    this.weights = new PackedWeights(blobs);
  }

  JsonObject describe(Network network) {
    JsonObject text = new JsonObject();
    text.addProperty("start", network.start().name());
    text.addProperty("normalisation", network.normalisation().name());
    text.add("head", describe(network.head()));
    text.add("base", describe(network.base()));
    return text;
  }

  Network network(JsonFields text) {
    return new Network(
        base(text.object("base")),
        head(text.object("head")),
        text.constant("start", Network.Start.class),
        text.constant("normalisation", Normalisation.class));
  }

  private static JsonObject describe(Head head) {
    JsonObject text = new JsonObject();
    text.addProperty("kind", head.kind().name());
    text.add("classes", JsonFields.array(head.classes()));
    text.addProperty("dropout", head.dropout());
    text.add("hidden", JsonFields.array(head.hidden()));
    text.addProperty("firstWeights", head.firstWeights().name());
    return text;
  }

  private static Head head(JsonFields text) {
    return new Head(
        text.constant("kind", Head.Kind.class),
        text.texts("classes"),
        text.number("dropout"),
        text.integers("hidden"),
        text.constant("firstWeights", Head.FirstWeights.class));
  }

  @Override
  public JsonObject describe(Base base) {
    JsonObject text = new JsonObject();
    text.add("backbone", backbone(base));
    text.add("weights", weights.describe(base));
    text.add("card", describe(base.card()));
    text.add("input", describe(base.input()));
    base.expected().ifPresent(input -> text.add("expected", describe(input)));
    base.source().ifPresent(source -> text.add("source", describe(source)));
    base.oldHead().ifPresent(old -> text.add("oldHead", PackedBackbones.describe(old)));
    text.add("freezing", describe(base.freezing()));
    return text;
  }

  private JsonObject backbone(Base base) {
    return backbones
        .describe(base.backbone())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                        "base (%s) of class %s cannot be packed: %s",
                        base.card().name(),
                        base.backbone().getClass().getName(),
                        Refusals.ofBackbone(base.backbone()))));
  }

  private static JsonObject describe(Card card) {
    JsonObject text = new JsonObject();
    text.addProperty("name", card.name());
    text.addProperty("trainedOn", card.trainedOn());
    text.addProperty("licence", card.licence());
    card.trainedSeconds().ifPresent(seconds -> text.addProperty("trainedSeconds", seconds));
    return text;
  }

  private static JsonObject describe(InputStatistics source) {
    JsonObject text = new JsonObject();
    text.addProperty("mean", source.mean());
    text.addProperty("deviation", source.deviation());
    return text;
  }

  private static JsonObject describe(Freezing freezing) {
    JsonObject text = new JsonObject();
    text.addProperty("kind", freezing.kind().name());
    text.addProperty("stages", freezing.stages());
    text.add("patterns", JsonFields.array(freezing.patterns()));
    return text;
  }

  @Override
  public Base base(JsonFields text) {
    Weights read = weights.read(text.objects("weights"));
    JsonFields card = text.object("card");
    Optional<Double> seconds =
        card.has("trainedSeconds") ? Optional.of(card.number("trainedSeconds")) : Optional.empty();
    Base base =
        Base.of(
            backbones.read(text.object("backbone")),
            () -> read,
            new Card(card.text("name"), card.text("trainedOn"), card.text("licence"), seconds));
    if (text.has("expected")) {
      base = base.madeFor(input(text.object("expected")));
    }
    base = base.withPreprocessing(input(text.object("input")));
    if (text.has("source")) {
      JsonFields source = text.object("source");
      base =
          base.withSource(new InputStatistics(source.number("mean"), source.number("deviation")));
    }
    if (text.has("oldHead")) {
      base = base.withOldHead(PackedBackbones.oldHead(text.object("oldHead")));
    }
    return frozen(base, text.object("freezing"));
  }

  private static Base frozen(Base base, JsonFields text) {
    List<String> patterns = text.texts("patterns");
    int stages = text.integer("stages");
    return switch (text.constant("kind", Freezing.Kind.class)) {
      case FIRST_STAGES -> frozen(base, stages);
      case LAYERS -> base.frozenLayers(patterns.toArray(String[]::new));
      case ALL_BUT_NORMALISATION -> base.frozenExceptNormalisation();
      case ALL_BUT_LAYERS ->
          throw new IllegalArgumentException(
              "freezing (ALL_BUT_LAYERS) must be one that a base can have");
    };
  }

  private static Base frozen(Base base, int stages) {
    List<String> cuts = base.cuts();
    Check.that(
        stages >= 0 && stages <= cuts.size(),
        "frozen stages (%d) must be at most the base's %d",
        stages,
        cuts.size());
    return stages == 0 ? base.thawed() : base.frozenUpTo(cuts.get(stages - 1));
  }

  @Override
  public JsonObject describe(Input input) {
    return PackedInputs.describe(input);
  }

  @Override
  public Input input(JsonFields text) {
    return PackedInputs.read(text);
  }
}
