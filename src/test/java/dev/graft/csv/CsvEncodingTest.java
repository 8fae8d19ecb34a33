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
  private static final Pattern NAMED =
      Pattern.compile("forName\\(\"(.*?)\"\\)|StandardCharsets\\.(\\w+)");

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
    assertTrue(ways.endsWith("withCharset(java.nio.charset.Charset.forName(name))"), ways);
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
    assertTrue(said.endsWith("withCharset(StandardCharsets.UTF_8)"), said);
  }
}
