package dev.graft.chart;

import dev.graft.internal.Colours;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of the arms, told apart by colour-blind readers (Okabe and Ito 2008). The arms of the
 * six cells have the same colour in every picture; others take theirs in their order. From the
 * sixth other arm on they are Tol's (2021, "Colour schemes", muted), which are harder to tell from
 * the first ones; from the ninth on they are of any hue, but no two are alike.
 */
public final class Palette implements Shown {

  /** Of Okabe and Ito's yellow last: it is weak on white. */
  private static final List<String> OTHERS =
      List.of(
          Colours.GREEN,
          Colours.PURPLE,
          Colours.ORANGE,
          Colours.SKY,
          Colours.YELLOW,
          "#882255",
          "#999933",
          "#332288");

  private static final Map<String, String> FIXED =
      Map.of("scratch", Colours.BLACK, "frozen", Colours.BLUE, "fine-tuned", Colours.VERMILLION);

  private static final double GOLDEN = 0.6180339887;

  private final Map<String, String> colours = new LinkedHashMap<>();

  private Palette(List<String> arms) {
    int others = 0;
    for (String arm : arms) {
      String fixed = FIXED.get(arm);
      colours.put(arm, fixed != null ? fixed : other(others++));
    }
  }

  /** Hues that lie apart by the golden ratio do not come again. */
  private static String other(int number) {
    if (number < OTHERS.size()) {
      return OTHERS.get(number);
    }
    int further = number - OTHERS.size();
    float hue = (float) (further * GOLDEN % 1);
    float strength = further % 2 == 0 ? 0.9f : 0.55f;
    float light = further % 3 == 0 ? 0.5f : 0.75f;
    return Text.format("#%06X", Color.HSBtoRGB(hue, strength, light) & 0xFFFFFF);
  }

  /** The colours of these arms. */
  public static Palette of(List<String> arms) {
    return new Palette(arms);
  }

  /** The colour of an arm as #RRGGBB; black for one that is not there. */
  public String colour(String arm) {
    return colours.getOrDefault(arm, Colours.BLACK);
  }

  @Override
  public String toString() {
    return colours.toString();
  }
}
