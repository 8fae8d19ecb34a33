package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.internal.Check;
import dev.graft.recipe.SourceFeatures;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What enters a run whose method changes the features of the source's rows. */
final class ChangedFeatures {
  private ChangedFeatures() {}

  /** The activations as the plan's method leaves them; as they are where it changes none. */
  static Activations of(Plan plan, Activations features) {
    return plan.recipe()
        .objective()
        .method()
        .filter(SourceFeatures.class::isInstance)
        .map(method -> changed((SourceFeatures) method, RunRows.of(plan).rows(), features))
        .orElse(features);
  }

  private static Activations changed(SourceFeatures method, Rows rows, Activations features) {
    Check.that(
        features.shape().dimension() == 1,
        "features (%s) must be rows of numbers for method '%s'; there was no room to keep them",
        features.shape(),
        method.name());
    UnaryOperator<float[]> change =
        method.change(values(features, rows.training()), values(features, rows.unlabelled()));
    Map<Integer, float[]> source =
        Stream.concat(rows.training().stream(), rows.validation().stream())
            .collect(
                Collectors.toMap(row -> row, row -> change.apply(features.values().apply(row))));
    return new Activations(
        row -> source.containsKey(row) ? source.get(row) : features.values().apply(row),
        features.shape(),
        features.secondsPerRow());
  }

  private static float[][] values(Activations features, List<Integer> rows) {
    return rows.stream().map(row -> features.values().apply(row)).toArray(float[][]::new);
  }
}
