package dev.graft.model;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.translator.ImageServingTranslator;
import ai.djl.modality.nlp.translator.TextClassificationServingTranslator;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import dev.graft.data.Images;
import dev.graft.data.Pixels;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.input.SentenceInput;
import dev.graft.input.TableEncoding;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Lets DJL ask a {@link SavedModel} with pictures (as {@code Image} or {@code Path}), sentences
 * ({@code String}) or rows ({@code Map}), whichever it was trained on, and DJL Serving with its own
 * {@code Input}. The numbers are those of the training: DJL's own resizing, for one, gives others.
 */
public final class SavedTranslatorFactory implements TranslatorFactory {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return Set.of(
        new Pair<>(Image.class, Classifications.class),
        new Pair<>(Path.class, Classifications.class),
        new Pair<>(String.class, Classifications.class),
        new Pair<>(Map.class, Classifications.class),
        new Pair<>(ai.djl.modality.Input.class, Output.class),
        new Pair<>(NDList.class, NDList.class));
  }

  @Override
  @SuppressWarnings("unchecked") // by what is asked for
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, Map<String, ?> arguments)
      throws TranslateException {
    if (input == NDList.class) {
      return (Translator<I, O>) new NoopTranslator();
    }
    try {
      SavedDescription saved = SavedDescription.read(model.getModelPath());
      return (Translator<I, O>) translator(saved.input(), saved.head().classes(), input);
    } catch (IOException e) {
      throw new TranslateException("cannot read what was saved in " + model.getModelPath(), e);
    }
  }

  private static Translator<?, ?> translator(Input takes, List<String> classes, Class<?> asked)
      throws TranslateException {
    boolean serving = asked == ai.djl.modality.Input.class;
    Optional<Preprocessing> pictures = takes.as(Preprocessing.class);
    if (pictures.isPresent() && asked == Path.class) {
      return new SavedTranslator<Path>(
          takes, classes, path -> Pixels.of(Images.read(path), pictures.get()));
    }
    if (pictures.isPresent() && (serving || asked == Image.class)) {
      SavedTranslator<Image> plain =
          new SavedTranslator<>(
              takes, classes, image -> Pixels.of(buffered(image), pictures.get()));
      return serving ? new ImageServingTranslator(plain) : plain;
    }
    Optional<SentenceInput> words = takes.as(SentenceInput.class);
    if (words.isPresent() && (serving || asked == String.class)) {
      SavedTranslator<String> plain =
          new SavedTranslator<>(takes, classes, sentence -> known(words.get(), sentence));
      return serving ? new TextClassificationServingTranslator(plain) : plain;
    }
    Optional<TableEncoding> rows = takes.as(TableEncoding.class);
    if (rows.isPresent() && asked == Map.class) {
      return new SavedTranslator<Map<String, ?>>(takes, classes, rows.get()::numbers);
    }
    throw new TranslateException(
        Text.format(
            "this model takes %s (%s), and was asked with %s; set the types Image, String or Map,"
                + " as fits, and Classifications",
            takes.takes(), takes, asked.getSimpleName()));
  }

  private static float[] known(SentenceInput words, String sentence) {
    Check.that(
        words.knows(sentence),
        "sentence '%s' must have a word that the model knows, %s; ask in other words",
        sentence,
        words);
    return words.numbers(sentence);
  }

  /** DJL's picture as Java's; one of another library's goes by way of a PNG. */
  private static BufferedImage buffered(Image image) {
    if (image.getWrappedImage() instanceof BufferedImage already) {
      return already;
    }
    try {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      image.save(written, "png");
      return ImageIO.read(new ByteArrayInputStream(written.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take over the picture", e);
    }
  }
}
