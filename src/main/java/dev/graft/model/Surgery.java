package dev.graft.model;

import ai.djl.ndarray.types.Shape;
import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bases with stages cut away or changed. The result has no old head, since what it answered is
 * gone, and nothing of it is frozen.
 */
final class Surgery {
  private final Base base;
  private final List<Stage> stages;

  private Surgery(Base base) {
    Check.that(
        base.freezing().equals(Freezing.NOTHING),
        "of the base %s %s are frozen, which would be lost; change its layers first, then freeze"
            + " it",
        base.card().name(),
        base.freezing());
    Check.that(
        base.backbone().access() != Backbone.Access.SEALED,
        "base %s is a model whose layers cannot be reached; %s",
        base.card().name(),
        base.backbone().wayOut());
    this.base = base.withoutHead();
    this.stages = base.backbone().stages();
  }

  static Surgery on(Base base) {
    return new Surgery(base);
  }

  /**
   * An architecture whose stages are others than those it was made from.
   *
   * @param of what it was made from
   * @param cut how
   * @param removes whether layers are missing of it
   * @param change what was done to it, in words
   * @param key the same as text that, with what it was made from, enters the keys of runs
   * @param stages what is left
   * @param features the length of a feature vector
   */
  private record Changed(
      Base of,
      Cut cut,
      boolean removes,
      String change,
      String key,
      List<Stage> stages,
      int features)
      implements Backbone {
    @Override
    public String name() {
      return Text.format("%s %s", of.backbone().name(), change);
    }

    @Override
    public Access access() {
      return of.backbone().access();
    }

    @Override
    public boolean takes(Input input) {
      return of.backbone().takes(input);
    }

    @Override
    public String wayOut() {
      return of.backbone().wayOut();
    }

    @Override
    public int version() {
      return of.backbone().version();
    }

    @Override
    public String canonical() {
      return Canonical.of("changed")
          .withNested("whole", of.backbone().canonical())
          .with("change", key)
          .toString();
    }
  }

  /** How a base was changed, so that it can be done again: one of the public methods below. */
  record Cut(Kind kind, int stages, MapPooling pooling) {
    /** Which of them. */
    enum Kind {
      WITHOUT_LAST,
      WITHOUT_FIRST,
      WITH_POOLING
    }

    Base of(Base base) {
      Surgery surgery = on(base);
      return switch (kind) {
        case WITHOUT_LAST -> surgery.withoutLast(stages);
        case WITHOUT_FIRST -> surgery.withoutFirst(stages);
        case WITH_POOLING -> surgery.withPooling(pooling);
      };
    }
  }

  /** How an architecture was made from that of a base, and from which; empty where it was not. */
  static Optional<Map.Entry<Base, Cut>> made(Backbone backbone) {
    return backbone instanceof Changed changed
        ? Optional.of(Map.entry(changed.of(), changed.cut()))
        : Optional.empty();
  }

  Base withoutLast(int removed) {
    checkRemoved(removed);
    if (removed == 0) {
      return base;
    }
    int kept = stages.size() - removed;
    int features = Math.toIntExact(NetworkBlock.shapes(base).get(kept - 1).get(1));
    return changed(
        new Change(
            new Cut(Cut.Kind.WITHOUT_LAST, removed, MapPooling.AVERAGE),
            Text.format("without its last %s", count(removed)),
            "without its last " + key(removed)),
        stages.subList(0, kept),
        features);
  }

  Base withoutFirst(int removed) {
    checkRemoved(removed);
    if (removed == 0) {
      return base;
    }
    Check.that(
        base.input().quantities(),
        "base %s must keep its first stage, %s, since no other takes the numbers of words; remove"
            + " last stages with withoutLast(%d), or draw all but the first anew with"
            + " knowingUpTo(stage)",
        base.card().name(),
        stages.get(0).name(),
        removed);
    Shape map = NetworkBlock.shapes(base).get(removed - 1);
    Adapters.checkFits(base, stages.get(removed - 1), map);
    List<Stage> left = new ArrayList<>();
    left.add(AdapterStage.describe(NetworkBlock.input(base), map));
    left.addAll(stages.subList(removed, stages.size()));
    List<Integer> adapter = left.get(0).tensors().get(0).shape();
    return changed(
        new Change(
            new Cut(Cut.Kind.WITHOUT_FIRST, removed, MapPooling.AVERAGE),
            Text.format("without its first %s, %s", count(removed), adapter),
            "without its first " + key(removed) + ", " + adapter),
        left,
        base.backbone().features());
  }

  private void checkRemoved(int removed) {
    Check.that(
        removed >= 0 && removed < stages.size(),
        "stages to remove (%d) must be at least 0 and leave one of the %d of %s: %s; what no stage"
            + " at all reaches is Control.LINEAR_ON_PIXELS",
        removed,
        stages.size(),
        base.card().name(),
        base.cuts());
  }

  private static String count(int removed) {
    return removed == 1 ? "stage" : Text.format("%d stages", removed);
  }

  /** As {@link #count}, for keys: what a person reads may change without it. */
  private static String key(int removed) {
    return removed == 1 ? "stage" : removed + " stages";
  }

  Base withPooling(MapPooling pooling) {
    Shape last = NetworkBlock.shapes(base).get(stages.size() - 1);
    Check.that(
        last.dimension() == 4,
        "features of %s must come from a map to be pooled, but its last stage, '%s', answers %d"
            + " numbers; cut it below with keptUpTo(stage)",
        base.card().name(),
        stages.get(stages.size() - 1).name(),
        last.get(1));
    if (pooling == MapPooling.AVERAGE) {
      return base;
    }
    Stage top = stages.get(stages.size() - 1);
    List<Stage> all = new ArrayList<>(stages.subList(0, stages.size() - 1));
    all.add(new Stage(top.name(), top.tensors(), () -> new PooledStage(top, pooling)));
    int features = Math.toIntExact(last.get(1)) * pooling.times();
    return changed(
        new Change(
            new Cut(Cut.Kind.WITH_POOLING, 0, pooling),
            Text.format("with the %s of its map", pooling),
            "with the " + pooling.canonical() + " of its map"),
        all,
        features);
  }

  Base keptUpTo(String stage) {
    return withoutLast(stages.size() - number(stage));
  }

  /** A stage's place, counted from 1. */
  private int number(String stage) {
    Check.oneOf("stage", stage, base.cuts());
    return base.cuts().indexOf(stage) + 1;
  }

  Base knowingUpTo(String stage) {
    int first = number(stage);
    Card card = base.card();
    Set<String> known = names(stages.subList(0, first));
    String words =
        first == stages.size()
            ? card.name()
            : Text.format("%s, only its first %s", card.name(), count(first));
    return base.on(
        base.backbone(), () -> base.weights().only(known::contains), card.withName(words));
  }

  private static Set<String> names(List<Stage> some) {
    return some.stream()
        .flatMap(stage -> stage.tensors().stream())
        .map(TensorSpec::name)
        .collect(Collectors.toSet());
  }

  /** What a base was before layers were removed; empty where none were. */
  static Optional<Base> whole(Base base) {
    return base.backbone() instanceof Changed changed && changed.removes()
        ? Optional.of(changed.of())
        : Optional.empty();
  }

  /** What was removed of it, as "without its last stage". */
  static Optional<String> removed(Base base) {
    return base.backbone() instanceof Changed changed && changed.removes()
        ? Optional.of(changed.change())
        : Optional.empty();
  }

  private record Change(Cut cut, String words, String key) {}

  private Base changed(Change change, List<Stage> left, int features) {
    boolean removes = left.size() < stages.size() || left.get(0).name().equals(AdapterStage.NAME);
    Set<String> kept = names(left);
    Card card = base.card();
    return base.on(
        new Changed(
            base, change.cut(), removes, change.words(), change.key(), List.copyOf(left), features),
        () -> base.weights().only(kept::contains),
        card.withName(Text.format("%s %s", card.name(), change.words())));
  }
}
