package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.data.Split;
import dev.graft.experiment.Arm;
import dev.graft.experiment.Experiment;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SmallNet;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.show.Display;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of {@link Graft#compare}. The rival comes before fine-tuning, which takes longest: so
 * there is a verdict before all is done.
 */
final class Comparing {
  static final double TRAINING = 0.5;
  static final double VALIDATION = 0.2;
  static final double TEST = 0.3;
  static final int THAWED_STAGES = 2;

  static final String FROZEN = "frozen";
  static final String FINE_TUNED = "fine-tuned";

  /** What the arm without transfer is called. */
  static final String RIVAL = "small net from scratch";

  static final String TWIN = "twin from scratch";

  private final Compare asked;
  private final SoFar soFar = new SoFar(Display.current());

  Comparing(Compare asked) {
    this.asked = asked;
  }

  Compared run() {
    soFar.says(Text.format("reading the pictures of %s", asked.pictures()));
    long start = System.nanoTime();
    Split split = asked.pictures().split(this::inputs);
    double reading = (System.nanoTime() - start) / 1e9;
    PictureSize size = PictureSize.of(asked, split.data().size());
    String ground = ground(split, size, size.cost(split.data().size(), reading));
    soFar.says(ground);
    Experiment all = run(split, size);
    Comparison comparison = Comparison.of(all.runs()).against(RIVAL);
    Decision decision = Decision.of(all, comparison);
    soFar.ends();
    String cells = Cells.of(asked, size, split);
    return new Compared(all, comparison, decision, ground, cells);
  }

  /** What the arms take, so that each picture is decoded once for all of them. */
  private List<Preprocessing> inputs(int pictures) {
    int size = PictureSize.of(asked, pictures).pixels();
    return List.of(asked.base().preprocessing().withSize(size), SmallNet.PREPROCESSING);
  }

  private Experiment run(Split split, PictureSize size) {
    Head head = Head.linear(split.data().classes());
    Network network = asked.base().withoutHead().withSize(size.pixels()).frozen().withHead(head);
    Recipe recipe = Recipe.withDefaults();
    Experiment first =
        Experiment.on(split)
            .withStore(asked.store())
            .withSeeds(asked.seeds().stream().mapToLong(Long::longValue).toArray())
            .withArm(FROZEN, network, recipe);
    Network small = SmallNet.untrained().withHead(head).fromScratch();
    List<Arm> later = new ArrayList<>();
    int thawed = thawed(asked.base());
    if (thawed > 0) {
      Recipe tuning = recipe.withRateSearch(size.search());
      later.add(new Arm(FINE_TUNED, network, tuning.thenFineTune(Thawing.fromTheTop(thawed))));
    }
    if (asked.twin() == Compare.Twin.INCLUDED) {
      later.add(new Arm(TWIN, network.fromScratch(), recipe));
    }
    return soFar.through(first, new Arm(RIVAL, small, recipe), later);
  }

  /** How many stages fine-tuning thaws; none of a base whose tensors cannot be reached. */
  static int thawed(Base base) {
    boolean sealed = base.backbone().access() == Backbone.Access.SEALED;
    return sealed ? 0 : Math.min(THAWED_STAGES, base.cuts().size());
  }

  /** What stands before the first result: what was read, how it is used, what it will cost. */
  private String ground(Split split, PictureSize size, String cost) {
    return Text.format(
        "%s\n%s\n%s sees pictures of %d px (%s), %s of %d px: %s%s",
        split.data(),
        split.toString().lines().findFirst().orElse(""),
        asked.base().card().name(),
        size.pixels(),
        size.why(),
        RIVAL,
        SmallNet.SIZE,
        cost,
        thawed(asked.base()) == 0
            ? ". It stays frozen: it is a model of which nothing thaws"
            : size.searched(split.data().size()));
  }
}
