package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Freezing;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.Recipe;
import dev.graft.run.Sweep;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Arms that differ in how many layers are kept, removed or added, ready to be put into an
 * experiment: which layers, how many, and what happens when the wrong ones go.
 */
public final class LayerSweep implements Shown {
  private final String turned;
  private final List<Step> steps;

  private LayerSweep(String turned, List<Step> steps) {
    this.turned = turned;
    this.steps = List.copyOf(steps);
  }

  /** An arm, the line that it belongs to, and where it stands on it. */
  private record Step(String series, Arm arm, double position, String label) {
    Sweep.Place place() {
      long parameters =
          arm.network().tensors().stream()
              .filter(tensor -> tensor.role().learned())
              .mapToLong(TensorSpec::size)
              .sum();
      return new Sweep.Place(series, arm.name(), position, label, parameters);
    }
  }

  /**
   * A base with none, one, two ... of its last stages removed, down to its first one. If the base
   * is frozen as a whole, what is left of it is; otherwise all is trained, normalisation too.
   */
  public static LayerSweep lastRemoved(Base base, Head head, Recipe recipe) {
    return removed("last", base, new Kind(head, recipe), base.thawed()::withoutLast);
  }

  /**
   * A base with none, one, two ... of its first stages removed, down to its last one, and an
   * adapter in their place. If the base is frozen as a whole, what is left of it is, and the
   * adapter stays as it was drawn; otherwise all is trained, normalisation too: the source's
   * statistics are those of maps that a new adapter does not make.
   */
  public static LayerSweep firstRemoved(Base base, Head head, Recipe recipe) {
    return removed("first", base, new Kind(head, recipe), base.thawed()::withoutFirst);
  }

  private record Kind(Head head, Recipe recipe) {}

  private static LayerSweep removed(String end, Base base, Kind kind, IntFunction<Base> without) {
    int depth = base.cuts().size();
    boolean frozen = base.frozenStages() == depth;
    Check.that(
        frozen || base.freezing().equals(Freezing.NOTHING),
        "a base of which %s are frozen cannot be swept: which they are changes with what is"
            + " removed; freeze all of it or nothing",
        base.freezing());
    List<Step> steps = new ArrayList<>();
    for (int number = 0; number < depth; number++) {
      Base left = frozen ? without.apply(number).frozen() : without.apply(number);
      String name = number == 0 ? "nothing removed" : Text.format("%s %d removed", end, number);
      Network made = frozen ? left.withHead(kind.head()) : network(left, kind.head());
      Arm arm = new Arm(name, made, kind.recipe());
      steps.add(new Step(end + " removed", arm, number, String.valueOf(number)));
    }
    return new LayerSweep("stages removed", steps);
  }

  /**
   * The network without a hidden layer, and with one of each of these sizes.
   *
   * @param units rising
   */
  public static LayerSweep hiddenUnits(Network network, Recipe recipe, int... units) {
    List<Step> steps = new ArrayList<>();
    steps.add(hidden(network.head().withHidden(), network, recipe, 0));
    for (int size : units) {
      steps.add(hidden(network.head().withHidden(size), network, recipe, steps.size()));
    }
    return new LayerSweep("units of the hidden layer", steps);
  }

  /** Places at equal distances: sizes are mostly chosen by factors, and none is no size. */
  private static Step hidden(Head head, Network network, Recipe recipe, int place) {
    int size = head.hidden().isEmpty() ? 0 : head.hidden().get(0);
    String name = size == 0 ? "no hidden layer" : Text.format("%d hidden units", size);
    Network changed = new Network(network.base(), head, network.start(), network.normalisation());
    return new Step(
        "hidden layer",
        new Arm(name, changed, recipe),
        place,
        size == 0 ? "none" : String.valueOf(size));
  }

  /**
   * For each cut of a base two arms whose stages up to the cut are the base's and whose others are
   * drawn anew: in one the kept stages stay frozen, in the other all is trained; and in front of
   * them the arm from scratch, at which nothing is kept. With a base that was trained on the target
   * itself this is the selffer control: what it loses in the middle is lost to co-adaptation,
   * layers that were trained together being parted, and not to the source (Yosinski et al. 2014,
   * "How transferable are features in deep neural networks?": BnB and BnB+; with another base AnB
   * and AnB+). Normalisation is trained where it is not frozen, as new layers need it.
   *
   * @param source a word for the base in the names of the arms
   * @param base its old head is left out
   */
  public static LayerSweep cuts(String source, Base base, Head head, Recipe recipe) {
    Base whole = base.withoutHead().thawed();
    Network scratch = whole.withHead(head).fromScratch();
    String frozen = source + ", frozen";
    String tuned = source + ", tuned";
    List<Step> steps = new ArrayList<>();
    Arm nothing = new Arm("scratch", scratch, recipe);
    steps.add(new Step(frozen, nothing, 0, "nothing"));
    steps.add(new Step(tuned, nothing, 0, "nothing"));
    for (String stage : whole.cuts()) {
      int kept = whole.cuts().indexOf(stage) + 1;
      Base part = whole.knowingUpTo(stage);
      String name = Text.format("%s up to %s, ", source, stage);
      Arm still = new Arm(name + "frozen", network(part.frozenUpTo(stage), head), recipe);
      steps.add(new Step(frozen, still, kept, stage));
      Arm moving = new Arm(name + "tuned", network(part, head), recipe);
      steps.add(new Step(tuned, moving, kept, stage));
    }
    return new LayerSweep("stages kept", steps);
  }

  private static Network network(Base base, Head head) {
    return base.withHead(head).withNormalisation(Normalisation.TRAINED);
  }

  /** Both sweeps; arms that they have in common are one. */
  public LayerSweep and(LayerSweep other) {
    Check.that(
        turned.equals(other.turned),
        "a sweep over %s cannot be joined with one over %s; put them into experiments of their own",
        turned,
        other.turned);
    List<Step> all = new ArrayList<>(steps);
    all.addAll(other.steps);
    return new LayerSweep(turned, all);
  }

  /** The experiment with these arms; those that it has already are not added again. */
  public Experiment addedTo(Experiment experiment) {
    Map<String, Arm> known = new LinkedHashMap<>();
    experiment.arms().forEach(arm -> known.put(arm.name(), arm));
    Experiment more = experiment;
    for (Step step : steps) {
      Arm arm = step.arm();
      Optional<Arm> same = Optional.ofNullable(known.putIfAbsent(arm.name(), arm));
      same.ifPresent(other -> checkSame(arm, other));
      if (same.isEmpty()) {
        more = more.withArm(arm.name(), arm.network(), arm.recipe());
      }
    }
    return more;
  }

  private static void checkSame(Arm arm, Arm other) {
    boolean equal =
        arm.network().canonical().equals(other.network().canonical())
            && arm.recipe().canonical().equals(other.recipe().canonical());
    Check.that(
        equal,
        "an arm '%s' is there already with another network or recipe; name one of them otherwise",
        arm.name());
  }

  /** Where each arm stands. */
  public Sweep places() {
    return new Sweep(turned, steps.stream().map(Step::place).toList());
  }

  @Override
  public Map<String, Object> bundle() {
    return places().bundle();
  }

  @Override
  public String toString() {
    return places().toString();
  }
}
