package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoding that is named is the right one: 20 countries, in each language in its code page. */
class CsvEncodingTest {
  private static final Pattern NAMED = Pattern.compile("withCharset\\(\"(.*?)\"\\)");

  private static final List<String> WRITTEN =
      List.of(
          "windows-1252 de fr es pt it nl sv da nb fi is ca",
          "windows-1250 pl cs sk hu hr sl",
          "windows-1251 ru uk bg sr mk be",
          "windows-1253 el",
          "windows-1254 tr",
          "windows-1255 he",
          "windows-1256 ar fa",
          "windows-1257 lt lv et",
          "windows-874 th",
          "Shift_JIS ja",
          "EUC-JP ja",
          "EUC-KR ko",
          "GB18030 zh-CN",
          "Big5 zh-TW",
          "KOI8-R ru",
          "IBM866 ru",
          "IBM850 de fr",
          "x-MacRoman de fr es",
          "ISO-8859-2 pl cs hu",
          "ISO-8859-7 el");

  @TempDir Path folder;

  private String ways(String text, String charset) throws Exception {
    Path file = folder.resolve("t.csv");
    Files.write(file, text.getBytes(Charset.forName(charset)));
    return assertThrows(IllegalArgumentException.class, () -> CsvFile.read(file)).getMessage();
  }

  /** A table of countries by their names in a language; none has but ASCII. */
  private static String countries(Locale language, Charset charset, int draw) {
    List<String> names =
        new ArrayList<>(
            Arrays.stream(Locale.getISOCountries())
                .map(country -> new Locale("", country).getDisplayCountry(language))
                .filter(charset.newEncoder()::canEncode)
                .toList());
    java.util.Collections.shuffle(names, new Random(draw));
    return "land,y\n" + String.join(",a\n", names.subList(0, 20)) + ",b\n";
  }

  @Test
  void whatIsNamedReads() throws Exception {
    int right = 0;
    int open = 0;
    List<String> wrong = new ArrayList<>();
    for (String line : WRITTEN) {
      String[] words = line.split(" ");
      Charset charset = Charset.forName(words[0]);
      for (String language : Arrays.asList(words).subList(1, words.length)) {
        for (int draw = 0; draw < 3; draw++) {
          String text = countries(Locale.forLanguageTag(language), charset, draw);
          if (text.chars().allMatch(sign -> sign < 128)) {
            continue;
          }
          Matcher named = NAMED.matcher(ways(text, words[0]));
          boolean isNamed = named.find();
          String said = isNamed ? named.group(1) : "";
          boolean reads =
              isNamed && new String(text.getBytes(charset), Charset.forName(said)).equals(text);
          right += reads ? 1 : 0;
          open += isNamed ? 0 : 1;
          if (isNamed && !reads) {
            wrong.add(words[0] + " " + language + ": " + said + " " + text);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(right > 3 * open && right > 100, right + " right, " + open + " not told");
  }

  @Test
  void whatCannotBeToldIsShownInEach() throws Exception {
    String ways = ways("said,y\nVenerd\u00EC,a\nluned,b\n", "windows-1252");
    assertTrue(
        ways.contains(
            "save it again as UTF-8 in the program that wrote it, or give the name of its encoding,"
                + " which cannot be told for sure (it reads 'Venerd"),
        ways);
    assertTrue(ways.contains("'Venerd\u00EC' as windows-1252"), ways);
    assertTrue(ways.endsWith("withCharset(name)"), ways);
  }

  @Test
  void signsOfWindows() throws Exception {
    String text = "said,y\nI don\u2019t \u2013 \u201Cnever\u201D,a\nit costs 5 \u20AC,b\n";
    assertTrue(ways(text, "windows-1252").contains("\"windows-1252\""), ways(text, "windows-1252"));
    String russian =
        "said,y\n\u0424\u0438\u043B\u044C\u043C \u0445\u043E\u0440\u043E\u0448,a\n"
            + "\u0430\u043A\u0442\u0435\u0440\u044B \u043F\u043B\u043E\u0445\u0438\u0435,b\n";
    String read = "\u0424\u0438\u043B\u044C\u043C \u0445\u043E\u0440\u043E\u0448";
    assertTrue(
        ways(russian, "windows-1251")
            .contains("'" + read + " \u0430\u043A\u0442\u0435\u0440\u044B' as windows-1251"),
        ways(russian, "windows-1251"));
  }

  @Test
  void whatIsUtf8IsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("u.csv"), "land,y\n\u00D6sterreich,a\n");
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> CsvFile.read(file, StandardCharsets.US_ASCII))
            .getMessage();
    assertTrue(said.endsWith("withCharset(\"UTF-8\")"), said);
  }

  /** What is cheap to write and dear to read: signs of the code pages that go beyond a standard. */
  private static final List<String> SIGNS =
      List.of(
          "windows-31j \u682a\u5f0f\u2460 \u3231\u7530\u4e2d \u9ad9\u6a4b \ufa11 \u2121 \uff5e",
          "x-eucJP-Open \u682a\u5f0f\u2460 \u3231\u7530\u4e2d \u9ad9\u6a4b",
          "x-windows-949 \ub620\ubc29\uac01\ud558 \ubdc1 \uad6d\ubbfc \u20ac",
          "x-windows-950 \u7881\u4e2d\u570b \u92b9 \u570b\u5bb6",
          "Big5-HKSCS \u5605\u5572\u4e2d\u570b \u9999\u6e2f",
          "GB18030 \u9fb4\u4e2d\u56fd \u20ac \u3447",
          "windows-1252 \u00a35 \u20ac7 \u0160koda \u201Cno\u201D caf\u00e9",
          "windows-1254 \u015eeker \u011f\u00fcl \u20ac5",
          "windows-1251 \u2116 5 \u0443\u043b\u0438\u0446\u0430",
          "x-windows-50221 \u682a\u5f0f\u2460 \u3231\u7530\u4e2d",
          "ISO-2022-JP \u65e5\u672c \u7530\u4e2d",
          "ISO-2022-KR \uad6d\ubbfc",
          "UTF-16LE \u65e5\u672c \u7530\u4e2d",
          "UTF-16BE \u65e5\u672c caf\u00e9",
          "UTF-16 \u65e5\u672c",
          "UTF-32LE \u65e5\u672c",
          "UTF-32BE \u65e5\u672c",
          "UTF-32 caf\u00e9");

  /**
   * Reads the file as it is told, in each of the encodings that are named, and returns the texts.
   */
  private List<String> followed(String text, String charset) throws Exception {
    String ways = ways(text, charset);
    List<String> read = new ArrayList<>();
    Matcher named = Pattern.compile("withCharset\\(\"(.*?)\"\\)|' as ([\\w-]+)").matcher(ways);
    while (named.find()) {
      String name = named.group(1) == null ? named.group(2) : named.group(1);
      read.add(CsvFile.read(folder.resolve("t.csv"), Charset.forName(name)));
    }
    return read;
  }

  @Test
  void whateverIsNamedOpensTheFile() throws Exception {
    for (String line : SIGNS) {
      String[] words = line.split(" ");
      for (int first = 1; first < words.length; first++) {
        List<String> some = Arrays.asList(words).subList(first, words.length);
        String text = "said,y\n" + String.join(",a\n", some) + ",b\nplain,a\n";
        List<String> read = followed(text, words[0]);
        assertTrue(first > 1 || read.contains(text), ways(text, words[0]));
      }
    }
    for (String line : WRITTEN) {
      String[] words = line.split(" ");
      for (String language : Arrays.asList(words).subList(1, words.length)) {
        String text = countries(Locale.forLanguageTag(language), Charset.forName(words[0]), 5);
        if (text.chars().anyMatch(sign -> sign > 127)) {
          assertTrue(followed(text, words[0]).contains(text), ways(text, words[0]));
        }
      }
    }
  }

  /** Of long files some lines are looked at, and what stands far below decides as well. */
  @Test
  void aSignFarBelowIsHeeded() throws Exception {
    String text =
        "said,y\n" + "\u65e5\u672c\u8a9e\u3067\u3059,a\n".repeat(2000) + "\u3231\u2460,b\n";
    assertTrue(followed(text, "windows-31j").contains(text), ways(text, "windows-31j"));
  }

  @Test
  void theMostUsualComesFirstWhereNothingSpeaksAgainstIt() throws Exception {
    for (String sign :
        "\u00a35 \u20ac5 5\u00a3 \u00a5500 20\u00b0 5\u00b5m m\u00b2 \u00bd \u00b15 3\u00d74 \u2018a\u2019 a\u2013b \u2022"
            .split(" ")) {
      String ways = ways("said,y\n" + sign + ",a\nb,b\n", "windows-1252");
      int first = ways.indexOf("' as ");
      boolean named = ways.contains("\"windows-1252\"");
      assertTrue(named || ways.startsWith("windows-1252", first + 5), sign + ": " + ways);
    }
  }

  @Test
  void lettersInSignsOfAsciiAreNoText() throws Exception {
    String said = ways("said,y\n\u65e5\u672c,a\nb,b\n", "ISO-2022-JP");
    assertTrue(
        said.endsWith(
            "must be text in UTF-8, but is in ISO-2022-JP, which writes letters in signs of ASCII ('ESC"
                + " $B'); save it again as UTF-8, or say what it is: CsvOptions.withDefaults()"
                + ".withCharset(\"x-windows-50221\")"),
        said);
    for (String text :
        List.of(
            "ARB+ACE-inhibitor",
            "REST+API-based",
            "age+BMI",
            "bob+API-test@x.org",
            "(format nil \"~{name~}\")",
            "a ~{b} ~{c}",
            "+4912345678",
            "\u001b[31m")) {
      Path file = Files.writeString(folder.resolve("u.csv"), "said,y\n" + text + ",a\n");
      assertTrue(CsvFile.read(file).contains(text), text);
    }
  }

  @Test
  void aZeroByteThatIsNoneOfUtf16IsToldAsOne() throws Exception {
    for (String text : List.of("said,y\na\0b,a\nc,b\n", "said,y\na\0b,a\ncc,b\n")) {
      String said = ways(text, "UTF-8");
      assertTrue(
          said.endsWith(
              "take the zero bytes out (tr -d '\\000' < old > new), where the rest is text"),
          said);
    }
  }

  /** As tills and old programs write Japanese; none of it is Cyrillic for certain. */
  @Test
  void kanaOfHalfWidthAreNotTakenForCyrillic() throws Exception {
    for (String line :
        List.of(
            "city \uff84\uff73\uff77\uff96\uff73 \uff75\uff75\uff7b\uff76 \uff85\uff7a\uff9e\uff94"
                + " \uff7b\uff82\uff8e\uff9f\uff9b \uff8c\uff78\uff75\uff76",
            "\uff92\uff93 \uff8a\uff9f\uff9d \uff76\uff9e\uff91 \uff8e\uff83\uff99",
            "x \uff83\uff9a\uff8b\uff9e \uff97\uff7c\uff9e\uff75 \uff76\uff92\uff97",
            "name \uff80\uff85\uff76 \uff7b\uff84\uff73 \uff94\uff8f\uff80\uff9e")) {
      String text = line.replace(" ", ",y\n") + ",y\n";
      String said = ways(text, "windows-31j");
      assertTrue(said.contains(line.split(" ")[1]) && said.contains("windows-31j"), said);
      assertTrue(!said.contains("say what it is") || said.contains("(\"windows-31j\")"), said);
    }
  }

  @Test
  void theOnlyOneThatReadsIsShownAsSuch() throws Exception {
    String text =
        "said,y\n\u4f22\u8ecf,a\n\u942b\u99e5\u70a7\u56d7,a\n\u6b6b\u5cac\u5cc7,a\n\u60d5\u7f59,a\n";
    String said = ways(text, "x-eucJP-Open");
    assertTrue(
        said.endsWith(
            "save it again as UTF-8 in the program that wrote it, or, where it reads rightly so"
                + " ('\u8ecf \u942b \u56d7' as x-eucJP-Open), say what it is:"
                + " CsvOptions.withDefaults().withCharset(\"x-eucJP-Open\")"),
        said);
  }

  @Test
  void halfAndFullWidthsAreThoseOfTheUsualOne() throws Exception {
    for (String text :
        List.of("\uff80\uff85\uff76,\uff7d\uff7d\uff9e\uff77", "\u5e74\u9f62,\uff14\uff12")) {
      String said = ways(text + "\n" + text + "\n", "windows-31j");
      assertTrue(said.contains("windows-31j"), said);
    }
  }
}
