package dev.graft.model;

import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.graft.input.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From an example to the numbers of its kind, and from scores to probabilities. */
record SavedTranslator<I>(Input takes, List<String> classes, Function<I, float[]> numbers)
    implements Translator<I, Classifications> {
  @Override
  public NDList processInput(TranslatorContext context, I example) {
    long[] one = takes.shape().stream().mapToLong(Integer::longValue).toArray();
    return new NDList(LiveArray.of(context.getNDManager(), numbers.apply(example), new Shape(one)));
  }

  @Override
  public Classifications processOutput(TranslatorContext context, NDList scores) {
    List<Double> probabilities = new ArrayList<>();
    for (float value : scores.singletonOrThrow().softmax(0).toFloatArray()) {
      probabilities.add((double) value);
    }
    return new Classifications(classes, probabilities);
  }
}
