package dev.graft.hub;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a file of word vectors, held against each other. */
final class VectorLines {
  private static final int MOST_NUMBERS = 5_000;

  private final Path file;
  private final int most;
  private final Map<String, float[]> vectors = new LinkedHashMap<>();
  private int width;
  private int announced;
  private int never;

  private VectorLines(Path file, int most) {
    this.file = file;
    this.most = most;
  }

  /** Reads the first so many words that a sentence can have. */
  static VectorLines read(Path file, int most) {
    Check.that(
        Files.isRegularFile(LocalPath.toRead("file", file)),
        "file (%s) must be a file of word vectors, a word and its numbers on each line",
        file.toAbsolutePath());
    VectorLines lines = new VectorLines(file, most);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); lines.wants(line); line = reader.readLine()) {
        lines.take(++number, line);
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s is not a text in UTF-8: word vectors in word2vec's binary form are saved as text"
                  + " first, in gensim by save_word2vec_format(file, binary=False)",
              file),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    Check.that(
        !lines.vectors.isEmpty(),
        "%s must have a line for each word, the word and its numbers, as 'the 0.418 0.2497'",
        file);
    return lines;
  }

  private boolean wants(String line) {
    return line != null && vectors.size() < most;
  }

  private void take(int number, String line) {
    List<String> cells = List.of(line.strip().split("[ \t]+"));
    if (number == 1 && cells.size() == 2 && cells.stream().allMatch(c -> c.matches("\\d{1,9}"))) {
      announced = Integer.parseInt(cells.get(1));
    } else if (width == 0) {
      width = cells.size() - 1;
      Check.that(
          width > 0 && width <= MOST_NUMBERS && (announced == 0 || announced == width),
          "line %d of %s has %s behind '%s'; it must have %s, and all lines as many",
          number,
          file,
          Text.count(width, "number"),
          shortened(cells.get(0)),
          announced == 0 ? "1 to " + MOST_NUMBERS : "the " + announced + " of the first line");
      put(cells, number);
    } else if (!blanksWithin(cells)) {
      Check.that(
          cells.size() == width + 1,
          "line %d of %s, '%s', has %s, but those above it have %d; is the file whole?",
          number,
          file,
          shortened(cells.get(0)),
          Text.count(cells.size() - 1, "number"),
          width);
      put(cells, number);
    } else {
      never++;
    }
  }

  /** Some large files have entries such as ". . ." or "at name@place". */
  private boolean blanksWithin(List<String> cells) {
    int last = cells.size() - width - 1;
    return last > 0 && parsed(cells.get(last)).isEmpty();
  }

  private static Optional<Float> parsed(String cell) {
    try {
      return Optional.of(Float.parseFloat(cell));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void put(List<String> cells, int number) {
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      String cell = cells.get(i + 1);
      values[i] = parsed(cell).orElse(Float.NaN);
      Check.that(
          Float.isFinite(values[i]),
          "line %d of %s has '%s' where number %d of '%s' should be; take a file of GloVe's or"
              + " word2vec's text form",
          number,
          file,
          shortened(cell),
          i + 1,
          shortened(cells.get(0)));
    }
    List<String> words = Vocabulary.words(cells.get(0));
    if (words.size() != 1 || vectors.putIfAbsent(words.get(0), values) != null) {
      never++;
    }
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  /** The words in lower case with their vectors, in the file's order. */
  Map<String, float[]> vectors() {
    return vectors;
  }

  /** How many numbers each word has. */
  int width() {
    return width;
  }

  /** What of the file is read in another way or not at all; a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (announced > 0) {
      notes.add("the first line, word2vec's count of words and numbers, is left out");
    }
    if (never > 0) {
      notes.add(
          Text.count(never, "line")
              + " left out: Graft cuts sentences into other words, or has the word in lower case");
    }
    return notes;
  }
}
