package dev.graft.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.internal.JsonFields;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Guard;
import dev.graft.recipe.Objective;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Plateau;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Schedule;
import dev.graft.recipe.StopLoss;
import dev.graft.recipe.Thawing;
import dev.graft.run.Monitor;
import dev.graft.run.Solver;
import java.util.List;

/** Recipes as text and back. */
final class PackedRecipes {
  private final PackedMethods methods;

  PackedRecipes(PackedMethods methods) {
    this.methods = methods;
  }

  JsonObject describe(Recipe recipe) {
    JsonObject text = new JsonObject();
    JsonArray phases = new JsonArray();
    recipe.phases().forEach(phase -> phases.add(describe(phase)));
    text.add("phases", phases);
    text.addProperty("batchSize", recipe.batchSize());
    text.addProperty("optimiser", recipe.optimiser().name());
    text.addProperty("augmentation", recipe.augmentation().kind().name());
    text.addProperty("copies", recipe.augmentation().copies());
    recipe.search().ifPresent(search -> text.add("search", describe(search)));
    text.add("objective", describe(recipe.objective()));
    return text;
  }

  Recipe read(JsonFields text) {
    return new Recipe(
        text.objects("phases").stream().map(PackedRecipes::phase).toList(),
        text.integer("batchSize"),
        new Augmentation(
            text.constant("augmentation", Augmentation.Kind.class), text.integer("copies")),
        text.optional("search").map(PackedRecipes::search),
        text.constant("optimiser", Optimiser.class),
        objective(text.object("objective")));
  }

  private static JsonObject describe(Phase phase) {
    JsonObject text = new JsonObject();
    text.addProperty("passes", phase.passes());
    text.addProperty("rate", phase.rate());
    text.addProperty("weightDecay", phase.weightDecay());
    phase.thawing().ifPresent(thawing -> text.add("thawing", describe(thawing)));
    text.addProperty("rateFactor", phase.rateFactor());
    text.addProperty("schedule", phase.schedule().kind().name());
    text.addProperty("warmUp", phase.schedule().warmUp());
    text.addProperty("stopLoss", phase.guard().stopLoss().name());
    text.addProperty("anchor", phase.guard().anchor());
    text.addProperty("patience", phase.guard().patience());
    text.addProperty("solver", phase.solver().name());
    if (!phase.strengths().isEmpty()) {
      text.add("strengths", JsonFields.array(phase.strengths()));
    }
    return text;
  }

  private static Phase phase(JsonFields text) {
    return new Phase(
        text.integer("passes"),
        text.number("rate"),
        text.number("weightDecay"),
        text.optional("thawing").map(PackedRecipes::thawing),
        text.number("rateFactor"),
        new Schedule(text.constant("schedule", Schedule.Kind.class), text.number("warmUp")),
        new Guard(
            text.constant("stopLoss", StopLoss.class),
            text.number("anchor"),
            text.integer("patience")),
        text.constant("solver", Solver.class),
        text.has("strengths") ? text.numbers("strengths") : List.of());
  }

  private static JsonObject describe(Thawing thawing) {
    JsonObject text = new JsonObject();
    text.addProperty("kind", thawing.kind().name());
    text.addProperty("stages", thawing.stages());
    text.add("patterns", JsonFields.array(thawing.patterns()));
    return text;
  }

  private static Thawing thawing(JsonFields text) {
    return new Thawing(
        text.constant("kind", Thawing.Kind.class), text.integer("stages"), text.texts("patterns"));
  }

  private static JsonObject describe(RateSearch search) {
    JsonObject text = new JsonObject();
    text.add("grid", JsonFields.array(search.grid()));
    text.addProperty("seeds", search.seeds());
    text.addProperty("widenings", search.widenings());
    search.plateau().ifPresent(plateau -> text.add("plateau", describe(plateau)));
    return text;
  }

  private static JsonObject describe(Plateau plateau) {
    JsonObject text = new JsonObject();
    text.addProperty("updates", plateau.updates());
    text.addProperty("mostPasses", plateau.mostPasses());
    return text;
  }

  private static RateSearch search(JsonFields text) {
    return new RateSearch(
        text.numbers("grid"),
        text.integer("seeds"),
        text.integer("widenings"),
        text.optional("plateau")
            .map(p -> new Plateau(p.integer("updates"), p.integer("mostPasses"))));
  }

  private JsonObject describe(Objective objective) {
    JsonObject text = new JsonObject();
    text.addProperty("labelSmoothing", objective.labelSmoothing());
    text.addProperty("mixup", objective.mixup());
    text.addProperty("classWeights", objective.classWeights().name());
    objective.method().ifPresent(method -> text.add("method", methods.describe(method)));
    if (objective.monitor() != Monitor.ACCURACY) {
      text.addProperty("monitor", objective.monitor().name());
    }
    return text;
  }

  private Objective objective(JsonFields text) {
    return new Objective(
        text.number("labelSmoothing"),
        text.number("mixup"),
        text.constant("classWeights", Objective.ClassWeights.class),
        text.optional("method").map(methods::read),
        text.has("monitor") ? text.constant("monitor", Monitor.class) : Monitor.ACCURACY);
  }
}
