package dev.graft.bench;

import dev.graft.AtlasLine;
import dev.graft.AtlasPlan;
import dev.graft.experiment.Experiment;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cell of the atlas with what it is computed from.
 *
 * @param cost how many times the cheapest cell it costs, about
 */
record AtlasJob(AtlasTarget target, AtlasLine.Cell cell, Mode mode, double cost) {
  /** The name of the arm that each cell's is compared with. */
  static final String SCRATCH = "scratch";

  private static final double LARGE_COST = 10;

  /** The modes of the plan, in its order, and how many times a frozen cell each costs, about. */
  private enum Mode {
    FROZEN(1),
    TOP_THAWED(4),
    ALL_THAWED(5);

    private final int cost;

    Mode(int cost) {
      this.cost = cost;
    }

    private Optional<Thawing> thawing(int top) {
      return switch (this) {
        case FROZEN -> Optional.empty();
        case TOP_THAWED -> Optional.of(Thawing.fromTheTop(top));
        case ALL_THAWED -> Optional.of(Thawing.all());
      };
    }
  }

  /** Those of all planned cells, the cheapest first. */
  static List<AtlasJob> all(RunStore store) {
    List<AtlasTarget> targets = AtlasTarget.all(store);
    return AtlasPlan.cells().stream()
        .map(cell -> of(targets, cell))
        .sorted(Comparator.comparingDouble(AtlasJob::cost))
        .toList();
  }

  private static AtlasJob of(List<AtlasTarget> targets, AtlasLine.Cell cell) {
    AtlasTarget target =
        targets.stream().filter(t -> t.name().equals(cell.target())).findFirst().orElseThrow();
    Mode mode = Mode.values()[AtlasPlan.MODES.indexOf(cell.mode())];
    double large = cell.source().equals(AtlasPlan.LARGE) ? LARGE_COST : 1;
    double size = (1 + targets.indexOf(target)) * Math.sqrt(cell.perClass()) * large;
    return new AtlasJob(target, cell, mode, size * mode.cost);
  }

  int perClass() {
    return cell.perClass();
  }

  String source() {
    return cell.source();
  }

  String arm() {
    return cell.mode();
  }

  Optional<Thawing> thawing() {
    return mode.thawing(target.top());
  }

  Network fromScratch() {
    return target.scratch().withoutHead().withHead(head()).fromScratch();
  }

  Network network() {
    return target.sources().get(source()).withoutHead().frozen().withHead(head());
  }

  private Head head() {
    return Head.linear(target.data().classes());
  }

  /** The two arms as whoever states nothing has them. */
  Experiment byDefault(Experiment empty) {
    Recipe plain = Recipe.withDefaults();
    Recipe arm = thawing().map(plain::thenFineTune).orElse(plain);
    return empty.withArm(SCRATCH, fromScratch(), plain).withArm(arm(), network(), arm);
  }
}
