package dev.graft.training;

import ai.djl.ndarray.types.Shape;
import dev.graft.data.Examples;
import dev.graft.internal.Canonical;
import dev.graft.internal.Sha256;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.NetworkBlock;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages below a cut with the weights they have in a run, and the rows they see: all that
 * decides what they answer.
 *
 * <p>A copy of a row has a number of its own: row + copy x (number of rows).
 */
record FrozenPart(Examples data, Base base, Weights weights, Augmentation augmentation) {
  /**
   * The keys of the answers behind each stage, from 0 stages, which are the rows' own numbers, on.
   */
  List<String> keys(int stages) {
    List<String> keys = new ArrayList<>();
    for (int cut = 0; cut <= stages; cut++) {
      keys.add(key(cut));
    }
    return keys;
  }

  private String key(int cut) {
    Set<String> names = tensors(cut).stream().map(TensorSpec::name).collect(Collectors.toSet());
    return Sha256.of(
        Canonical.of("features")
            .with("algorithm", Plan.ALGORITHM)
            .with("engine", Engines.name())
            .with("data", data.hash())
            .withNested("backbone", base.backbone().canonical())
            .with("weights", weights.only(names::contains).hash())
            .withNested("preprocessing", base.input().canonical())
            .with("augmentation", augmentation.kind())
            .with("stages", cut)
            .toString());
  }

  /** The tensors of the first stages. */
  List<TensorSpec> tensors(int cut) {
    List<Stage> below = base.backbone().stages().subList(0, cut);
    return below.stream().flatMap(stage -> stage.tensors().stream()).toList();
  }

  /** The shape of a row's answer behind so many stages. */
  Shape shape(int stages) {
    return shape(base, stages);
  }

  static Shape shape(Base base, int stages) {
    if (stages == 0) {
      return NetworkBlock.batch(base.input(), 1).slice(1);
    }
    boolean all = stages == base.backbone().stages().size();
    return all
        ? new Shape(base.backbone().features())
        : NetworkBlock.shapes(base).get(stages - 1).slice(1);
  }

  /** The numbers of a row or of a copy of it. */
  float[] pixels(int number) {
    int row = number % data.size();
    return augmentation.pixels(data, row, number / data.size(), base.input());
  }
}
