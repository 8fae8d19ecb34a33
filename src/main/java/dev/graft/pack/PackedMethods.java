package dev.graft.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.data.PackedSplits;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Text;
import dev.graft.method.AdaptedStatistics;
import dev.graft.method.ClassWeighted;
import dev.graft.method.Dan;
import dev.graft.method.DeepCoral;
import dev.graft.method.Denoising;
import dev.graft.method.DomainAdversarial;
import dev.graft.method.EntropyMinimisation;
import dev.graft.method.MinimumClassConfusion;
import dev.graft.method.MultiTask;
import dev.graft.method.ShallowCoral;
import dev.graft.method.TargetOracle;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Method;
import java.util.ArrayList;
import java.util.List;

/** The library's methods as text and back. */
final class PackedMethods {
  private final PackedSplits data;

  PackedMethods(PackedSplits data) {
    this.data = data;
  }

  List<Codec<? extends Method>> table() {
    List<Codec<? extends Method>> table = new ArrayList<>(weighted());
    table.addAll(ofTwoSettings());
    table.add(
        new Codec<>(
            "adapted statistics",
            AdaptedStatistics.class,
            (method, text) -> {},
            text -> new AdaptedStatistics()));
    table.add(
        new Codec<>(
            "target oracle", TargetOracle.class, (method, text) -> {}, text -> new TargetOracle()));
    table.add(
        new Codec<>(
            "shallow CORAL",
            ShallowCoral.class,
            (method, text) -> text.addProperty("ridge", method.ridge()),
            text -> new ShallowCoral(text.number("ridge"))));
    table.add(
        new Codec<>(
            "class-weighted",
            ClassWeighted.class,
            (method, text) -> text.add("method", describe(method.method())),
            this::classWeighted));
    table.add(
        new Codec<>("multi-task", MultiTask.class, PackedMethods::write, PackedMethods::tasks));
    table.add(new Codec<>("denoising", Denoising.class, this::write, this::denoising));
    return table;
  }

  private static List<Codec<? extends Method>> weighted() {
    return List.of(
        new Codec<>(
            "DAN",
            Dan.class,
            (method, text) -> text.addProperty("weight", method.weight()),
            text -> new Dan(text.number("weight"))),
        new Codec<>(
            "deep CORAL",
            DeepCoral.class,
            (method, text) -> text.addProperty("weight", method.weight()),
            text -> new DeepCoral(text.number("weight"))),
        new Codec<>(
            "entropy minimisation",
            EntropyMinimisation.class,
            (method, text) -> text.addProperty("weight", method.weight()),
            text -> new EntropyMinimisation(text.number("weight"))));
  }

  private static List<Codec<? extends Method>> ofTwoSettings() {
    return List.of(
        new Codec<>(
            "domain-adversarial",
            DomainAdversarial.class,
            (method, text) -> {
              text.addProperty("weight", method.weight());
              text.addProperty("hidden", method.hidden());
            },
            text -> new DomainAdversarial(text.number("weight"), text.integer("hidden"))),
        new Codec<>(
            "minimum class confusion",
            MinimumClassConfusion.class,
            (method, text) -> {
              text.addProperty("weight", method.weight());
              text.addProperty("temperature", method.temperature());
            },
            text -> new MinimumClassConfusion(text.number("weight"), text.number("temperature"))));
  }

  JsonObject describe(Method method) {
    return Codec.describe(table(), method)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                        "method (%s) of class %s cannot be packed: %s",
                        method.name(), method.getClass().getName(), Refusals.of(method))));
  }

  Method read(JsonFields text) {
    return Codec.read(table(), text);
  }

  private ClassWeighted classWeighted(JsonFields text) {
    Method method = read(text.object("method"));
    Check.that(
        method instanceof AddedLoss, "method (%s) must add a loss to be weighted", method.name());
    return new ClassWeighted((AddedLoss) method);
  }

  private static void write(MultiTask method, JsonObject text) {
    JsonArray tasks = new JsonArray();
    for (MultiTask.Task task : method.tasks()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", task.name());
      one.add("classes", JsonFields.array(task.classes()));
      one.add("labels", JsonFields.array(task.labels()));
      one.addProperty("weight", task.weight());
      tasks.add(one);
    }
    text.addProperty("rows", method.rows());
    text.add("tasks", tasks);
    text.addProperty("weighting", method.weighting().name());
  }

  private static MultiTask tasks(JsonFields text) {
    MultiTask method =
        new MultiTask(
            text.integer("rows"), List.of(), text.constant("weighting", MultiTask.Weighting.class));
    for (JsonFields task : text.objects("tasks")) {
      method =
          method.withTask(
              new MultiTask.Task(
                  task.text("name"),
                  task.texts("classes"),
                  task.integers("labels"),
                  task.number("weight")));
    }
    return method;
  }

  private void write(Denoising method, JsonObject text) {
    text.add("data", data.describe(method.data()));
    text.add("input", PackedInputs.describe(method.input()));
  }

  private Denoising denoising(JsonFields text) {
    return new Denoising(
        data.corrupted(text.object("data")),
        Preprocessing.of(PackedInputs.read(text.object("input")), "denoising"));
  }
}
