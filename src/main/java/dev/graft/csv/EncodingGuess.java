package dev.graft.csv;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As what a text reads in each encoding, and how well its words fit a language that is so written.
 */
final class EncodingGuess {
  private static final String WEST = "de fr es pt_BR it nl sv da nb fi is ca sq en";
  private static final String EAST = "pl cs sk hu hr sl ro";
  private static final String BALTIC = "lt lv et";

  /** What an encoding costs that few files have, in nats. */
  private static final int SELDOM = 3;

  private static final int RARE = 6;

  /** So many bytes tell as much as all. */
  private static final int ENOUGH = 8_000;

  /** By so many nats the best must be better than all others: odds of about 1,000 to 1. */
  private static final double FAR = 7;

  /** What is so much worse is not worth showing. */
  private static final double TOO_FAR = 30;

  /** Of a letter or sign of a language that it may be, at most. */
  private static final double MOST_PER_LETTER = 4.5;

  private static final double MOST_PER_SIGN = 8;

  private static final int SHOWN = 3;

  private static final int ASCII = 127;
  private static final int FIRST_PRINTED = 0xa0;
  private static final Pattern NO_WORDS = Pattern.compile("[\\x00-@\\[-`{-\\x7f]+");

  /** In which most of the world's files are that are not UTF-8. */
  private static final String USUAL = "windows-1252";

  private record Kind(String charset, int cost, String languages) {}

  /** Each in its widest form: what Windows writes goes beyond the standard of the same name. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("windows-1252", 0, WEST),
          new Kind("windows-1250", 0, EAST),
          new Kind("windows-1251", 0, "ru uk bg sr mk be"),
          new Kind("windows-1253", 0, "el"),
          new Kind("windows-1254", 0, "tr"),
          new Kind("windows-1255", 0, "he"),
          new Kind("windows-1256", 0, "ar fa"),
          new Kind("windows-1257", 0, BALTIC),
          new Kind("windows-874", 0, "th"),
          new Kind("windows-31j", 0, "ja"),
          new Kind("x-windows-949", 0, "ko"),
          new Kind("GB18030", 0, "zh_Hans"),
          new Kind("x-windows-950", 0, "zh_Hant"),
          new Kind("x-eucJP-Open", SELDOM, "ja"),
          new Kind("x-MS950-HKSCS", SELDOM, "zh_Hant"),
          new Kind("KOI8-R", SELDOM, "ru bg"),
          new Kind("KOI8-U", SELDOM, "uk"),
          new Kind("IBM866", SELDOM, "ru bg"),
          new Kind("x-MacRoman", SELDOM, WEST),
          new Kind("IBM850", SELDOM, WEST),
          new Kind("IBM852", SELDOM, EAST),
          new Kind("ISO-8859-2", SELDOM, EAST),
          new Kind("ISO-8859-15", SELDOM, WEST),
          new Kind("ISO-8859-5", RARE, "ru bg"),
          new Kind("ISO-8859-7", RARE, "el"),
          new Kind("ISO-8859-6", RARE, "ar"),
          new Kind("ISO-8859-13", RARE, BALTIC),
          new Kind("ISO-8859-4", RARE, BALTIC),
          new Kind("IBM737", RARE, "el"),
          new Kind("IBM862", RARE, "he"),
          new Kind("IBM857", RARE, "tr"),
          new Kind("IBM775", RARE, BALTIC),
          new Kind("x-MacCyrillic", RARE, "ru"),
          new Kind("x-MacGreek", RARE, "el"),
          new Kind("x-MacTurkish", RARE, "tr"),
          new Kind("x-MacCentralEurope", RARE, EAST));

  /** What a text reads as: its different words with letters outside ASCII. */
  record Reading(String charset, Set<String> words, double cost, boolean fits) {}

  private final List<Reading> readings;

  private EncodingGuess(List<Reading> readings) {
    this.readings = readings;
  }

  /** Tries all encodings; the best reading comes first, each text once. */
  static EncodingGuess of(byte[] content) {
    byte[] some = telling(content);
    List<Reading> all = new ArrayList<>();
    for (Kind kind : KINDS) {
      text(kind.charset, some)
          .filter(text -> Decoding.reads(kind.charset, content))
          .ifPresent(text -> all.add(reading(kind, text)));
    }
    List<Reading> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingDouble(Reading::cost));
    Map<Set<String>, Reading> different = new LinkedHashMap<>();
    sorted.forEach(one -> different.putIfAbsent(one.words, named(one, all)));
    return new EncodingGuess(List.copyOf(different.values()));
  }

  /** Under the most usual name as which it reads the same, if that is hardly less likely. */
  private static Reading named(Reading best, List<Reading> all) {
    return all.stream()
        .filter(one -> one.words.equals(best.words) && one.cost < best.cost + FAR)
        .findFirst()
        .map(one -> new Reading(one.charset, best.words, best.cost, best.fits))
        .orElse(best);
  }

  /**
   * The reading that is far better than all others, if there is one; where few files are in its
   * encoding, and others in kana of half width, it must be farther.
   */
  Optional<Reading> certain() {
    boolean alone =
        readings.size() == 1
            || readings.size() > 1
                && distance(1) >= FAR
                && (!isRare(readings.get(0)) || kana().isEmpty());
    return alone && readings.get(0).fits ? Optional.of(readings.get(0)) : Optional.empty();
  }

  /** The best of them, few; the most usual beside them, and first unless another is far better. */
  List<Reading> likely() {
    List<Reading> near =
        readings.stream().filter(one -> one.cost - readings.get(0).cost < TOO_FAR).toList();
    List<Reading> shown = new ArrayList<>(near.subList(0, Math.min(SHOWN, near.size())));
    kana().filter(one -> !shown.contains(one)).ifPresent(one -> shown.set(shown.size() - 1, one));
    near.stream()
        .filter(one -> one.charset.equals(USUAL))
        .findFirst()
        .ifPresent(
            usual -> {
              shown.remove(usual);
              boolean first = usual.cost - near.get(0).cost < FAR;
              shown.add(first ? 0 : shown.size(), usual);
            });
    return List.copyOf(shown);
  }

  /** What reads as kana of half width throughout, if that is worth showing. */
  private Optional<Reading> kana() {
    return readings.stream()
        .filter(one -> one.cost - readings.get(0).cost < TOO_FAR)
        .filter(one -> one.words.stream().allMatch(HalfWidthKana::is))
        .findFirst();
  }

  private static boolean isRare(Reading reading) {
    return KINDS.stream()
        .anyMatch(kind -> kind.cost >= RARE && kind.charset.equals(reading.charset));
  }

  private double distance(int other) {
    return readings.get(other).cost - readings.get(0).cost;
  }

  /** Lines that hold more than ASCII, not all of many. */
  private static byte[] telling(byte[] content) {
    ByteArrayOutputStream some = new ByteArrayOutputStream();
    int start = 0;
    boolean isTelling = false;
    for (int i = 0; i < content.length && some.size() < ENOUGH; i++) {
      isTelling |= content[i] < 0;
      if (content[i] == '\n' || i == content.length - 1) {
        if (isTelling) {
          some.write(content, start, i + 1 - start);
        }
        start = i + 1;
        isTelling = false;
      }
    }
    return some.toByteArray();
  }

  private static Optional<String> text(String charset, byte[] content) {
    if (!Charset.isSupported(charset)) {
      return Optional.empty();
    }
    try {
      String text =
          Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(text).filter(t -> t.codePoints().noneMatch(EncodingGuess::isNone));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isNone(int sign) {
    return sign > ASCII && sign < FIRST_PRINTED
        || Character.getType(sign) == Character.PRIVATE_USE
        || !Character.isDefined(sign);
  }

  private static Reading reading(Kind kind, String text) {
    Set<String> words =
        NO_WORDS
            .splitAsStream(text)
            .filter(word -> word.chars().anyMatch(sign -> sign > ASCII))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    int signs = words.stream().mapToInt(word -> word.codePointCount(0, word.length())).sum();
    Reading best = null;
    for (String language : kind.languages.split(" ")) {
      Letters letters = Letters.of(language);
      double cost = words.stream().mapToDouble(letters::cost).sum();
      double most = letters.hasSigns() ? MOST_PER_SIGN : MOST_PER_LETTER;
      if (best == null || cost + kind.cost < best.cost) {
        best = new Reading(kind.charset, words, cost + kind.cost, cost <= most * signs);
      }
    }
    return best;
  }
}
