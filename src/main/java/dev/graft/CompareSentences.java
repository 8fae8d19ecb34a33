package dev.graft;

import dev.graft.csv.CsvOptions;
import dev.graft.data.TextSet;
import dev.graft.djl.SentenceEncoder;
import dev.graft.experiment.Experiment;
import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.TextNet;
import dev.graft.run.RunStore;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A comparison on sentences, as a value: each {@code with...} returns another one, and {@link
 * #run()} computes it. The base is the sentence encoder MiniLM, which is frozen or not used; or a
 * small net that learns on a source of one's own, which can be fine-tuned too.
 */
public final class CompareSentences implements Shown {
  private final Said<TextSet> sentences;
  private final Optional<Said<TextSet>> source;
  private final List<Long> seeds;
  private final RunStore store;

  private CompareSentences(
      Said<TextSet> sentences, Optional<Said<TextSet>> source, List<Long> seeds, RunStore store) {
    this.sentences = sentences;
    this.source = source;
    this.seeds = List.copyOf(seeds);
    this.store = store;
    Check.that(!seeds.isEmpty(), "seeds (none) must be at least 1");
  }

  private static CompareSentences of(Said<TextSet> sentences) {
    return new CompareSentences(
        sentences, Optional.empty(), Experiment.DEFAULT_SEEDS, RunStore.standard());
  }

  static CompareSentences of(TextSet sentences) {
    return of(new Said<>(sentences, RowKind.given("yourSentences", sentences)));
  }

  static CompareSentences of(Path file, CsvOptions options, String sentence, String label) {
    return of(read(file, options, sentence, label));
  }

  private static Said<TextSet> read(Path file, CsvOptions options, String sentence, String label) {
    String described = options.equals(CsvOptions.withDefaults()) ? "" : ", " + options;
    return new Said<>(
        TextSet.of(file, options, sentence, label),
        Text.format(
            "TextSet.of(Path.of(%s)%s, %s, %s)",
            Said.quoted(file), described, Said.quoted(sentence), Said.quoted(label)));
  }

  /**
   * With sentences from which a small net learns first, in place of the encoder; it reads the
   * target in their words. Sentences that the target has too are left out of it.
   */
  public CompareSentences withSource(TextSet other) {
    return withSource(new Said<>(other, RowKind.given("yourSource", other)));
  }

  /** The same from a file; its labels may be other ones. */
  public CompareSentences withSource(Path file, String sentence, String label) {
    return withSource(read(file, CsvOptions.withDefaults(), sentence, label));
  }

  /** The same of a file by its name. */
  public CompareSentences withSource(String file, String sentence, String label) {
    return withSource(Compare.path(file), sentence, label);
  }

  private CompareSentences withSource(Said<TextSet> other) {
    return new CompareSentences(sentences, Optional.of(other), seeds, store);
  }

  /** Other seeds; each arm is run once with each. */
  public CompareSentences withSeeds(long... chosen) {
    return new CompareSentences(sentences, source, Arrays.stream(chosen).boxed().toList(), store);
  }

  /** Another place for finished runs. */
  public CompareSentences withStore(RunStore other) {
    return new CompareSentences(sentences, source, seeds, other);
  }

  /**
   * Computes it and shows each result as soon as it is there: the frozen base and a linear model on
   * the words; the verdict against a net from scratch; with a source, what fine-tuning adds.
   *
   * @throws IllegalStateException naming the line to add, where the encoder is not on the class
   *     path and no source is given
   * @throws java.util.concurrent.CancellationException if stopped; finished runs are in the store
   */
  public Compared run() {
    return new ComparingRows(new Sentences(sentences, source), seeds, store).run();
  }

  private record Sentences(Said<TextSet> data, Optional<Said<TextSet>> source) implements RowKind {
    private static final String NET = "TextNet.untrained(%s)";

    private static final String SOURCE =
        """
        // step 1, select the source: sentences on which a net learns first
        var source = %s.withoutRowsOf(data);
        """;

    private static final String BASE =
        """
        // step 2, create the base model
        var base = %s;
        """;

    /** Of a hundred sentences so many are read to their end, and no longer than the encoder's. */
    private static final int READ_WHOLE = 95;

    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;

    @Override
    public Said<Base> net(List<Integer> rows) {
      int length = length(data.value());
      return new Said<>(
          TextNet.untrained(data.value().vocabulary(rows).withLength(length)),
          Text.format(NET, Text.format("data.vocabulary(rows).withLength(%d)", length)));
    }

    private static int length(TextSet set) {
      int[] lengths =
          IntStream.range(0, set.size())
              .map(row -> Vocabulary.words(set.sentence(row)).size())
              .sorted()
              .toArray();
      int most = lengths[(lengths.length - 1) * READ_WHOLE / 100];
      return Math.max(SHORTEST, Math.min(LONGEST, most));
    }

    @Override
    public Optional<Transfer> transfer(List<Integer> rows, RunStore store) {
      return Optional.of(source.map(one -> learned(one, store)).orElseGet(Sentences::encoder));
    }

    private static Transfer encoder() {
      Base base = SentenceEncoder.miniLm().base();
      return new Transfer(
          base,
          Tuning.SEALED,
          Text.format(
              "Transfer: %s, trained on %s; it is frozen as a whole, so that nothing is fine-tuned."
                  + " A base that can be comes from sentences of your own: withSource(...).",
              base.card().name(), base.card().trainedOn()),
          """
          // step 1, select the source; step 2, create the base model
          var base = SentenceEncoder.miniLm().base();
          """);
    }

    private Transfer learned(Said<TextSet> source, RunStore store) {
      TextSet all = source.value();
      TextSet others = all.withoutRowsOf(data.value());
      int length = Math.max(length(others), length(data.value()));
      Vocabulary words = others.vocabulary().withLength(length);
      SourceStep step = SourceStep.of(others, TextNet.untrained(words), store);
      String net = Text.format(NET, Text.format("source.vocabulary().withLength(%d)", length));
      return new Transfer(
          step.base(),
          Tuning.FINE_TUNED,
          Text.format("Transfer: %s%s.", step.words(), leftOut(all, others)),
          Text.format(SOURCE, source.code())
              + Text.format(SourceStep.CODE, net)
              + Text.format(BASE, SourceStep.BASE));
    }

    private static String leftOut(TextSet all, TextSet others) {
      return all.size() == others.size()
          ? ""
          : Text.format(
              "; %,d of its %,d sentences stand in the target too and were left out",
              all.size() - others.size(), all.size());
    }

    @Override
    public String without() {
      return "";
    }
  }

  @Override
  public String toString() {
    return Text.format(
        "%s, %s: %s against a net from scratch; %s; run() computes it",
        sentences.value().name(),
        Text.count(sentences.value().size(), "sentence"),
        source.map(one -> "a base from " + one.value().name()).orElse("MiniLM"),
        Text.count(seeds.size(), "seed"));
  }
}
