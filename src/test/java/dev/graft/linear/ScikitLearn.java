package dev.graft.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** What scikit-learn found on features of real data; {@link ReferenceFeatures} says of what. */
public final class ScikitLearn {
  private ScikitLearn() {}

  /** The data sets by name. */
  public static List<String> names() {
    return StreamSupport.stream(json("features.json").getAsJsonArray().spliterator(), false)
        .map(set -> set.getAsJsonObject().get("name").getAsString())
        .toList();
  }

  /** Training and held-out rows of a data set. */
  private record Rows(LabelledFeatures training, LabelledFeatures held) {}

  /**
   * Holds the regression of a data set at each strength against the reference.
   *
   * @param relative how far the objective may be off, as a share of itself
   */
  public static void check(String name, double relative) {
    Rows rows = rows(name);
    LogisticRegression plain = LogisticRegression.on(rows.training);
    LogisticRegression weighted = LogisticRegression.on(weighted(rows.training));
    for (JsonElement element : set("reference.json", "sets", name).getAsJsonArray("cases")) {
      JsonObject expected = element.getAsJsonObject();
      double strength = expected.get("lambda").getAsDouble();
      boolean weights = expected.get("weighted").getAsBoolean();
      LinearModel model = (weights ? weighted : plain).fit(strength);
      String what = Text.format("%s, strength %s, weighted %s", name, strength, weights);
      double objective = expected.get("objective").getAsDouble();
      assertEquals(objective, model.objective(), relative * objective, what);
      answers(expected, model, rows.held, what);
    }
  }

  /** Answers are the same but where the two largest probabilities are all but equal. */
  private static void answers(
      JsonObject expected, LinearModel model, LabelledFeatures held, String what) {
    double[][] logarithms = model.logProbabilities(held.features());
    for (int i = 0; i < held.rows(); i++) {
      JsonArray two = expected.getAsJsonArray("probabilities").get(i).getAsJsonArray();
      int answer = expected.getAsJsonArray("answers").get(i).getAsInt();
      double largest = two.get(0).getAsDouble();
      assertEquals(largest, Math.exp(logarithms[i][answer]), 1e-3, what + ", row " + i);
      if (largest - two.get(1).getAsDouble() > 1e-3) {
        assertEquals(answer, largest(logarithms[i]), what + ", row " + i);
      }
    }
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int c = 1; c < values.length; c++) {
      largest = values[c] > values[largest] ? c : largest;
    }
    return largest;
  }

  /** The i-th row counts 1 + i mod 3. */
  private static LabelledFeatures weighted(LabelledFeatures rows) {
    double[][] targets = new double[rows.rows()][rows.classes()];
    for (int i = 0; i < targets.length; i++) {
      targets[i][rows.labels()[i]] = 1 + i % 3;
    }
    return new LabelledFeatures(rows.features(), targets, rows.labels(), rows.origins());
  }

  private static Rows rows(String name) {
    JsonObject about = set("features.json", "", name);
    int features = about.get("d").getAsInt();
    int classes = about.getAsJsonArray("classes").size();
    int[] labels = whole(about.getAsJsonArray("labels"));
    int[] held = whole(about.getAsJsonArray("heldLabels"));
    float[][] all = numbers(name, labels.length + held.length, features);
    float[][] training = Arrays.copyOfRange(all, 0, labels.length);
    float[][] rest = Arrays.copyOfRange(all, labels.length, all.length);
    return new Rows(
        LabelledFeatures.of(training, labels, classes), LabelledFeatures.of(rest, held, classes));
  }

  private static int[] whole(JsonArray numbers) {
    List<Integer> whole = new ArrayList<>();
    numbers.forEach(number -> whole.add(number.getAsInt()));
    return whole.stream().mapToInt(Integer::intValue).toArray();
  }

  private static JsonObject set(String file, String list, String name) {
    JsonElement json = json(file);
    JsonArray sets =
        list.isEmpty() ? json.getAsJsonArray() : json.getAsJsonObject().getAsJsonArray(list);
    return StreamSupport.stream(sets.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(set -> set.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonElement json(String file) {
    try (InputStream in = ScikitLearn.class.getResourceAsStream(file)) {
      return new Gson()
          .fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonElement.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[][] numbers(String name, int rows, int features) {
    try (InputStream in =
        new GZIPInputStream(ScikitLearn.class.getResourceAsStream(name + ".f32.gz"))) {
      FloatBuffer buffer =
          ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[][] numbers = new float[rows][features];
      for (float[] row : numbers) {
        buffer.get(row);
      }
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 6,000 rows of 100 features and 20 classes. */
  public static LabelledFeatures large() {
    SplittableRandom random = new SplittableRandom(7);
    float[][] features = new float[6000][100];
    for (float[] row : features) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) (2 * random.nextDouble() - 1);
      }
    }
    double[][] matrix = new double[20][100];
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] = 2 * random.nextDouble() - 1;
      }
    }
    int[] labels = new int[6000];
    for (int i = 0; i < labels.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < 20; c++) {
        double score = 4 * (2 * random.nextDouble() - 1);
        for (int j = 0; j < 100; j++) {
          score += matrix[c][j] * features[i][j];
        }
        labels[i] = score > best ? c : labels[i];
        best = Math.max(best, score);
      }
    }
    return LabelledFeatures.of(features, labels, 20);
  }
}
