package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.model.TensorSpec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backbone with the classifier that it was trained with as its last stage: what comes out are the
 * logarithms of the new classes' probabilities, log sum_k p_k over the old classes k that stand for
 * each.
 *
 * @param below the backbone
 * @param old the classes of its classifier
 * @param match which of them stand for which
 * @param places their places, one list per new class
 */
record AnsweringBackbone(Backbone below, OldHead old, ClassMatch match, List<List<Integer>> places)
    implements Backbone {
  static final String STAGE = "old head";
  static final String MATRIX = "old_head.weight";
  static final String BIAS = "old_head.bias";

  /** No probability of the old head is below it that 32 bits could tell from 0. */
  private static final float LEAST = 1e-30f;

  /** Below the logarithm of any probability. */
  private static final float NEVER = -1000;

  /** The frozen network of a base and its old head. */
  static Network of(Base base, ClassMatch match) {
    OldHead old =
        base.oldHead()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Text.format(
                                "the base %s has no old head to answer with; take it before withoutHead(),",
                                base.card().name())
                            + " or use Head.nearestMean(classes)"));
    List<List<Integer>> places = match.places(base.card().name(), old);
    Backbone backbone = new AnsweringBackbone(base.backbone(), old, match, places);
    Base answering =
        base.withoutHead()
            .on(
                backbone,
                () ->
                    base.weights()
                        .renamed(
                            name ->
                                name.equals(old.matrix())
                                    ? MATRIX
                                    : name.equals(old.bias()) ? BIAS : name),
                base.card());
    return answering.frozen().withHead(Head.oldAnswers(match.classes()));
  }

  @Override
  public String name() {
    return below.name() + " and its old head";
  }

  @Override
  public Access access() {
    return below.access();
  }

  @Override
  public boolean takes(Input input) {
    return below.takes(input);
  }

  @Override
  public String wayOut() {
    return below.wayOut();
  }

  @Override
  public int version() {
    return below.version();
  }

  @Override
  public int features() {
    return places.size();
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>(below.stages());
    List<TensorSpec> tensors =
        List.of(
            new TensorSpec(MATRIX, Role.MATRIX, List.of(old.classes(), below.features())),
            new TensorSpec(BIAS, Role.BIAS, List.of(old.classes())));
    stages.add(new Stage(STAGE, tensors, () -> new Answers(tensors)));
    return stages;
  }

  @Override
  public String canonical() {
    return Canonical.of("answering")
        .withNested("below", below.canonical())
        .withNames("old classes", old.names())
        .withNested("match", match.canonical())
        .toString();
  }

  /** (n, features) or (n, features, h, w) to (n, new classes). */
  private final class Answers extends PlainStage {
    private final Parameter matrix;
    private final Parameter bias;

    Answers(List<TensorSpec> tensors) {
      matrix = addParameter(Tensors.parameter(tensors.get(0)));
      bias = addParameter(Tensors.parameter(tensors.get(1)));
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray input = inputs.head();
      NDArray features = input.getShape().dimension() == 4 ? Tensors.averaged(input) : input;
      NDArray scores =
          Linear.linear(
                  features,
                  store.getValue(matrix, input.getDevice(), training),
                  store.getValue(bias, input.getDevice(), training))
              .singletonOrThrow(); // (n, old classes)
      NDArray sums = scores.softmax(1).dot(members(input)); // (n, new classes)
      return new NDList(sums.add(LEAST).log().add(offsets(input)));
    }

    @Override
    Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
      NDArray beside = matrix.getArray();
      SymbolGraph.Node features = input.shape().dimension() == 4 ? graph.averaged(input) : input;
      SymbolGraph.Node shares = graph.softmax(graph.dense(features, beside, bias.getArray()));
      NDArray least = beside.getManager().full(new Shape(places.size()), LEAST);
      SymbolGraph.Node sums = graph.dense(shares, members(beside).transpose(), least);
      return Optional.of(graph.logarithm(sums, offsets(beside)));
    }

    /** 1 where an old class stands for a new one, (old classes, new classes). */
    private NDArray members(NDArray beside) {
      float[] values = new float[old.classes() * places.size()];
      for (int c = 0; c < places.size(); c++) {
        for (int place : places.get(c)) {
          values[place * places.size() + c] = 1;
        }
      }
      return LiveArray.of(beside.getManager(), values, new Shape(old.classes(), places.size()));
    }

    private NDArray offsets(NDArray beside) {
      float[] values = new float[places.size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = places.get(c).isEmpty() ? NEVER : 0;
      }
      return LiveArray.of(beside.getManager(), values, new Shape(1, values.length));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {new Shape(inputs[0].get(0), places.size())};
    }
  }
}
