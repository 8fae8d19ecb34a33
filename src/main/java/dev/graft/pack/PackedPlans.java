package dev.graft.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Blobs;
import dev.graft.internal.Check;
import dev.graft.internal.JsonFields;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.model.Engines;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans that came out of a pack, or are to go into one. What is made from a pack is made by the
 * constructors that check it, and is given out only if each plan has the key that it had when it
 * was packed.
 *
 * @param plans in their order
 * @param experiment whose plans they are, where they are those of one
 */
public record PackedPlans(List<Plan> plans, Optional<Experiment> experiment) {
  /** Of a file: it is held in memory as a whole. */
  public static final int MOST_BYTES = PackFile.MOST_BYTES;

  /** Copies the list and checks that it has a plan. */
  public PackedPlans {
    plans = List.copyOf(plans);
    Check.that(!plans.isEmpty(), "plans (0) to pack must be at least 1; add an arm or a plan");
  }

  /** The plans of an experiment, arm by arm. */
  public static PackedPlans of(Experiment experiment) {
    List<Plan> plans = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      for (long seed : experiment.seeds()) {
        plans.add(new Plan(experiment.split(), arm.network(), arm.recipe(), seed));
      }
    }
    return new PackedPlans(plans, Optional.of(experiment));
  }

  /**
   * As the bytes of one file, from which they were made again for a test.
   *
   * @throws IllegalArgumentException naming what cannot be packed, why, and what to do
   */
  public byte[] bytes() {
    byte[] bytes = file().bytes();
    of(bytes);
    return bytes;
  }

  /**
   * Sees whether all of it can be packed, without making the file.
   *
   * @throws IllegalArgumentException naming what cannot be packed, why, and what to do
   */
  public void check() {
    file();
  }

  private PackFile file() {
    Blobs blobs = new Blobs();
    PlanTexts texts = new PlanTexts(blobs);
    JsonObject list = new JsonObject();
    list.addProperty("format", PackFile.FORMAT);
    list.addProperty("version", Version.NUMBER);
    list.addProperty("engine", Engines.name());
    experiment.ifPresent(e -> list.add("experiment", describe(e, texts)));
    JsonArray all = new JsonArray();
    for (Plan plan : plans) {
      JsonObject text = new JsonObject();
      text.addProperty("key", plan.key());
      if (experiment.isEmpty()) {
        text.addProperty("split", texts.put(plan.split()));
        text.addProperty("network", texts.put(plan.network()));
        text.addProperty("recipe", texts.put(plan.recipe()));
        text.addProperty("seed", plan.seed());
      }
      all.add(text);
    }
    list.add("plans", all);
    return new PackFile(list.toString(), blobs);
  }

  private static JsonObject describe(Experiment experiment, PlanTexts texts) {
    JsonObject text = new JsonObject();
    text.addProperty("split", texts.put(experiment.split()));
    text.add("seeds", JsonFields.array(experiment.seeds()));
    JsonArray arms = new JsonArray();
    for (Arm arm : experiment.arms()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", arm.name());
      one.addProperty("network", texts.put(arm.network()));
      one.addProperty("recipe", texts.put(arm.recipe()));
      arms.add(one);
    }
    text.add("arms", arms);
    return text;
  }

  /**
   * The plans of a file's bytes.
   *
   * @throws IllegalArgumentException saying what is wrong and what to do; nothing of a pack is
   *     given out in part
   */
  public static PackedPlans of(byte[] bytes) {
    return of("pack", bytes);
  }

  /**
   * The same.
   *
   * @param name what messages call it, such as "pack (sweep.zip)"
   * @throws IllegalArgumentException as above
   */
  public static PackedPlans of(String name, byte[] bytes) {
    try {
      PackFile file = PackFile.of(bytes);
      JsonFields list = JsonFields.parse(file.list());
      String engine = list.text("engine");
      return engine.equals(Engines.name()) ? made(file, list) : refused(engine);
    } catch (OtherEngine e) {
      throw Check.brief(
          new IllegalArgumentException(name + " cannot be opened here: " + e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      throw Check.brief(
          new IllegalArgumentException(
              Text.format(
                  "%s cannot be opened: %s. Ask for it again, or open it with the version of Graft"
                      + " that wrote it; this is %s",
                  name, e.getMessage() == null ? e.toString() : e.getMessage(), Version.NUMBER),
              e));
    }
  }

  /** Not damaged: it is opened elsewhere. */
  private static final class OtherEngine extends RuntimeException {
    private static final long serialVersionUID = 1;

    private OtherEngine(String message) {
      super(message);
    }
  }

  private static PackedPlans refused(String engine) {
    Check.that(
        Engines.KNOWN.contains(engine), "its engine (%s) must be one of %s", engine, Engines.KNOWN);
    throw new OtherEngine(
        Text.format(
            "its engine (%s) must be the one in use, %s, on which its runs have other keys; start"
                + " Java with -Dgraft.engine=%s",
            engine, Engines.name(), engine));
  }

  private static PackedPlans made(PackFile file, JsonFields list) {
    PlanTexts texts = new PlanTexts(file.blobs());
    PackedPlans made =
        list.optional("experiment")
            .map(text -> of(experiment(text, texts)))
            .orElseGet(() -> new PackedPlans(plans(list, texts), Optional.empty()));
    check(made.plans(), list);
    return made;
  }

  private static Experiment experiment(JsonFields text, PlanTexts texts) {
    Experiment experiment =
        Experiment.on(texts.split(text.text("split")))
            .withSeeds(text.wholes("seeds").stream().mapToLong(seed -> seed).toArray());
    for (JsonFields arm : text.objects("arms")) {
      experiment =
          experiment.withArm(
              arm.text("name"),
              texts.network(arm.text("network")),
              texts.recipe(arm.text("recipe")));
    }
    return experiment;
  }

  private static List<Plan> plans(JsonFields list, PlanTexts texts) {
    return list.objects("plans").stream()
        .map(
            text ->
                new Plan(
                    texts.split(text.text("split")),
                    texts.network(text.text("network")),
                    texts.recipe(text.text("recipe")),
                    text.whole("seed")))
        .toList();
  }

  private static void check(List<Plan> plans, JsonFields list) {
    List<String> keys = list.objects("plans").stream().map(text -> text.text("key")).toList();
    Check.that(
        keys.size() == plans.size(),
        "keys (%d) must be as many as the plans, %d",
        keys.size(),
        plans.size());
    for (int i = 0; i < keys.size(); i++) {
      String key = plans.get(i).key();
      Check.that(
          key.equals(keys.get(i)),
          "key of plan %d (%s) must be what it was when it was packed by Graft %s, %s: this version"
              + " would compute another run",
          i + 1,
          key,
          list.text("version"),
          keys.get(i));
    }
  }
}
