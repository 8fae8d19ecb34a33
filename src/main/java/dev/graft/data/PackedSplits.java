package dev.graft.data;

import com.google.gson.JsonObject;
import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.run.SplitMode;

/**
 * Splits and their data as texts of a pack, and back by the constructors that check them. Shipped
 * pictures go by set and row, all others with their bytes.
 */
public final class PackedSplits {
  private final PackedSets sets;

  /** For one pack. */
  public PackedSplits(Blobs blobs) {
    this.sets = new PackedSets(blobs);
  }

  /**
   * A split as text.
   *
   * @throws IllegalArgumentException if its data are of a class of the user's own
   */
  public JsonObject describe(Split split) {
    JsonObject text = describe(split.plan());
    text.addProperty("data", sets.write(split.data()));
    text.addProperty("mode", split.mode().name());
    text.addProperty("seed", split.seed());
    split.testLimit().ifPresent(rows -> text.addProperty("testRows", rows));
    split.trainingLimit().ifPresent(rows -> text.addProperty("trainingPerClass", rows));
    return text;
  }

  private static JsonObject describe(Plan plan) {
    JsonObject text = new JsonObject();
    if (plan instanceof Fractions fractions) {
      text.addProperty("type", "fractions");
      text.addProperty("training", fractions.training());
      text.addProperty("validation", fractions.validation());
      text.addProperty("test", fractions.test());
    } else if (plan instanceof PerClass perClass) {
      text.addProperty("type", "perClass");
      text.addProperty("training", perClass.training());
      text.addProperty("validation", perClass.validation());
    } else {
      text.addProperty("type", "predefined");
      text.addProperty("groups", ((Predefined) plan).groups());
      text.add("groupOfRow", JsonFields.array(((Predefined) plan).groupOfRow()));
    }
    return text;
  }

  /** The split of a text. */
  public Split read(JsonFields text) {
    Examples data = sets.read(text.text("data"));
    Plan plan = plan(text);
    Check.that(
        !(plan instanceof Predefined own) || own.isOf(data.size()),
        "groups of rows must be those of the set's %,d rows, or none",
        data.size());
    Split split =
        Split.of(data, plan)
            .withMode(text.constant("mode", SplitMode.class))
            .withSeed(text.whole("seed"));
    if (text.has("testRows")) {
      split = split.withTestRows(text.integer("testRows"));
    }
    return text.has("trainingPerClass")
        ? split.withTrainingPerClass(text.integer("trainingPerClass"))
        : split;
  }

  private static Plan plan(JsonFields text) {
    return switch (text.text("type")) {
      case "fractions" ->
          new Fractions(text.number("training"), text.number("validation"), text.number("test"));
      case "perClass" -> new PerClass(text.integer("training"), text.integer("validation"));
      case "predefined" -> new Predefined(text.integer("groups"), text.integers("groupOfRow"));
      default ->
          throw new IllegalArgumentException(
              "split (" + text.text("type") + ") must be of a kind that packs have");
    };
  }

  /** Corrupted pictures as text. */
  public JsonObject describe(Corrupted corrupted) {
    JsonObject text = new JsonObject();
    text.addProperty("set", sets.write(corrupted.set()));
    text.addProperty("clean", sets.write(corrupted.clean()));
    text.addProperty("kind", corrupted.corruption().kind().name());
    text.addProperty("amount", corrupted.corruption().amount());
    return text;
  }

  /** The corrupted pictures of a text. */
  public Corrupted corrupted(JsonFields text) {
    ImageSet set = sets.pictures(text.text("set"));
    ImageSet clean = sets.pictures(text.text("clean"));
    Check.that(
        set.labels().equals(clean.labels()),
        "corrupted pictures (%d) must be as many as the clean ones (%d), in their order",
        set.size(),
        clean.size());
    return new Corrupted(
        set, clean, new Shift(text.constant("kind", Shift.Kind.class), text.number("amount")));
  }
}
