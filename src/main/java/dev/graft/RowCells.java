package dev.graft;

import dev.graft.internal.Text;
import java.util.List;
import java.util.Optional;

/** The cells that a comparison of rows stands for: what they compute has the same keys. */
final class RowCells {
  private static final String START =
      """
      // data: the same rows in the same order for every arm
      var data = %s;
      var split = data.split(%s, %s, %s);
      var rows = split.rows(%d).training();
      var head = Head.linear(data.classes());
      var recipe = Recipe.withDefaults();
      """;

  private static final String FROZEN =
      """
      // step 3, freeze; step 4, add new layers
      var network = base.frozen().withHead(head);
      """;

  private static final String RUN =
      """
      // the rivals: a net from scratch, whose rate is searched, and a linear model
      var net = %s.withHead(head).fromScratch();
      %svar first = Experiment.on(split)%s%s.withArm("%s", Control.LINEAR_ON_PIXELS.of(net), recipe);
      first.run();
      var both = first.withArm("%s", net, recipe);
      both.run();
      """;

  private static final String TUNED =
      """
      // step 6, fine-tune: continues the stored frozen runs
      var all = both.withArm("%s", network, recipe.thenFineTune(Thawing.all()));
      all.run();
      """;

  private static final String END =
      """
      // compare, then decide
      var comparison = Comparison.of(%s.runs()).against("%s");
      comparison.show();
      Decision.of(%s, comparison)
      """;

  private RowCells() {}

  static String of(String data, Optional<RowKind.Transfer> transfer, String net, List<Long> seeds) {
    boolean tuned =
        transfer.map(RowKind.Transfer::tuning).stream().anyMatch(RowKind.Tuning.FINE_TUNED::equals);
    String last = tuned ? "all" : "both";
    return Text.format(
            START, data, Comparing.TRAINING, Comparing.VALIDATION, Comparing.TEST, seeds.get(0))
        + transfer.map(one -> one.code() + FROZEN).orElse("")
        + Text.format(
            RUN,
            net,
            transfer.isPresent() ? "// step 5, train the new layers: solved\n" : "",
            Cells.seeds(seeds),
            transfer.isPresent()
                ? Text.format(".withArm(\"%s\", network, recipe)", ComparingRows.FROZEN)
                : "",
            ComparingRows.LINEAR,
            ComparingRows.RIVAL)
        + (tuned ? Text.format(TUNED, ComparingRows.FINE_TUNED) : "")
        + Text.format(END, last, ComparingRows.RIVAL, last);
  }
}
