package dev.graft.experiment;

import dev.graft.data.Corrupted;
import dev.graft.data.Digits;
import dev.graft.data.Domains;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.data.Split;
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
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.recipe.Method;
import dev.graft.recipe.Recipe;
import dev.graft.training.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Plans with every method of the library, with settings that a locale could write otherwise. */
final class MethodPlans {
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2);

  private MethodPlans() {}

  static Map<String, Supplier<Plan>> all() {
    Map<String, Supplier<Plan>> plans = new LinkedHashMap<>();
    Supplier<Base> free = () -> FashionNet.digits().withoutHead();
    plans.put("no method", () -> plan(free.get(), RECIPE));
    for (Method method :
        List.of(
            Dan.withDefaults(),
            new DeepCoral(2.5),
            new DomainAdversarial(0.5, 1_024),
            ClassWeighted.of(DomainAdversarial.withDefaults()),
            EntropyMinimisation.withDefaults(),
            new MinimumClassConfusion(0.75, 2.5),
            new AdaptedStatistics(),
            new TargetOracle())) {
      plans.put("method " + method.name(), () -> plan(free.get(), RECIPE.with(method)));
    }
    plans.put(
        "method shallow CORAL",
        () -> plan(free.get().frozen(), RECIPE.with(new ShallowCoral(0.125))));
    plans.put("method multi-task", () -> multiTask(tasks()));
    plans.put("method multi-task, learned", () -> multiTask(tasks().weighedByUncertainty()));
    plans.put("method denoising", MethodPlans::denoising);
    return plans;
  }

  private static ImageSet digits() {
    return Digits.all().only("1", "3", "7");
  }

  private static Plan plan(Base base, Recipe recipe) {
    Domains domains = Domains.of(digits(), digits().shifted(Shift.rotation(22.5)));
    Split split = domains.perClass(20, 10).withTestRows(40);
    return new Plan(split, base.withHead(Head.linear(split.data().classes())), recipe, 5);
  }

  private static MultiTask tasks() {
    List<Integer> parity = IntStream.range(0, digits().size()).mapToObj(row -> row % 2).toList();
    return MultiTask.on(digits())
        .withTask(new MultiTask.Task("parity", List.of("even", "odd"), parity, 0.5));
  }

  private static Plan multiTask(MultiTask tasks) {
    Split split = digits().perClass(20, 10);
    Base base = FashionNet.clothing().withoutHead();
    return new Plan(
        split, base.withHead(Head.linear(split.data().classes())), RECIPE.with(tasks), 5);
  }

  private static Plan denoising() {
    List<Integer> rows = IntStream.range(0, 100).boxed().toList();
    Corrupted corrupted = Corrupted.of(Digits.all(), rows, Shift.masking(0.3));
    Denoising method = Denoising.of(corrupted, FashionNet.PREPROCESSING);
    return new Plan(
        corrupted.set().split(),
        FashionNet.untrained().withHead(Head.linear(Corrupted.COPIES)).fromScratch(),
        RECIPE.with(method),
        5);
  }
}
