package dev.graft.pack;

import com.google.gson.JsonObject;
import dev.graft.data.PackedSplits;
import dev.graft.data.Split;
import dev.graft.internal.Blobs;
import dev.graft.internal.JsonFields;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Splits, networks and recipes as texts of one pack, each under its sum; what plans share is
 * written once, and made once.
 */
final class PlanTexts {
  private final Blobs blobs;
  private final PackedSplits splits;
  private final PackedNetworks networks;
  private final PackedRecipes recipes;
  private final Map<Object, String> written = new IdentityHashMap<>();
  private final Map<String, Split> knownSplits = new HashMap<>();
  private final Map<String, Network> knownNetworks = new HashMap<>();
  private final Map<String, Recipe> knownRecipes = new HashMap<>();

  PlanTexts(Blobs blobs) {
    this.blobs = blobs;
    this.splits = new PackedSplits(blobs);
    this.networks = new PackedNetworks(blobs);
    this.recipes = new PackedRecipes(new PackedMethods(splits));
  }

  String put(Split split) {
    return put(split, one -> splits.describe(one));
  }

  String put(Network network) {
    return put(network, one -> networks.describe(one));
  }

  String put(Recipe recipe) {
    return put(recipe, one -> recipes.describe(one));
  }

  private <T> String put(T described, Function<T, JsonObject> writer) {
    String known = written.get(described);
    if (known == null) {
      known = blobs.put(writer.apply(described).toString());
      written.put(described, known);
    }
    return known;
  }

  Split split(String sum) {
    return made(sum, knownSplits, splits::read);
  }

  Network network(String sum) {
    return made(sum, knownNetworks, networks::network);
  }

  Recipe recipe(String sum) {
    return made(sum, knownRecipes, recipes::read);
  }

  private <T> T made(String sum, Map<String, T> known, Function<JsonFields, T> reader) {
    T made = known.get(sum);
    if (made == null) {
      made = reader.apply(JsonFields.parse(blobs.text(sum)));
      known.put(sum, made);
    }
    return made;
  }
}
