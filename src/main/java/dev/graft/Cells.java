package dev.graft;

import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.EfficientNetLite0;
import java.util.List;
import java.util.stream.Collectors;

/** The cells that {@link Graft#compare} stands for: what they compute has the same keys. */
final class Cells {
  private static final String TEMPLATE =
      """
      // data: the same rows in the same order for every arm
      %s
      // step 1, select the source
      %s
      // step 2, create the base model, fed pictures of this size
      var base = source.withoutHead().withSize(%d);
      // step 3, freeze
      var frozen = base.frozen();
      // step 4, add new layers
      var network = frozen.withHead(Head.linear(pictures.classes()));
      // step 5, train the new layers: solved
      var recipe = Recipe.withDefaults();
      var first = Experiment.on(split)%s.withArm("%s", network, recipe);
      first.run();
      // the rival: a small net from scratch, whose rate is searched
      var small = SmallNet.untrained().withHead(Head.linear(pictures.classes())).fromScratch();
      var both = first.withArm("%s", small, recipe);
      both.run();
      %s%s// compare, then decide
      var comparison = Comparison.of(%s.runs()).against("%s");
      comparison.show();
      Decision.of(%s, comparison)
      """;

  private static final String TUNING =
      """
      // step 6, fine-tune: continues the stored frozen runs
      var all = both.withArm("%s", network, recipe%s.thenFineTune(Thawing.fromTheTop(%d)));
      all.run();
      """;

  private static final String TWIN =
      """
      // the twin: was the transfer negative?
      var twins = all.withArm("%s", network.fromScratch(), recipe);
      twins.run();
      """;

  private Cells() {}

  static String of(Compare asked, PictureSize size, Split split) {
    boolean twin = asked.twin() == Compare.Twin.INCLUDED;
    int thawed = Comparing.thawed(asked.base());
    String last = twin ? "twins" : thawed > 0 ? "all" : "both";
    return Text.format(
        TEMPLATE,
        asked.pictures().code(split),
        source(asked),
        size.pixels(),
        seeds(asked.seeds()),
        Comparing.FROZEN,
        Comparing.RIVAL,
        thawed > 0 ? Text.format(TUNING, Comparing.FINE_TUNED, search(size), thawed) : "",
        twin ? Text.format(TWIN, Comparing.TWIN) : "",
        last,
        Comparing.RIVAL,
        last);
  }

  private static String search(PictureSize size) {
    return size.searchesAlike() ? "" : ".withRateSearch(RateSearch.quick())";
  }

  /** Code is known of the base that comes with the library alone. */
  private static String source(Compare asked) {
    String name = asked.base().card().name();
    return name.equals(EfficientNetLite0.imageNet().card().name())
        ? "var source = EfficientNetLite0.imageNet();"
        : Text.format("var source = yourBase;  // the base that was given: %s", name);
  }

  static String seeds(List<Long> seeds) {
    return seeds.equals(Experiment.DEFAULT_SEEDS)
        ? ""
        : seeds.stream().map(String::valueOf).collect(Collectors.joining(", ", ".withSeeds(", ")"));
  }
}
