package dev.graft.analysis;

import dev.graft.internal.Colours;
import dev.graft.internal.Html;
import dev.graft.internal.Text;

/** How a verdict looks in a cell: its word on a coloured ground, then the sentence. */
final class VerdictHtml {
  private VerdictHtml() {}

  static String of(Verdict verdict) {
    return "<p>" + word(verdict) + " " + Html.escape(verdict) + "</p>";
  }

  /** Its word on its ground. */
  static String word(Verdict verdict) {
    return Text.format(
        "<span style=\"background:%s;color:%s;padding:1px 6px;border-radius:3px\"><b>%s</b></span>",
        ground(verdict), ink(verdict), verdict.word());
  }

  // Okabe and Ito's blue, vermillion, green and yellow: told apart by colour-blind readers, each
  // with the ink that has the stronger contrast. The ground is opaque, so that a dark theme changes
  // nothing.
  static String ground(Verdict verdict) {
    if (verdict.standing().binds()) {
      return Colours.YELLOW;
    }
    return switch (verdict.outcome()) {
      case HELPS -> Colours.BLUE;
      case HARMS -> Colours.VERMILLION;
      case NO_DIFFERENCE -> Colours.GREEN;
      case CANNOT_TELL -> "#595959";
      case FAILED_RUN -> Colours.BLACK;
    };
  }

  static String ink(Verdict verdict) {
    boolean dark =
        switch (verdict.outcome()) {
          case HELPS, CANNOT_TELL, FAILED_RUN -> !verdict.standing().binds();
          case HARMS, NO_DIFFERENCE -> false;
        };
    return dark ? "#FFFFFF" : Colours.BLACK;
  }
}
