package dev.graft.csv;

import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In which encoding a text that is not UTF-8 was probably written, and the ways from there. */
final class CsvEncoding {
  private static final String SAVE = "save it again as UTF-8";
  private static final String OPTION = "CsvOptions.withDefaults().withCharset";
  private static final int WORDS = 3;
  private static final int LETTERS = 30;
  private static final int SHOWN = 5;
  private static final int LAST_OF_ASCII = 127;

  private CsvEncoding() {}

  /** What can be done about it. */
  static String ways(byte[] content) {
    Optional<String> marked = marked(content);
    if (marked.isPresent()) {
      return Text.format("%s, or say what it is: %s(%s)", SAVE, OPTION, marked.get());
    }
    if (zeros(content, 0) + zeros(content, 1) > 0) {
      return "take the zero bytes out (tr -d '\\000' < old > new), where the rest is text";
    }
    Optional<String> nearly = nearlyUtf8(content);
    if (nearly.isPresent()) {
      return nearly.get();
    }
    EncodingGuess guess = EncodingGuess.of(content);
    Optional<EncodingGuess.Reading> certain = guess.certain();
    if (certain.isPresent()) {
      return Text.format(
          "%s, or say what it is (%s): %s(%s)",
          SAVE, shown(certain.get(), Set.of()), OPTION, named(certain.get().charset()));
    }
    return unsure(guess.likely());
  }

  /**
   * Of a file in UTF-8 that has some bad lines, or is cut off within a letter: letters of another
   * encoding are UTF-8 by chance in hardly a line.
   */
  private static Optional<String> nearlyUtf8(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    List<String> bad = new ArrayList<>();
    int good = 0;
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).indexOf('\uFFFD') >= 0) {
        bad.add(String.valueOf(line + 1));
      } else if (lines.get(line).chars().anyMatch(sign -> sign > LAST_OF_ASCII)) {
        good++;
      }
    }
    return bad.isEmpty() || good <= bad.size()
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "%,d other lines have letters in UTF-8: correct or remove what is none (%s %s%s)",
                good,
                bad.size() == 1 ? "line" : "lines",
                String.join(", ", bad.subList(0, Math.min(SHOWN, bad.size()))),
                bad.size() > SHOWN ? Text.format(" and %,d more", bad.size() - SHOWN) : ""));
  }

  private static String unsure(List<EncodingGuess.Reading> likely) {
    if (likely.size() == 1) {
      return Text.format(
          "%s in the program that wrote it, or, where it reads rightly so (%s), say what it is: %s(%s)",
          SAVE, shown(likely.get(0), Set.of()), OPTION, named(likely.get(0).charset()));
    }
    Set<String> common = new LinkedHashSet<>();
    likely.stream().limit(1).forEach(first -> common.addAll(first.words()));
    likely.forEach(one -> common.retainAll(one.words()));
    return Text.format(
        "%s in the program that wrote it, or give the name of its encoding, which cannot be told"
            + " for sure%s: %s",
        SAVE,
        likely.stream()
            .map(one -> shown(one, common))
            .collect(Collectors.joining(", ", likely.isEmpty() ? "" : " (it reads ", ")"))
            .replaceFirst("^\\)$", ""),
        OPTION + "(name)");
  }

  /** What can be done about one that writes letters in signs of ASCII. */
  static String ways(byte[] content, SevenBits other) {
    return Decoding.reads(other.charset(), content)
        ? Text.format("%s, or say what it is: %s(%s)", SAVE, OPTION, named(other.charset()))
        : Text.format("%s in the program that wrote it", SAVE);
  }

  /** By the first bytes, or by where the zeros of ASCII's signs stand; what reads all of it. */
  private static Optional<String> marked(byte[] content) {
    String start = new String(content, 0, Math.min(2, content.length), StandardCharsets.ISO_8859_1);
    boolean hasMark = start.equals("\u00FE\u00FF") || start.equals("\u00FF\u00FE");
    List<String> tried =
        hasMark
            ? List.of("UTF-32", "UTF-16")
            : zeros(content, 0) + zeros(content, 1) == 0
                ? List.of("UTF-8")
                : zeros(content, 1) >= zeros(content, 0)
                    ? List.of("UTF-32", "UTF-32LE", "UTF-16LE")
                    : List.of("UTF-32", "UTF-32LE", "UTF-16BE");
    return tried.stream()
        .filter(charset -> Decoding.reads(charset, content))
        .filter(charset -> hasMark || hasLines(charset, content))
        .findFirst()
        .map(CsvEncoding::named);
  }

  /** Text of two bytes a sign has ends of lines; other text with a zero byte in it has none so. */
  private static boolean hasLines(String charset, byte[] content) {
    String text = new String(content, Charset.forName(charset));
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  /** How many zero bytes stand at even places, or at odd ones. */
  private static int zeros(byte[] content, int from) {
    int zeros = 0;
    for (int i = from; i < content.length; i += 2) {
      zeros += content[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** Its first words, but for those that others read alike. */
  private static String shown(EncodingGuess.Reading reading, Set<String> shared) {
    String words =
        reading.words().stream()
            .filter(word -> !shared.contains(word))
            .limit(WORDS)
            .collect(Collectors.joining(" "));
    int end =
        words.offsetByCodePoints(0, Math.min(LETTERS, words.codePointCount(0, words.length())));
    String some = end < words.length() ? words.substring(0, end) + "..." : words;
    return Text.format("'%s' as %s", some, reading.charset());
  }

  private static String named(String charset) {
    return JavaText.of(charset);
  }
}
