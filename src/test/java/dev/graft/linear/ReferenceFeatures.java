package dev.graft.linear;

import com.google.gson.GsonBuilder;
import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.Examples;
import dev.graft.data.FashionMnist;
import dev.graft.data.Penguins;
import dev.graft.data.Sentiment;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.data.TextSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.input.TableEncoding;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.TextNet;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.training.BaseFeatures;
import dev.graft.training.FeatureCache;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Features of real data, on which {@code src/test/python/logistic_reference.py} fits scikit-learn
 * and {@code LogisticRegression} must find the same:
 *
 * <ul>
 *   <li>{@code NAME.f32.gz}, per data set: n + held rows of d numbers, row by row, float32,
 *       little-endian, packed by gzip; the n training rows first. As the base answers.
 *   <li>{@code features.json}: a list with an object per data set: its name; data and base in
 *       words; n, held and d; the names of the classes; labels of the training rows and heldLabels,
 *       as numbers from 0 in the order of classes.
 * </ul>
 *
 * <p>All but the penguins have come through a ReLU: some columns are constant on the training rows,
 * and others differ in one row alone, so that a held-out row can be thousands of deviations away.
 * The penguins are the plain encoding of a table, in which the columns of a category sum to 1, and
 * their classes differ in size; in the other sets the classes of the training rows take turns.
 */
public final class ReferenceFeatures {
  private static final long SEED = 1;

  /** What stands in the JSON file. */
  private record Description(
      String name,
      String data,
      String base,
      int n,
      int held,
      int d,
      List<String> classes,
      List<Integer> labels,
      List<Integer> heldLabels) {}

  private record Features(String base, List<float[]> rows) {
    int columns() {
      return rows.get(0).length;
    }
  }

  private final Path folder;
  private final List<Description> written = new ArrayList<>();

  private ReferenceFeatures(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all files into a folder; the net that reads the sentences is trained here, in seconds:
   *
   * <pre>
   * export GRAFT_HOME=$PWD/target
   * python3 src/jupyter/sentences.py
   * mvn -Pbench test-compile exec:java -Dexec.mainClass=dev.graft.linear.ReferenceFeatures
   *     -Dexec.args=src/test/resources/dev/graft/linear -Dgraft.engine=MXNet
   * </pre>
   *
   * <p>The reference must be made anew with them: last digits of features differ from one processor
   * to another, and those of the sentences by more.
   */
  public static void main(String[] arguments) throws IOException {
    ReferenceFeatures all = new ReferenceFeatures(Path.of(arguments[0]));
    all.emoji();
    all.clothes();
    all.digits();
    all.sentences();
    all.penguins();
    String lines =
        all.written.stream()
            .map(new GsonBuilder().disableHtmlEscaping().create()::toJson)
            .collect(Collectors.joining(",\n"));
    Files.writeString(all.folder.resolve("features.json"), "[\n" + lines + "\n]\n");
  }

  private void emoji() throws IOException {
    Split split = Emoji.noto().byCategory().perClass(10, 10).withTestRows(40);
    write("emoji", split, EfficientNetLite0.imageNet());
  }

  private void clothes() throws IOException {
    Examples data = FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    write("clothes", data.perClass(40, 10).withTestRows(100), FashionNet.digits());
  }

  private void digits() throws IOException {
    Split split = Digits.all().perClass(20, 10).withTestRows(100);
    write("digits", split, FashionNet.clothing());
  }

  private void sentences() throws IOException {
    TextSet films = Sentiment.movies();
    Head head = Head.linear(films.classes());
    Experiment training =
        Experiment.on(films.split(0.8, 0.1, 0.1))
            .withStore(RunStore.at(Files.createTempDirectory("runs")))
            .withSeeds(SEED)
            .withArm(
                "films",
                TextNet.untrained(films.vocabulary()).withHead(head).fromScratch(),
                Recipe.withDefaults().withPasses(3).withRate(2e-3));
    training.run();
    Examples tweets = Sentiment.tweets().knownTo(films.vocabulary());
    Split split = tweets.perClass(100, 50).withTestRows(100);
    write("sentences", split, TrainedBase.of(training, "films", SEED));
  }

  private void penguins() throws IOException {
    TableSet data = Penguins.bySpecies();
    Split split = data.split(0.45, 0.15, 0.25);
    TableEncoding encoding = data.encoding(split.rows(SEED).training());
    write(
        "penguins",
        split,
        rows ->
            new Features(
                "plain encoding", rows.stream().map(row -> data.numbers(row, encoding)).toList()));
  }

  private static Function<List<Integer>, Features> through(Base base, Examples data) {
    return rows ->
        new Features(
            base.card().name(),
            Stream.of(BaseFeatures.in(FeatureCache.shared()).of(base, data, rows))
                .map(ReferenceFeatures::floats)
                .toList());
  }

  private void write(String name, Split split, Base base) throws IOException {
    write(name, split, through(base.withoutHead(), split.data()));
  }

  private void write(String name, Split split, Function<List<Integer>, Features> made)
      throws IOException {
    Examples data = split.data();
    List<Integer> training = split.rows(SEED).training();
    List<Integer> held = split.rows(SEED).test();
    Features features = made.apply(Stream.of(training, held).flatMap(List::stream).toList());
    write(folder.resolve(name + ".f32.gz"), features);
    written.add(
        new Description(
            name,
            data.name(),
            features.base(),
            training.size(),
            held.size(),
            features.columns(),
            data.classes(),
            training.stream().map(data::label).toList(),
            held.stream().map(data::label).toList()));
  }

  private static void write(Path file, Features features) throws IOException {
    int bytesPerRow = features.columns() * Float.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(features.rows().size() * bytesPerRow).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    features.rows().forEach(floats::put);
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(bytes.array());
    }
  }

  /** They were float32 before BaseFeatures widened them: nothing is lost. */
  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
