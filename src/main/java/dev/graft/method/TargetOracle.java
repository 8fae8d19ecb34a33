package dev.graft.method;

import dev.graft.data.Rows;
import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import dev.graft.recipe.Method;
import java.util.List;

/**
 * The upper line: the rows that other arms see without labels, with their labels. One in five of
 * them chooses the best pass, the others train; the source is not seen. No method of adaptation may
 * do so, and its runs and comparisons say that it did.
 */
public record TargetOracle() implements Method {
  private static final int VALIDATED = 5;

  @Override
  public String name() {
    return "target oracle";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Rows rows(Rows drawn, long seed) {
    List<Integer> order = Seeds.shuffled(drawn.unlabelled(), seed, "target oracle");
    int validated = order.size() / VALIDATED;
    Check.that(
        validated > 0,
        "unlabelled rows (%d) must be at least %d, one of them for validation",
        order.size(),
        VALIDATED);
    return new Rows(
        order.subList(validated, order.size()),
        order.subList(0, validated).stream().sorted().toList(),
        drawn.test());
  }

  @Override
  public String toString() {
    return "target oracle, trained on the target's labels";
  }
}
