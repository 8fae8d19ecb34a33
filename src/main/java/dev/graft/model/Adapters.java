package dev.graft.model;

import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Check;
import java.util.List;

/**
 * Whether an adapter can stand for a base's first stages. It brings quantities to a map of places;
 * what attention hands on is a row of positions, of which nobody knows where they lie.
 */
public final class Adapters {
  private static final int MAP_AXES = 4;

  private Adapters() {}

  /** For any number of its first stages: not of words, nor where a row of positions goes on. */
  public static boolean fit(Base base) {
    List<Shape> shapes = NetworkBlock.shapes(base);
    return base.input().quantities()
        && shapes.subList(0, shapes.size() - 1).stream().noneMatch(map -> isRow(base, map));
  }

  /** Refuses a row of positions behind the last stage that is to be removed. */
  static void checkFits(Base base, Stage last, Shape map) {
    Check.that(
        !isRow(base, map),
        "base %s must keep stage %s: behind it stand %d positions in a row and no map of places, to"
            + " which no adapter brings a picture; remove last stages with withoutLast(stages)",
        base.card().name(),
        last.name(),
        map.get(map.dimension() - 1));
  }

  private static boolean isRow(Base base, Shape map) {
    return map.dimension() == MAP_AXES
        && map.get(2) == 1
        && map.get(3) > 1
        && NetworkBlock.input(base).get(2) > 1;
  }
}
