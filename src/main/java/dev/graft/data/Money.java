package dev.graft.data;

import java.util.Currency;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers with a currency before or behind them: EUR 5, 500 \u0440\u0443\u0431., CHF 5.-,
 * \u20b9500.
 */
final class Money {
  /** Codes of gold, of funds and of none begin with an X, but for these. */
  private static final Set<String> OF_SEVERAL = Set.of("XAF", "XOF", "XPF", "XCD");

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .filter(code -> !code.startsWith("X") || OF_SEVERAL.contains(code))
          .collect(Collectors.toSet());

  /** What is a word, a maker or a kind as often, before a number: TOP 10, AMD 5600, PHP 8. */
  private static final Set<String> WORDS_TOO =
      Set.of(
          ("ALL AMD BAM BEL BIF BOB BSD CAD CHE COP CRC CUP CVE DEM ESP GEL LAK MAD MOP MUR NAD PEN PHP"
                  + " RON SCR SIT SOS SSP SVC TOP TRY")
              .split(" "));

  private static final String WORD =
      "[A-Z]{3}|RM|Rs\\.?|Rp\\.?|[Ss]?Fr\\.|SFr|[Kk]r\\.?|[\u0420\u0440]\u0443\u0431\\.?|\u0440\\."
          + "|z\u0142|K\u010d|S/\\.?|Bs\\.?|Tk\\.?|K[Ss]h\\.?|\u0433\u0440\u043d\\.?|\u043b\u0432\\.?";

  private static final Pattern BEFORE =
      Pattern.compile("[+-]?(?<unit>" + WORD + ") ?(?<number>[-+(]?[.,]?\\d.*)");

  private static final Pattern BEHIND =
      Pattern.compile("(?<number>.*[\\d.,)\u2013-]) ?(?<unit>" + WORD + ")");

  /** What stands behind an amount without hundredths: Rs 543/-. */
  private static final Pattern WHOLE_ONES = Pattern.compile("/[-\u2013\u2014=]$");

  private static final Pattern SIGN = Pattern.compile("\\p{Sc}");

  private Money() {}

  /** The code or word of the currency; empty where there is none, or it may be a word. */
  static String unit(String cell) {
    String before = unit(BEFORE, cell);
    return before.isEmpty() ? unit(BEHIND, cell) : WORDS_TOO.contains(before) ? "" : before;
  }

  /** Whether an amount of money may stand there. */
  static boolean is(String cell) {
    return !unit(BEFORE, cell).isEmpty()
        || !unit(BEHIND, cell).isEmpty()
        || SIGN.matcher(cell).find() && CsvCell.isLikeNumber(cell);
  }

  private static String unit(Pattern form, String cell) {
    Matcher parts = form.matcher(CsvCell.plainBlanks(cell));
    if (!parts.matches()) {
      return "";
    }
    String number = WHOLE_ONES.matcher(parts.group("number").strip()).replaceFirst("");
    String unit = parts.group("unit");
    boolean known = !unit.matches("[A-Z]{3}") || CODES.contains(unit);
    return known && (CsvCell.isNumber(number) || CsvCell.isLikeNumber(number)) ? unit : "";
  }
}
