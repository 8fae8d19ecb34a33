package dev.graft.csv;

import dev.graft.internal.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
  private static final int MARK = 4;
  private static final int WORDS = 3;
  private static final int LETTERS = 30;

  private CsvEncoding() {}

  /** What can be done about it. */
  static String ways(byte[] content) {
    Optional<String> marked = marked(content);
    if (marked.isPresent()) {
      return Text.format("%s, or say what it is: %s(%s)", SAVE, OPTION, marked.get());
    }
    EncodingGuess guess = EncodingGuess.of(content);
    Optional<EncodingGuess.Reading> certain = guess.certain();
    if (certain.isPresent()) {
      return Text.format(
          "%s, or say what it is (%s): %s(%s)",
          SAVE, shown(certain.get(), Set.of()), OPTION, named(certain.get().charset()));
    }
    String name = OPTION + "(java.nio.charset.Charset.forName(name))";
    List<EncodingGuess.Reading> likely = guess.likely();
    Set<String> common = new LinkedHashSet<>();
    likely.stream().limit(1).forEach(first -> common.addAll(first.words()));
    likely.forEach(one -> common.retainAll(one.words()));
    Set<String> shared = likely.size() > 1 ? common : Set.of();
    return Text.format(
        "%s in the program that wrote it, or give the name of its encoding, which cannot be told"
            + " for sure%s: %s",
        SAVE,
        likely.stream()
            .map(one -> shown(one, shared))
            .collect(Collectors.joining(", ", likely.isEmpty() ? "" : " (it reads ", ")"))
            .replaceFirst("^\\)$", ""),
        name);
  }

  /** By the first bytes. */
  private static Optional<String> marked(byte[] content) {
    String start =
        new String(content, 0, Math.min(MARK, content.length), StandardCharsets.ISO_8859_1);
    if (start.matches("\u00FF\u00FE\0\0|\0\0\u00FE\u00FF|\0\0\0.")) {
      return Optional.of(named("UTF-32"));
    }
    if (start.matches("(?s)[^\0]\0\0\0")) {
      return Optional.of(named("UTF-32LE"));
    }
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
      return Optional.of("StandardCharsets.UTF_16");
    }
    if (start.indexOf('\0') >= 0) {
      return Optional.of("StandardCharsets.UTF_16" + (start.startsWith("\0") ? "BE" : "LE"));
    }
    return isUtf8(content) ? Optional.of("StandardCharsets.UTF_8") : Optional.empty();
  }

  private static boolean isUtf8(byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
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
    return "java.nio.charset.Charset.forName(\"" + charset + "\")";
  }
}
