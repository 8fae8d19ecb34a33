package dev.graft.model;

import com.google.gson.JsonObject;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Architectures as texts of a pack, and back: nets by their name or their sizes, changed ones by
 * what they were made from and how.
 */
public final class PackedBackbones {
  /** More would fill the memory before anything else is looked at. */
  private static final int MOST_BLOCKS = 1_000;

  private final Parts parts;

  /** For one pack. */
  public PackedBackbones(Parts parts) {
    this.parts = parts;
  }

  /** What architectures may have within them. */
  public interface Parts {
    /** A base as text. */
    JsonObject describe(Base base);

    /** The base of a text. */
    Base base(JsonFields text);

    /** An input as text. */
    JsonObject describe(Input input);

    /** The input of a text. */
    Input input(JsonFields text);
  }

  /** An architecture as text; empty for one that its text does not make again. */
  public Optional<JsonObject> describe(Backbone backbone) {
    Optional<Map.Entry<Base, Surgery.Cut>> made = Surgery.made(backbone);
    if (made.isPresent()) {
      return Optional.of(changed(made.get().getKey(), made.get().getValue()));
    }
    JsonObject text = new JsonObject();
    if (backbone instanceof AnsweringBackbone answering) {
      return answering(answering);
    } else if (backbone instanceof RawPixels pixels) {
      text.addProperty("type", "raw pixels");
      text.add("input", parts.describe(pixels.input()));
    } else if (backbone instanceof TextNet net) {
      text.addProperty("type", "text net");
      List<Integer> sizes = List.of(net.words(), net.vector(), net.filters(), net.units());
      text.add("sizes", JsonFields.array(sizes));
    } else if (backbone instanceof TableNet net) {
      text.addProperty("type", "table net");
      text.addProperty("inputs", net.inputs());
      text.add("units", JsonFields.array(net.units()));
    } else if (backbone instanceof Xception net) {
      text.addProperty("type", "xception");
      text.add("channels", JsonFields.array(net.channels()));
      text.addProperty("middle", net.middle());
    } else if (named(backbone.name()).filter(net -> isSame(net, backbone)).isPresent()) {
      text.addProperty("type", "net");
      text.addProperty("name", backbone.name());
    } else {
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Optional<Backbone> named(String name) {
    return SavedDescription.KNOWN.stream()
        .filter(net -> net.name().equals(name))
        .findFirst()
        .or(() -> NamedNets.anywhere(name));
  }

  private static boolean isSame(Backbone net, Backbone other) {
    return net.getClass() == other.getClass() && net.canonical().equals(other.canonical());
  }

  private JsonObject changed(Base of, Surgery.Cut cut) {
    JsonObject text = new JsonObject();
    text.addProperty("type", "changed");
    text.addProperty("cut", cut.kind().name());
    text.addProperty("stages", cut.stages());
    text.addProperty("pooling", cut.pooling().name());
    text.add("of", parts.describe(of));
    return text;
  }

  private Optional<JsonObject> answering(AnsweringBackbone backbone) {
    Optional<JsonObject> below = describe(backbone.below());
    if (below.isEmpty()) {
      return Optional.empty();
    }
    JsonObject text = new JsonObject();
    text.addProperty("type", "answering");
    text.add("below", below.get());
    text.add("old", describe(backbone.old()));
    text.add("match", describe(backbone.match()));
    return Optional.of(text);
  }

  /** A classifier as text. */
  public static JsonObject describe(OldHead old) {
    JsonObject text = new JsonObject();
    text.addProperty("matrix", old.matrix());
    text.addProperty("bias", old.bias());
    text.add("names", JsonFields.array(old.names()));
    return text;
  }

  /** The classifier of a text. */
  public static OldHead oldHead(JsonFields text) {
    return new OldHead(text.text("matrix"), text.text("bias"), text.texts("names"));
  }

  private static JsonObject describe(ClassMatch match) {
    JsonObject named = new JsonObject();
    match.named().forEach((name, old) -> named.add(name, JsonFields.array(old)));
    JsonObject text = new JsonObject();
    text.add("classes", JsonFields.array(match.classes()));
    text.add("named", named);
    text.addProperty("missing", match.missing().name());
    return text;
  }

  private static ClassMatch match(JsonFields text) {
    JsonFields named = text.object("named");
    Map<String, List<String>> old = new LinkedHashMap<>();
    named.json().keySet().forEach(name -> old.put(name, named.texts(name)));
    return new ClassMatch(
        text.texts("classes"), old, text.constant("missing", ClassMatch.Missing.class));
  }

  /** The architecture of a text. */
  public Backbone read(JsonFields text) {
    return switch (text.text("type")) {
      case "changed" -> changed(text).backbone();
      case "answering" -> answering(text);
      case "raw pixels" -> new RawPixels(parts.input(text.object("input")));
      case "text net" -> textNet(text.integers("sizes"));
      case "table net" -> new TableNet(text.integer("inputs"), text.integers("units"));
      case "xception" -> xception(text);
      case "net" -> net(text.text("name"));
      default ->
          throw new IllegalArgumentException(
              "architecture (" + text.text("type") + ") must be of a kind that packs have");
    };
  }

  private Base changed(JsonFields text) {
    Surgery.Cut cut =
        new Surgery.Cut(
            text.constant("cut", Surgery.Cut.Kind.class),
            text.integer("stages"),
            text.constant("pooling", MapPooling.class));
    return cut.of(parts.base(text.object("of")));
  }

  private AnsweringBackbone answering(JsonFields text) {
    OldHead old = oldHead(text.object("old"));
    ClassMatch match = match(text.object("match"));
    Backbone below = read(text.object("below"));
    return new AnsweringBackbone(below, old, match, match.places(below.name(), old));
  }

  private static TextNet textNet(List<Integer> sizes) {
    Check.that(sizes.size() == 4, "sizes %s of a text net must be 4 numbers", sizes);
    return new TextNet(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
  }

  private static Xception xception(JsonFields text) {
    int middle = text.integer("middle");
    Check.that(
        middle <= MOST_BLOCKS,
        "middle (%d) blocks of a packed Xception must be at most %d",
        middle,
        MOST_BLOCKS);
    return new Xception(text.integers("channels"), middle);
  }

  private static Backbone net(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "architecture (" + name + ") must be one that this version of Graft has"));
  }
}
