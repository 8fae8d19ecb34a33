package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.input.Input;
import dev.graft.input.SentenceInput;
import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.run.Thumbnail;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Sentences, each with its class. They stay as they were written; a {@link Vocabulary}, which
 * travels with the base, says how they become numbers.
 */
public final class TextSet implements Examples {
  final About about;
  final TextContent content;
  private final Map<Input, AtomicReferenceArray<float[]>> read = new ConcurrentHashMap<>();
  private final Set<Input> takenBy = ConcurrentHashMap.newKeySet();
  private final RowSums sums;
  private volatile String hash;
  private volatile DataNotes noted;

  TextSet(About about, TextContent content) {
    this.about = about;
    this.content = content;
    this.sums = new RowSums(labels().size(), content.sentences()::get);
    SetChecks.all(this);
  }

  /**
   * Sentences and their labels.
   *
   * @throws IllegalArgumentException naming the row of what cannot be used
   */
  public static TextSet of(String name, List<String> sentences, List<String> labels) {
    return new TextSet(
        About.of(name, "made by a program"), TextContent.of(name, sentences, labels));
  }

  /**
   * Reads a file in UTF-8 with a header: cells separated by tabs where its name ends in .tsv, else
   * by commas.
   *
   * @param sentence the column of the sentences
   * @param label the column of their classes
   * @throws IllegalArgumentException naming the row or line of what cannot be used
   */
  public static TextSet of(Path file, String sentence, String label) {
    return of(file, CsvOptions.withDefaults(), sentence, label);
  }

  /**
   * The same from a file with another separator, encoding or signs, or without a header: its
   * columns are called 1, 2 and so on.
   *
   * @throws IllegalArgumentException naming the row or line of what cannot be used
   */
  public static TextSet of(Path file, CsvOptions options, String sentence, String label) {
    TextReading.Read read = TextReading.of(file, options, sentence, label);
    GivenOptions given = GivenOptions.of(options, label);
    return new TextSet(About.ofFile(file, given, read.notes(), read.again()), read.content());
  }

  @Override
  public String name() {
    return about.name();
  }

  @Override
  public String origin() {
    return about.origin();
  }

  @Override
  public String noun() {
    return "sentence";
  }

  @Override
  public List<String> classes() {
    return content.classes();
  }

  @Override
  public int size() {
    return content.labels().size();
  }

  @Override
  public int label(int row) {
    return content.labels().get(SetChecks.row(this, row));
  }

  @Override
  public List<Integer> labels() {
    return content.labels();
  }

  /** A sentence's number in what it was read from, counted from 1. */
  @Override
  public String rowName(int row) {
    return "sentence " + content.beside().numbers().get(SetChecks.row(this, row));
  }

  /** A sentence as it was written. */
  public String sentence(int row) {
    return content.sentences().get(SetChecks.row(this, row));
  }

  /** The words of all its sentences: the vocabulary of a source, which its base keeps. */
  public Vocabulary vocabulary() {
    return vocabulary(IntStream.range(0, size()).boxed().toList());
  }

  /** The same from some rows alone, for example the training rows of a split. */
  public Vocabulary vocabulary(List<Integer> rows) {
    return Vocabulary.countedIn(
        rows.stream().map(this::sentence).toList(),
        Text.format("%,d sentences of %s", rows.size(), name()));
  }

  /** Read once for all passes; a row that two runs ask for at a time is read twice, to the same. */
  @Override
  public float[] numbers(int row, Input input) {
    SentenceInput words = words(input);
    AtomicReferenceArray<float[]> rows =
        read.computeIfAbsent(input, i -> new AtomicReferenceArray<>(size()));
    if (rows.get(SetChecks.row(this, row)) == null) {
      rows.set(row, words.numbers(sentence(row)));
    }
    return rows.get(row).clone();
  }

  /** Checks that the base takes sentences, and that it knows a word of at least half of them. */
  @Override
  public void checkTakenBy(Input input) {
    SentenceInput words = words(input);
    if (takenBy.contains(input)) {
      return;
    }
    List<Integer> unknown =
        IntStream.range(0, size()).filter(row -> !words.knows(sentence(row))).boxed().toList();
    if (2 * unknown.size() > size()) {
      throw new IllegalArgumentException(
          Text.format(
                  "%s (%d of %d sentences are of unseen words only, such as %s, '%s') must be in the words",
                  name(),
                  unknown.size(),
                  size(),
                  rowName(unknown.get(0)),
                  TextView.shortened(sentence(unknown.get(0))))
              + Text.format(
                  " of the base, %s; leave such sentences out with knownTo(vocabulary), or count the",
                  words)
              + " words in sentences of the same language");
    }
    takenBy.add(input);
  }

  private SentenceInput words(Input input) {
    Optional<SentenceInput> sentences = input.as(SentenceInput.class);
    Check.that(
        sentences.isPresent(),
        "%s holds sentences, but the base takes %s (%s); take a base for sentences, such as"
            + " TextNet.untrained(vocabulary)",
        name(),
        input.takes(),
        input);
    return sentences.orElseThrow();
  }

  /** The sentences of which a vocabulary knows a word, without the others. */
  public TextSet knownTo(SentenceInput vocabulary) {
    TextContent known = content.rows(row -> vocabulary.knows(content.sentences().get(row)));
    Check.that(
        known.classes().size() == classes().size(),
        "%s must have sentences of each class of which the vocabulary knows a word; is it of"
            + " another language? It is made for %s",
        name(),
        vocabulary);
    return new TextSet(about, known);
  }

  /** The sentences of these classes only. */
  public TextSet only(String... chosen) {
    List<String> wanted = List.of(chosen);
    wanted.forEach(name -> Check.oneOf("class", name, classes()));
    TextContent rows = content.rows(row -> wanted.contains(classes().get(label(row))));
    return new TextSet(about.ofClasses(rows.classes()), rows);
  }

  /** The same sentences under another name. */
  public TextSet withName(String name) {
    return new TextSet(about.withName(name), content);
  }

  @Override
  public Thumbnail shown(int row) {
    return Thumbnail.text(row, classes().get(label(row)), TextView.shortened(sentence(row)));
  }

  @Override
  public String hash() {
    if (hash == null) {
      hash = content.hash();
    }
    return hash;
  }

  /**
   * What the set knows of itself that a result may hang on, a sentence each: sentences that repeat
   * or contradict one another, classes that differ by case alone, what was left out.
   */
  public List<String> notes() {
    return known().words();
  }

  /** The same set, with a note known and meant so: see {@link TableSet#accepting}. */
  public TextSet accepting(String note, String reason) {
    return new TextSet(
        about.accepting(SetNotes.of(content, about.options()), note, reason), content);
  }

  private DataNotes known() {
    noted = noted == null ? about.notedWith(SetNotes.of(content, about.options())) : noted;
    return noted;
  }

  @Override
  public Optional<DataNotes> noted() {
    return Optional.of(known());
  }

  /** The sum of a sentence as it was written. */
  @Override
  public String content(int row) {
    return sums.get(SetChecks.row(this, row));
  }

  /** The sentences without those that equal an earlier one, whatever their class. */
  public TextSet withoutTwins() {
    return without(Twins.left(this));
  }

  TextSet without(LeftRows left) {
    return left.none() ? this : new TextSet(left.in(about), content.rows(left::keeps));
  }

  /**
   * The sentences without those that equal an earlier one, and without those that do but for signs,
   * a number or a word and are of its class: "good film" and "bad film" both stay.
   */
  public TextSet withoutNearTwins() {
    return SentenceTwins.dropped(this);
  }

  /** The sentences without those that another set has too. */
  public TextSet withoutRowsOf(TextSet other) {
    Set<String> known = new HashSet<>(other.content.sentences());
    return without(Twins.known(this, other.name(), row -> known.contains(sentence(row))));
  }

  /** Of a column of the file beside the sentence and its label, by which rows may be grouped. */
  @Override
  public List<String> cells(String column) {
    return content.beside().cells(name(), column, Map.of());
  }

  @Override
  public Part part(int row) {
    return content.beside().part(SetChecks.row(this, row));
  }

  @Override
  public TextSet withParts(List<Part> parts) {
    return new TextSet(about, content.with(content.beside().withParts(parts)));
  }

  @Override
  public Map<String, Object> bundle() {
    return TextView.bundle(this);
  }

  @Override
  public String toString() {
    return TextView.text(this);
  }
}
