package dev.graft.csv;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encodings that write the letters of other scripts in the signs of ASCII: read as another one, a
 * file opens without a word, and holds <code>$BF|K\</code> for two letters of Japan. Those without
 * an escape character (HZ, UTF-7) cannot be told from signs that mean what they are.
 *
 * @param name of the encoding
 * @param charset by which Java reads it; empty where it does not
 * @param shown what tells it, as it stands in the text
 */
record SevenBits(String name, String charset, String shown) {
  private record Escape(Pattern sign, String name, String charset) {
    private Optional<SevenBits> in(String text) {
      return sign.matcher(text)
          .results()
          .findFirst()
          .map(found -> new SevenBits(name, charset, found.group().replace("\u001b", "ESC ")));
    }
  }

  private static final List<Escape> ESCAPES =
      List.of(
          new Escape(Pattern.compile("\u001b\\$\\)C"), "ISO-2022-KR", "ISO-2022-KR"),
          new Escape(Pattern.compile("\u001b\\$\\)[AG]"), "ISO-2022-CN", "ISO-2022-CN"),
          new Escape(
              Pattern.compile("\u001b(\\$[@B]|\\$\\(D|\\([IJ])"),
              "ISO-2022-JP",
              "x-windows-50221"));

  /** Of a text that was read in another encoding. */
  static Optional<SevenBits> of(String text) {
    return text.indexOf('\u001b') < 0
        ? Optional.empty()
        : ESCAPES.stream().flatMap(one -> one.in(text).stream()).findFirst();
  }
}
