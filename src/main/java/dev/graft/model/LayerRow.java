package dev.graft.model;

import dev.graft.internal.Blocks;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import java.util.List;
import java.util.OptionalInt;

/**
 * A line of the table of a network: a stage or a layer.
 *
 * @param name of the stage or layer
 * @param output the shape of what it gives for one example
 * @param parameters how many values a gradient could move
 * @param state what training does to it
 * @param group of learning rates: 0 the head, 1 the stage below it; none where nothing is trained
 */
record LayerRow(String name, String output, long parameters, State state, OptionalInt group) {
  static final List<String> HEADERS =
      List.of("layer", "output", "parameters", "state", "rate group");

  /** What training does to a layer. */
  enum State {
    FROZEN("frozen", Blocks.State.FROZEN),
    FROZEN_BUT_NORMALISATION("frozen but normalisation", Blocks.State.FROZEN_IN_PART),
    FROZEN_IN_PART("frozen in part", Blocks.State.FROZEN_IN_PART),
    TRAINED("trained", Blocks.State.TRAINED),
    NEW_TRAINED("new, trained", Blocks.State.NEW),
    NEW_COMPUTED("new, computed", Blocks.State.NEW);

    private final String words;
    private final Blocks.State box;

    State(String words, Blocks.State box) {
      this.words = words;
      this.box = box;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** As it is shown: a cell per header. */
  List<String> cells() {
    String rate = group.isPresent() ? String.valueOf(group.getAsInt()) : "-";
    return List.of(name, output, Text.format("%,d", parameters), state.toString(), rate);
  }

  static List<List<String>> cells(List<LayerRow> rows) {
    return rows.stream().map(LayerRow::cells).toList();
  }

  static String text(List<LayerRow> rows) {
    return Text.table(HEADERS, cells(rows));
  }

  /** The rows as a drawing with the table folded below it. */
  static String html(List<LayerRow> rows, boolean random) {
    List<Blocks.Block> blocks = rows.stream().map(row -> row.block(random)).toList();
    return new Blocks(blocks).html()
        + "<details><summary>as a table</summary>"
        + Html.table(HEADERS, cells(rows))
        + "</details>";
  }

  private Blocks.Block block(boolean random) {
    State shown = random && state == State.TRAINED ? State.NEW_TRAINED : state;
    return new Blocks.Block(name, output, parameters, shown.box, shown.words);
  }
}
