package dev.graft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells that the atlas is to have. */
public final class AtlasPlan {
  /** What is thawed. */
  public static final List<String> MODES = List.of("frozen", "top thawed", "all thawed");

  /** The source whose thawed cells are too dear with many rows. */
  public static final String LARGE = "ImageNet";

  private static final List<Integer> ALL = List.of(5, 20, 100);
  private static final List<Integer> FEWER = List.of(5, 20);

  /** A target's sources, and how many rows per class it has beside its test rows. */
  private record Target(List<String> sources, List<Integer> perClass) {}

  private AtlasPlan() {}

  private static Map<String, Target> targets() {
    List<String> shuffled = List.of("shuffled 50", "shuffled 100", "animals");
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("penguins", new Target(List.of("Gentoo"), FEWER));
    targets.put("shoes", new Target(more(List.of("clothing", "digits"), shuffled), ALL));
    targets.put("garments", new Target(more(List.of("digits"), shuffled), ALL));
    targets.put("digits", new Target(more(List.of("clothing"), shuffled), FEWER));
    targets.put("tweets", new Target(List.of("films"), ALL));
    targets.put("products", new Target(List.of("films"), ALL));
    targets.put("Noto", new Target(List.of("Twemoji", LARGE), FEWER));
    targets.put("Twemoji", new Target(List.of("Noto", LARGE), FEWER));
    return targets;
  }

  private static List<String> more(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** All of them, by target. */
  public static List<AtlasLine.Cell> cells() {
    List<AtlasLine.Cell> cells = new ArrayList<>();
    targets()
        .forEach(
            (name, target) -> {
              for (String source : target.sources) {
                for (int n : target.perClass) {
                  MODES.forEach(mode -> cells.add(new AtlasLine.Cell(name, source, n, mode)));
                }
              }
            });
    return cells;
  }
}
