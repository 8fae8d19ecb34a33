package dev.graft.model;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;

/**
 * A net for sentences: a vector per word, a convolution over three words each with a ReLU, the
 * maximum over all positions, and a dense layer with a ReLU (Kim 2014, with one width). Cut points:
 * embedding, convolution, dense; cut behind the embedding, its features are the mean vector.
 *
 * @param words how many word numbers there are, padding and unseen words included, at least 2
 * @param vector the length of a word's vector, at least 1
 * @param filters of the convolution, at least 1
 * @param units of the dense layer, the features, at least 1
 */
public record TextNet(int words, int vector, int filters, int units) implements Backbone {
  /** Enough for the few thousand words that some ten thousand sentences teach. */
  public static final int DEFAULT_VECTOR = 32;

  /** Patterns of three words; more bring little on short sentences. */
  public static final int DEFAULT_FILTERS = 64;

  /** Features for a new head. */
  public static final int DEFAULT_UNITS = 32;

  /** Checks the ranges. */
  public TextNet {
    Check.atLeast("words", words, Vocabulary.FIRST);
    Check.atLeast("vector", vector, 1);
    Check.atLeast("filters", filters, 1);
    Check.atLeast("units", units, 1);
  }

  /** The untrained net for sentences in these words, to train a source with. */
  public static Base untrained(Vocabulary vocabulary) {
    return untrained(vocabulary, DEFAULT_VECTOR, DEFAULT_FILTERS, DEFAULT_UNITS);
  }

  /** The same of another size. */
  public static Base untrained(Vocabulary vocabulary, int vector, int filters, int units) {
    return Base.of(
            new TextNet(vocabulary.size(), vector, filters, units),
            Weights::none,
            new Card("TextNet", "nothing yet", "Apache-2.0"))
        .madeFor(vocabulary);
  }

  /** Its sizes are part of the name: other sizes, other tensors. */
  @Override
  public String name() {
    return Text.format("text-net %d-%d-%d-%d", words, vector, filters, units);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        EmbeddingStage.describe("embedding", words, vector),
        SequenceStage.describe("convolution", vector, filters),
        DenseStage.describe("dense", filters, units));
  }

  @Override
  public int features() {
    return units;
  }
}
