package dev.graft.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** In which encoding a text that is not UTF-8 was probably written, as Java that says so. */
final class CsvEncoding {
  private static final int MARK = 4;

  /**
   * An encoding, the letters that show it, and the least share of them among those outside ASCII;
   * in that of another encoding a text has Hangul by chance.
   */
  private record Script(String charset, String letters, double share) {
    boolean isOf(byte[] content) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        String text = Charset.forName(charset).newDecoder().decode(bytes).toString();
        long all = text.chars().filter(sign -> sign > ASCII).count();
        return Pattern.compile(letters).matcher(text).results().count() >= share * all;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }

  private static final int ASCII = 127;
  private static final String KANA = "[\u3041-\u30ff]";
  private static final List<Script> SCRIPTS =
      List.of(
          new Script("Shift_JIS", KANA, 0.25),
          new Script("EUC-JP", KANA, 0.25),
          new Script("EUC-KR", "\\p{IsHangul}", 0.85),
          new Script("GB18030", "\\p{IsHan}", 0.5));

  private CsvEncoding() {}

  static String of(byte[] content) {
    String start =
        new String(content, 0, Math.min(MARK, content.length), StandardCharsets.ISO_8859_1);
    if (start.matches("\u00FF\u00FE\0\0|\0\0\u00FE\u00FF|\0\0\0.")) {
      return named("UTF-32");
    }
    if (start.matches("(?s)[^\0]\0\0\0")) {
      return named("UTF-32LE");
    }
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
      return "StandardCharsets.UTF_16";
    }
    if (start.indexOf('\0') >= 0) {
      return "StandardCharsets.UTF_16" + (start.startsWith("\0") ? "BE" : "LE");
    }
    return SCRIPTS.stream()
        .filter(script -> !isSingle(content) && script.isOf(content))
        .findFirst()
        .map(script -> named(script.charset))
        .orElse("StandardCharsets.ISO_8859_1");
  }

  private static String named(String charset) {
    return "java.nio.charset.Charset.forName(\"" + charset + "\")";
  }

  /** Whether letters outside ASCII mostly stand alone, as in languages of Latin letters. */
  private static boolean isSingle(byte[] content) {
    int single = 0;
    int all = 0;
    for (int i = 0; i < content.length; i++) {
      boolean before = i > 0 && content[i - 1] < 0;
      boolean after = i + 1 < content.length && content[i + 1] < 0;
      all += content[i] < 0 ? 1 : 0;
      single += content[i] < 0 && !before && !after ? 1 : 0;
    }
    return 2 * single > all;
  }
}
