package dev.graft.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How well words fit a language, by the letters it has: the less it costs, the better. */
final class Letters {
  /** Of a letter by its frequency, in half nats from this sign on. */
  private static final int FIRST = 'a';

  private static final String COMMON =
      "\u2019\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u20ac\u00b0\u00a7\u00a9\u00ae\u00b7"
          + "\u2018\u2122\u00bf\u00a1\u00a0\u200e\u200f\u060c\u061b\u061f\u30fc\u3002\u3001\u300c"
          + "\u2116\u300d\u30fb\uff08\uff09\uff1a\uff01\uff1f\uff0c\uff1b\u300a\u300b";

  /** What stands by itself or beside numbers: money, measures, fractions. */
  private static final String BESIDE_NUMBERS =
      "\u00a3\u00a5\u00a2\u00b1\u00d7\u00f7\u00b5\u00b2\u00b3\u00b9\u00bc\u00bd\u00be\u00ba\u00aa\u2030\u2022\u2020"
          + "\u2021\u0192";

  /** Signs that stand between two letters of one word. */
  private static final String JOINING = "\u2019\u00b7";

  private static final int ASCII = 127;

  /** In nats: what is seldom or wrong in a word costs as much as a letter of one in e^n. */
  private static final double STRANGE = 12;

  private static final double CASE = 7;

  private static final double MEASURING = 7;

  private static final double WIDTH = 1;

  private static final Pattern WIDTHS = Pattern.compile("[\uff01-\uff9f]+");

  /** The encoding in which the first byte of a frequent sign lies between two; none of letters. */
  private record Signs(String charset, int from, int to) {
    boolean isFrequent(int sign) {
      byte[] bytes = Character.toString(sign).getBytes(Charset.forName(charset));
      int first = bytes[0] & 0xff;
      return bytes.length == 2 && first >= from && first <= to;
    }
  }

  private static final Map<String, Signs> SIGNS =
      Map.of(
          "ja", new Signs("EUC-JP", 0xa4, 0xcf),
          "ko", new Signs("EUC-KR", 0xb0, 0xc8),
          "zh_Hans", new Signs("GBK", 0xb0, 0xd7),
          "zh_Hant", new Signs("Big5", 0xa4, 0xc6));

  private static final Map<String, Letters> LANGUAGES = read();

  private final Map<Integer, Double> costs;
  private final Signs signs;
  private final HalfWidthKana kana;
  private final boolean isLatin;

  private Letters(Map<Integer, Double> costs, Signs signs) {
    this.costs = costs;
    this.signs = signs;
    this.kana = new HalfWidthKana(costs);
    this.isLatin = costs.containsKey((int) 'e');
  }

  /** A language by its name in the file of letters. */
  static Letters of(String language) {
    return LANGUAGES.get(language);
  }

  /** Whether it is written in thousands of signs, of which each costs more. */
  boolean hasSigns() {
    return signs != null;
  }

  private static Map<String, Letters> read() {
    try (InputStream stream = Letters.class.getResourceAsStream("letters.txt")) {
      Map<String, Letters> languages = new HashMap<>();
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      all.lines()
          .map(line -> line.split("\t"))
          .forEach(line -> languages.put(line[0], new Letters(costs(line[1]), SIGNS.get(line[0]))));
      return languages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, Double> costs(String line) {
    int[] signs = line.codePoints().toArray();
    Map<Integer, Double> costs = new HashMap<>();
    for (int i = 0; i < signs.length; i += 2) {
      costs.put(signs[i], (signs[i + 1] - FIRST) / 2.0);
    }
    return costs;
  }

  /** What a word costs, in nats; signs of half or full width as those of the usual one. */
  double cost(String word) {
    if (hasSigns() && HalfWidthKana.is(word)) {
      return kana.cost(word);
    }
    String usual =
        hasSigns()
            ? WIDTHS
                .matcher(word)
                .replaceAll(some -> Normalizer.normalize(some.group(), Normalizer.Form.NFKC))
            : word;
    int[] points = usual.codePoints().toArray();
    double cost = usual.equals(word) ? 0 : WIDTH * word.length();
    for (int i = 0; i < points.length; i++) {
      cost += isOfWord(points[i]) ? letter(points[i]) + cases(points, i) : sign(points, i);
    }
    return cost;
  }

  private static boolean isOfWord(int sign) {
    int type = Character.getType(sign);
    return Character.isLetter(sign) && BESIDE_NUMBERS.indexOf(sign) < 0
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private double letter(int letter) {
    Double known = costs.get(Character.toLowerCase(letter));
    if (known != null) {
      return known;
    }
    if (hasSigns()) {
      return letter <= ASCII ? 4 : signs.isFrequent(letter) ? 9.5 : STRANGE + 2;
    }
    return letter > ASCII ? STRANGE : isLatin ? 8 : 9;
  }

  /** A capital within a word, or a small letter behind two capitals. */
  private static double cases(int[] word, int i) {
    if (i > 0 && Character.isUpperCase(word[i]) && Character.isLowerCase(word[i - 1])) {
      return CASE;
    }
    boolean small =
        i > 1
            && Character.isLowerCase(word[i])
            && Character.isUpperCase(word[i - 1])
            && Character.isUpperCase(word[i - 2]);
    return small ? 3 : 0;
  }

  private double sign(int[] word, int i) {
    boolean within =
        i > 0
            && i < word.length - 1
            && Character.isLetter(word[i - 1])
            && Character.isLetter(word[i + 1])
            && JOINING.indexOf(word[i]) < 0
            && !hasSigns();
    if (within) {
      return STRANGE;
    }
    if (BESIDE_NUMBERS.indexOf(word[i]) >= 0) {
      return MEASURING;
    }
    if (Character.isDigit(word[i])) {
      return 4;
    }
    return COMMON.indexOf(word[i]) < 0 ? STRANGE : hasSigns() ? 4 : 6;
  }
}
