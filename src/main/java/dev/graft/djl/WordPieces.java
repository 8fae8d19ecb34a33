package dev.graft.djl;

import ai.djl.modality.nlp.Vocabulary;
import ai.djl.modality.nlp.bert.BertFullTokenizer;
import ai.djl.modality.nlp.bert.WordpieceTokenizer;
import ai.djl.modality.nlp.preprocess.TextProcessor;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.graft.input.Input;
import dev.graft.input.SentenceInput;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sentences become numbers for an encoder of the BERT family: in lower case and without
 * accents, each word the longest pieces that a list has, from its beginning on, between a mark for
 * the beginning and one for the end (Devlin et al. 2019). So most words have numbers, those of
 * slang and wrong spelling too.
 */
public final class WordPieces implements SentenceInput {
  /** Raised when the same sentence would become other numbers. */
  private static final int RULE = 1;

  /** A longer word is unseen as a whole, as in the original. */
  private static final int LONGEST_WORD = 100;

  /** By the two marks. */
  private static final int MARKED = 2;

  private static final int DIGITS_OF_HASH = 8;
  private static final String UNSEEN = "[UNK]";
  private static final String BEGINNING = "[CLS]";
  private static final String END = "[SEP]";
  private static final List<String> MARKS = List.of("[PAD]", BEGINNING, END, "[MASK]");

  private final Pieces pieces;
  private final String prefix;
  private final int length;
  private final int longest;

  private WordPieces(Pieces pieces, String prefix, int length, int longest) {
    this.pieces = pieces;
    this.prefix = prefix;
    int taken = MARKED + pieces(prefix).size();
    Check.that(
        length > taken && length <= longest,
        "length (%d) must be at least %d, for %s and a piece, and at most %d: the encoder"
            + " knows no more places",
        length,
        taken + 1,
        prefix.isEmpty() ? "two marks" : "two marks, \"" + prefix + "\"",
        longest);
    this.length = length;
    this.longest = longest;
  }

  /**
   * Reads the pieces from a file tokenizer.json, as models of the BERT family come with.
   *
   * @param longest as many pieces, marks included, as the encoder was trained with
   * @throws IllegalArgumentException if it is no such file
   */
  public static WordPieces of(Path tokenizer, int longest) {
    try (Reader reader = Files.newBufferedReader(tokenizer)) {
      return read(reader, longest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pieces of words in " + tokenizer, e);
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s is no tokenizer of pieces of words (WordPiece), with model and vocab in it; it is"
                  + " called tokenizer.json beside models of the BERT family",
              tokenizer),
          e);
    }
  }

  /**
   * Reads the pieces from a tokenizer file.
   *
   * @param tokenizer its JSON, with the pieces and their numbers under model and vocab
   * @param longest as many pieces, marks included, as the encoder was trained with
   */
  static WordPieces read(Reader tokenizer, int longest) {
    JsonObject model = JsonParser.parseReader(tokenizer).getAsJsonObject().getAsJsonObject("model");
    if (model == null || !model.has("vocab")) {
      throw new JsonParseException("no model with a vocab");
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> piece : model.getAsJsonObject("vocab").entrySet()) {
      numbers.put(piece.getKey(), piece.getValue().getAsInt());
    }
    return new WordPieces(new Pieces(numbers), "", longest, longest);
  }

  /** The list, as DJL's tokenizer asks it. */
  private static final class Pieces implements Vocabulary {
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> pieces = new TreeMap<>();
    private final String hash;

    Pieces(Map<String, Integer> numbers) {
      this.numbers = numbers;
      numbers.forEach((piece, number) -> pieces.put(number, piece));
      hash = Sha256.of(String.join("\n", pieces.values()));
    }

    @Override
    public String getToken(long number) {
      return pieces.getOrDefault(Math.toIntExact(number), UNSEEN);
    }

    @Override
    public boolean contains(String piece) {
      return numbers.containsKey(piece);
    }

    @Override
    public long getIndex(String piece) {
      return numbers.getOrDefault(piece, numbers.get(UNSEEN));
    }

    @Override
    public long size() {
      return numbers.size();
    }
  }

  /**
   * The same for sentences of so many pieces, marks included; of longer ones the end is cut off.
   */
  public WordPieces withLength(int most) {
    return new WordPieces(pieces, prefix, most, longest);
  }

  /** The same with this text before each sentence, as some encoders want it: "query: ". */
  public WordPieces withPrefix(String text) {
    Check.that(text != null, "prefix (null) must be a text, which may be empty");
    return new WordPieces(pieces, text, length, longest);
  }

  /** The pieces of a sentence, without marks; "##" begins those within a word. */
  public List<String> pieces(String sentence) {
    Check.that(sentence != null, "sentence (null) must be a text; leave the row out");
    List<String> words = List.of(plain(sentence));
    for (TextProcessor step : BertFullTokenizer.getPreprocessors(false)) {
      words = step.preprocess(words);
    }
    List<String> found = words.stream().filter(word -> !word.isEmpty()).toList();
    return new WordpieceTokenizer(pieces, UNSEEN, LONGEST_WORD).preprocess(found);
  }

  /** In lower case, without accents, Chinese characters as words of their own. */
  private static String plain(String sentence) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(sentence, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(
            c -> {
              boolean word = Character.isIdeographic(c);
              plain.append(word ? " " : "").appendCodePoint(c).append(word ? " " : "");
            });
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public float[] numbers(String sentence) {
    Check.that(sentence != null, "sentence (null) must be a text; leave the row out");
    List<String> found = pieces(prefix + sentence);
    List<String> row = new ArrayList<>(List.of(BEGINNING));
    row.addAll(found.subList(0, Math.min(found.size(), length - MARKED)));
    row.add(END);
    float[] numbers = new float[length];
    for (int i = 0; i < row.size(); i++) {
      numbers[i] = pieces.getIndex(row.get(i));
    }
    return numbers;
  }

  @Override
  public boolean knows(String sentence) {
    return pieces(sentence).stream()
        .limit(length - MARKED - pieces(prefix).size())
        .anyMatch(piece -> !piece.equals(UNSEEN));
  }

  @Override
  public int size() {
    return Math.toIntExact(pieces.size());
  }

  @Override
  public boolean standsForAWord(int number) {
    return !MARKS.contains(pieces.getToken(number));
  }

  @Override
  public boolean standsForUnseen(int number) {
    return pieces.getToken(number).equals(UNSEEN);
  }

  @Override
  public List<Integer> shape() {
    return List.of(length);
  }

  @Override
  public String canonical() {
    Canonical text =
        Canonical.of("word-pieces")
            .with("rule", RULE)
            .with("pieces", pieces.hash)
            .with("length", length);
    return (prefix.isEmpty() ? text : text.with("prefix", prefix)).toString();
  }

  @Override
  public void checkFits(Input made, String base) {
    Check.that(
        made.as(WordPieces.class)
            .filter(other -> pieces.hash.equals(other.pieces.hash) && prefix.equals(other.prefix))
            .isPresent(),
        "input (%s) must be what %s was made for, %s; leave its input as it is",
        this,
        base,
        made);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordPieces that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  @Override
  public String toString() {
    return Text.format(
        "sentences%s of up to %d pieces of words, two marks included, out of %,d (pieces %s)",
        prefix.isEmpty() ? "" : " behind \"" + prefix + "\"",
        length,
        pieces.size(),
        pieces.hash.substring(0, DIGITS_OF_HASH));
  }
}
