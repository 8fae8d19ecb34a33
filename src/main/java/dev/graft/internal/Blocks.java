package dev.graft.internal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A network as a row of boxes. A box has its state as a word and as a colour that colour-blind
 * readers tell apart (Okabe and Ito 2008); its ground is white, for dark pages too.
 *
 * @param all the boxes from the input on
 */
public record Blocks(List<Block> all) {
  private static final int LEAST_PIXELS = 6;
  private static final int MORE_PIXELS = 66;

  /** What training does to a block. */
  public enum State {
    /** Nothing. */
    FROZEN(Colours.BLUE),
    /** Parts of it are trained. */
    FROZEN_IN_PART(Colours.SKY),
    /** All of it is trained, from weights that it has. */
    TRAINED(Colours.ORANGE),
    /** It begins at random. */
    NEW(Colours.GREEN);

    private final String colour;

    State(String colour) {
      this.colour = colour;
    }

    /** As #RRGGBB. */
    public String colour() {
      return colour;
    }
  }

  /**
   * A part of a network.
   *
   * @param name of the part
   * @param output the shape of what it gives
   * @param parameters how many values a gradient could move
   * @param state what training does to it
   * @param words the same in words
   */
  public record Block(String name, String output, long parameters, State state, String words) {}

  /** Copies the list. */
  public Blocks {
    all = List.copyOf(all);
  }

  /** As HTML; the bar at a box's side is the higher, the more parameters it has, by logarithm. */
  public String html() {
    long most = all.stream().mapToLong(Block::parameters).max().orElse(1);
    return "<div style=\"display:flex;flex-wrap:wrap;align-items:stretch\">"
        + all.stream()
            .map(block -> box(block, most))
            .collect(
                Collectors.joining("<div style=\"align-self:center;padding:0 3px\">&rarr;</div>"))
        + "</div>";
  }

  private static String box(Block block, long most) {
    double share = Math.log1p(block.parameters()) / Math.log1p(Math.max(1, most));
    String colour = block.state().colour();
    return Text.format(
        "<div style=\"display:flex;align-items:flex-end;margin:3px 0;border:1px solid %s;"
            + "border-top:5px solid %s;background:#ffffff;color:#222222;font:12px sans-serif\">"
            + "<div style=\"width:8px;height:%dpx;background:%s\"></div>"
            + "<div style=\"padding:4px 8px;line-height:1.4\"><b>%s</b><br>%s<br>%,d<br>%s</div>"
            + "</div>",
        colour,
        colour,
        Math.round(LEAST_PIXELS + MORE_PIXELS * share),
        colour,
        Html.escape(block.name()),
        Html.escape(block.output()),
        block.parameters(),
        Html.escape(block.words()));
  }
}
