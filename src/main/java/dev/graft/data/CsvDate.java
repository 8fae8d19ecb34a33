package dev.graft.data;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that are dates, periods or times of day, as people and programs write them. */
final class CsvDate {
  /** Languages that call months by names of their own. */
  private static final List<String> LANGUAGES =
      List.of(
          ("en de fr es it pt nl pl cs sk sl hr sr bs hu ro bg ru uk be mk el tr sv da nb nn fi et lv lt"
                  + " is ca eu gl ga cy sq az kk id ms sw af ar he fa hi")
              .split(" "));

  private static final String MONTH =
      "(jan|feb|mar|m\u00e4r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\\.?";
  private static final String TIME =
      "([01]?\\d|2[0-4]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?( ?[ap]\\.?m\\.?)?";
  private static final String ZONE = "( ?(z|utc|gmt|[+-]\\d\\d:?\\d\\d))?";
  private static final String DATE =
      String.join(
          "|",
          List.of(
              "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}",
              "(0?[1-9]|[12]\\d|3[01])([-/.]) ?(0?[1-9]|[12]\\d|3[01])\\2 ?(\\d{4}|\\d\\d)",
              "(0[1-9]|1[0-2])[./](19|20)\\d\\d",
              "(1[89]|20)\\d\\d-(0[1-9]|1[0-2])",
              "(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])",
              "\\d{1,2}(st|nd|rd|th|\\.)?[- /]?" + MONTH + "([- /,]+(\\d{4}|\\d\\d))?",
              MONTH + "[- /]?\\d{1,2}(st|nd|rd|th)?([- /,]+(\\d{4}|\\d\\d))?",
              MONTH + "[- /]?\\d{4}",
              "(18|19|20)\\d\\d[- /]?" + MONTH,
              "(19|20)\\d\\d[- ]?w[0-5]\\d(-[1-7])?",
              "(19|20)\\d\\d ?m(0?[1-9]|1[0-2])",
              "fy[- ]?'?((19|20)\\d\\d|\\d\\d)([-/]\\d\\d)?",
              "q[1-4][- /]?(19|20)\\d\\d|(19|20)\\d\\d[- /]?q[1-4]",
              "(19|20)\\d\\d ?[\u5e74\ub144] ?\\d{1,2} ?[\u6708\uc6d4]( ?\\d{1,2} ?[\u65e5\uc77c])?"));
  private static final String DAY = "((mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?";
  private static final Pattern WHEN =
      Pattern.compile(
          DAY
              + "("
              + DATE.replace("\\2", "[-/.]")
              + ")([ t,]+"
              + TIME
              + ZONE
              + ")?|"
              + TIME
              + ZONE
              + "|"
              + DAY
              + MONTH
              + " +\\d{1,2},? +"
              + TIME
              + "( [a-z]{2,5})? (19|20)\\d\\d");

  /** A weekday, a month, a time and a zone in words. */
  private static final int LONGEST = 50;

  /** Digits of a date such as 20240131. */
  private static final int COMPACT = 8;

  /** Of a month before its year, 03.2022. */
  private static final int MONTHLY = 7;

  private static final Pattern YEAR = Pattern.compile("(18|19|20)\\d\\d");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}\\.?");

  /** Of and year, as they stand around a month's name: 24 de enero de 2021. */
  private static final Pattern OF =
      Pattern.compile(
          "(?<=\\d)\\.?[\u00bao]? (de|di|d'|of|na) | (de|del) (?=\\d{4})|(?<=\\d{4}) ?(\u0433\\.?|\u0440\\.?|\u0433\u043e\u0434\u0430?|r\\.|g\\.)$");

  private static final Pattern SEASON =
      Pattern.compile("((?:18|19|20)\\d\\d) ?[-/\u2013] ?(\\d\\d)");

  private static final int CENTURY = 100;

  private CsvDate() {}

  static boolean is(String cell) {
    if (!mayBe(cell)) {
      return false;
    }
    String text = cell.strip().toLowerCase(Locale.ROOT);
    return WHEN.matcher(text).matches()
        || isSeason(text)
        || YEAR.matcher(text).find() && WHEN.matcher(inEnglish(text)).matches();
  }

  static boolean isYear(String cell) {
    return YEAR.matcher(cell.strip()).matches();
  }

  /** A year and the next: 2013-14, 2000/01. */
  private static boolean isSeason(String text) {
    Matcher years = SEASON.matcher(text);
    return years.matches()
        && (Integer.parseInt(years.group(1)) + 1) % CENTURY == Integer.parseInt(years.group(2));
  }

  /** With the name of a month of any language as one of English, whichever. */
  private static String inEnglish(String text) {
    Matcher words = WORD.matcher(OF.matcher(text).replaceAll(" ").strip());
    return words.replaceAll(
        word -> {
          String name = word.group().replace(".", "");
          return Names.MONTHS.contains(name) ? "jan" : Matcher.quoteReplacement(word.group());
        });
  }

  /** Spares most cells the long pattern: digits, with signs or letters among them, or eight. */
  private static boolean mayBe(String cell) {
    int digits = 0;
    int parting = 0;
    for (int i = 0; i < cell.length(); i++) {
      char sign = cell.charAt(i);
      digits += Character.isDigit(sign) ? 1 : 0;
      parting += sign == '.' || Character.isDigit(sign) ? 0 : 1;
      parting += sign == '.' && i < cell.length() - 1 && cell.indexOf('.', i + 1) > 0 ? 1 : 0;
    }
    boolean parted =
        parting > 0
            || digits == COMPACT && cell.length() == COMPACT
            || digits == MONTHLY - 1 && cell.length() == MONTHLY;
    return digits > 0 && parted && cell.length() <= LONGEST;
  }

  /** Read from the machine's languages where a cell asks for them. */
  private static final class Names {
    private static final Set<String> MONTHS = months();

    private static Set<String> months() {
      Set<String> names = new HashSet<>();
      for (String language : LANGUAGES) {
        Locale locale = Locale.forLanguageTag(language);
        for (Month month : Month.values()) {
          for (TextStyle style :
              List.of(
                  TextStyle.FULL,
                  TextStyle.FULL_STANDALONE,
                  TextStyle.SHORT,
                  TextStyle.SHORT_STANDALONE)) {
            String name = month.getDisplayName(style, locale).toLowerCase(locale);
            names.add(name.toLowerCase(Locale.ROOT).replace(".", ""));
          }
        }
      }
      return names;
    }
  }
}
