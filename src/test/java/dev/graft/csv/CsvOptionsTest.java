package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One value says how a file is read, whoever reads it. */
class CsvOptionsTest {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();

  @Test
  void itsWordsAreTheJavaThatMakesIt() {
    assertEquals("CsvOptions.withDefaults()", USUAL.toString());
    assertEquals(
        "CsvOptions.withDefaults().withSeparator('\\t').withDecimalComma().withoutHeader()"
            + ".withMissing(\"-999\", \"un\\\"known\")",
        USUAL
            .withSeparator('\t')
            .withoutHeader()
            .withDecimalComma()
            .withMissing("un\"known", "-999")
            .toString());
    assertEquals(
        "CsvOptions.withDefaults().withCharset(\"ISO-8859-1\")"
            + ".withoutRowsMissing().withClassesMerged().withCategories(\"zone\")",
        USUAL
            .withCharset(StandardCharsets.ISO_8859_1)
            .withClassesMerged()
            .withoutRowsMissing()
            .withCategories("zone")
            .toString());
  }

  @Test
  void anEncodingIsGivenByItsName() {
    assertEquals(USUAL.withCharset(StandardCharsets.ISO_8859_1), USUAL.withCharset("iso-8859-1"));
    for (String name : List.of("windows-9", "not a name", "")) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> USUAL.withCharset(name)).getMessage();
      assertTrue(said.startsWith("charset (" + name + ") must be an encoding that Java"), said);
    }
  }

  @Test
  void theSeparatorComesFromTheWordTheTextOrTheName() {
    assertEquals('|', USUAL.withSeparator('|').separatorOf("a.tsv", "sep=;\n"));
    assertEquals(';', USUAL.separatorOf("a.tsv", "sep=;\nx;y\n"));
    assertEquals('\t', USUAL.separatorOf("a.TSV", "x;y\n"));
    assertEquals(';', USUAL.withDecimalComma().separatorOf("a.csv", "x,y\n"));
    assertEquals(',', USUAL.separatorOf("a.csv", "x;y\n"));
    assertThrows(IllegalArgumentException.class, () -> USUAL.withSeparator('"'));
  }

  @Test
  void aSpreadsheetsErrorIsMissingInEveryLanguage() {
    for (String cell :
        ("#N/A #VALUE! #value! #DIV/0! #NAME? #NV #WERT! #BEZUG! #ZAHL! #VALEUR! #NOMBRE! #NOM?"
                + " #\u00a1DIV/0! #\u00a1VALOR! #\u00a1REF! #\u00bfNOMBRE? #N/D #N\u00daM! #RIF! #DZIEL/0! #ARG!"
                + " #WAARDE! #\u0414\u0415\u041b/0! #\u0417\u041d\u0410\u0427! #\u041d/\u0414 #DE\u011eER! #YOK #SPILL! ###### Err:502")
            .split(" ")) {
      assertTrue(USUAL.isMissing("x", cell), cell);
      assertFalse(USUAL.withCategories("x").isMissing("x", cell), cell);
    }
    for (String cell :
        List.of("#1", "#wow!", "#A", "#NASA", "C#", "##", "#ff00aa", "No. 1!", "Err", "E")) {
      assertFalse(USUAL.isMissing("x", cell), cell);
    }
  }

  @Test
  void signsOfAMissingCell() {
    assertTrue(USUAL.isMissing("x", "N/A"));
    assertFalse(USUAL.withCategories("x").isMissing("x", "NA"));
    assertFalse(USUAL.isMissing("x", "-999"));
    assertTrue(USUAL.withMissing("-999").isMissing("x", "-999"));
    CsvOptions here = USUAL.withMissing("-9").withMissingIn("x", "0", "no").withMissingIn("x", "7");
    assertEquals(
        "CsvOptions.withDefaults().withMissing(\"-9\").withMissingIn(\"x\", \"0\", \"7\", \"no\")",
        here.toString());
    for (String cell : List.of("0", "0.0", "7", "no", "-9")) {
      assertTrue(here.isMissing("x", cell), cell);
      assertEquals(cell.equals("-9"), here.isMissing("y", cell), cell);
    }
    assertEquals(Set.of("x", "z"), here.withCategories("z").columns());
  }

  /** What is read of it as Java's compiler reads it. */
  private static List<String> literals(String code, char quote) {
    Pattern literal = Pattern.compile(quote + "((?:[^" + quote + "\\\\\n\r]|\\\\.)*)" + quote);
    Pattern numbered = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u(\\p{XDigit}{4})");
    return literal
        .matcher(code)
        .results()
        .map(
            found ->
                numbered
                    .matcher(found.group(1))
                    .replaceAll(
                        one ->
                            Matcher.quoteReplacement(
                                one.group(1) + (char) Integer.parseInt(one.group(2), 16))))
        .map(String::translateEscapes)
        .toList();
  }

  @Test
  void anySignCanBePasted() {
    for (int i = 1; i < Character.MAX_VALUE; i++) {
      char sign = (char) i;
      if (sign != '"' && sign != '\n' && sign != '\r') {
        String code = USUAL.withSeparator(sign).toString();
        assertEquals(List.of("" + sign), literals(code, '\''), code);
      }
      String text = "7" + sign + "7" + sign;
      String code = USUAL.withMissing(text).toString();
      assertEquals(List.of(text), literals(code, '"'), code);
    }
    assertEquals(
        "CsvOptions.withDefaults().withSeparator('\\\\')", USUAL.withSeparator('\\').toString());
    String code = USUAL.withEmptyAs("a\tb\\\n\"c\"", "\ud83d\ude00 n\u00e9ant").toString();
    assertEquals(List.of("a\tb\\\n\"c\"", "\ud83d\ude00 n\u00e9ant"), literals(code, '"'));
  }
}
