package dev.graft.model;

import dev.graft.input.TableEncoding;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A net for rows of a table: dense layers with ReLU, each (n, inputs) to (n, units), one behind the
 * other. Cut points: dense1, dense2, ... .
 *
 * @param inputs how many numbers a row becomes, at least 1
 * @param units per layer its outputs, each at least 1; the last is the number of features
 */
public record TableNet(int inputs, List<Integer> units) implements Backbone {
  /** Enough for tables of a few dozen columns; two layers, so that one can be frozen alone. */
  public static final List<Integer> DEFAULT_UNITS = List.of(64, 64);

  /** Checks the ranges and copies the list. */
  public TableNet {
    units = List.copyOf(units);
    Check.atLeast("inputs", inputs, 1);
    Check.that(!units.isEmpty(), "units (0 layers) must be given for 1 layer or more");
    units.forEach(number -> Check.atLeast("units", number, 1));
  }

  /** The untrained net for rows that are encoded so, to train a source with. */
  public static Base untrained(TableEncoding encoding) {
    return untrained(encoding, DEFAULT_UNITS);
  }

  /** The same with other layers. */
  public static Base untrained(TableEncoding encoding, List<Integer> units) {
    return Base.of(
            new TableNet(encoding.length(), units),
            Weights::none,
            new Card("TableNet", "nothing yet", "Apache-2.0"))
        .madeFor(encoding);
  }

  /** The sizes of its layers are part of the name: other sizes, other tensors. */
  @Override
  public String name() {
    String sizes = units.stream().map(String::valueOf).collect(Collectors.joining("-"));
    return Text.format("table-net %d-%s", inputs, sizes);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    int before = inputs;
    for (int units : units) {
      stages.add(DenseStage.describe("dense" + (stages.size() + 1), before, units));
      before = units;
    }
    return stages;
  }

  @Override
  public int features() {
    return units.get(units.size() - 1);
  }
}
