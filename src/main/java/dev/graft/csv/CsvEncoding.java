package dev.graft.csv;

import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    EncodingGuess guess = EncodingGuess.of(content);
    Optional<EncodingGuess.Reading> certain = guess.certain();
    if (certain.isPresent()) {
      return Text.format(
          "%s, or say what it is (%s): %s(%s)",
          SAVE, shown(certain.get(), Set.of()), OPTION, named(certain.get().charset()));
    }
    return unsure(guess.likely());
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
