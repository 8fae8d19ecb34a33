package dev.graft.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cells in which a quantity stands in words or in several numbers: 5 kg, 1.2k, 5'11", 0h 10m. */
final class Quantity {
  private static final String NUMBER = "[+-]?\\d{1,9}([.,]\\d{1,9}){0,3}";

  /** No single letter that numbers of houses and seats end in. */
  private static final String UNIT =
      "(mg|g|gr|grams?|kg|kgs|tons?|tonnes?|lbs?|oz|mm|cm|m|meters?|metres?|km|in|inch|inches|ft|feet|miles?"
          + "|ms|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|wks?|weeks?|mos?|mths?|months?"
          + "|yrs?|years?|std|tage?|wochen?|monate?|jahre?|kb|mb|gb|tb|kib|mib|gib|bytes"
          + "|k|mn|mio|million|millions|bn|billion|lakhs?|lacs?|cr|crores?|hz|khz|mhz|ghz|kw|mw|kwh|wh|kv"
          + "|mah|hp|bhp|ps|cc|ml|cl|dl|l|ltr|liters?|litres?|gal|\u00b0c|\u00b0f|km/h|kmh|mph|kmpl|km/kg"
          + "|mpg|usd|eur|gbp|inr|euros?|dollars?|%|kcal|kj|ppm|dpi|px|mp)\\.?";

  private static final String CURRENCY =
      "([$\u20ac\u00a3\u00a5\u20b9] ?|(usd|eur|gbp|inr|rs)[. ] ?)";

  private static final String BOUND = "([<>\u2264\u2265~\u2248]=? ?|up to |over |under )?";

  private static final Pattern QUANTITY =
      Pattern.compile(
          String.join(
                  "|",
                  List.of(
                      BOUND + "#\\+? ?@( ?(,|and)? ?# ?@){0,3}",
                      BOUND + "# ?(-|\u2013|to) ?# ?@",
                      BOUND + CURRENCY + "#( ?(k|m|mn|b|bn|million|billion))?\\+?",
                      CURRENCY + "# ?(-|\u2013|to) ?" + CURRENCY + "#",
                      "\\d{1,2} ?['\u2019\u2032] ?(\\d{1,2}(\\.\\d)? ?([\"\u201d\u2033]|''))?",
                      "p(\\d{1,4}[ymwd])*(t(\\d{1,4}(\\.\\d+)?[hms])+)?",
                      "\\d{1,6} days?,? ?[+-]?\\d{1,2}:\\d\\d(:\\d\\d(\\.\\d+)?)?",
                      "\\d{1,9} ?: ?\\d{1,9}"))
              .replace("#", NUMBER)
              .replace("@", UNIT));

  private static final Pattern A_UNIT = Pattern.compile(UNIT, Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 40;

  private Quantity() {}

  /** Whether a word is that of a unit. */
  static boolean isUnit(String word) {
    return A_UNIT.matcher(word).matches();
  }

  static boolean is(String cell) {
    return cell.length() <= LONGEST
        && cell.chars().anyMatch(Character::isDigit)
        && (QUANTITY.matcher(CsvCell.plainBlanks(cell).toLowerCase(Locale.ROOT)).matches()
            || Money.is(cell));
  }
}
