package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.JavaText;
import dev.graft.run.DataNotes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file was read, from which ways out go on.
 *
 * @param given its options
 * @param renamed by the names that columns have since, those that the file has
 * @param classes whether each class is meant as it is written
 */
record GivenOptions(CsvOptions given, Map<String, String> renamed, Classes classes) {
  /** What is known of the names of classes. */
  enum Classes {
    /** withCategories of their column: each cell of it is a class. */
    AS_WRITTEN,
    /** Nobody said so. */
    NOT_SAID
  }

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";

  private static final Pattern CHAIN =
      Pattern.compile(
          "CsvOptions\\.withDefaults\\(\\)(?:\\.\\w+\\((?:[^()\"']|" + TEXT + "|'[^']*')*\\))+");

  /** A call of which the first text is the name of a column, or each is. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\.with(?:MissingIn|EmptyAs)\\(TEXT|\\.withCategories\\((?:TEXT(?:, )?)+"
              .replace("TEXT", TEXT));

  private static final Pattern NAME = Pattern.compile(TEXT);

  GivenOptions {
    renamed = Map.copyOf(renamed);
  }

  static GivenOptions of(CsvOptions given) {
    return new GivenOptions(given, Map.of(), Classes.NOT_SAID);
  }

  /**
   * The same of a set.
   *
   * @param label the column of its classes
   */
  static GivenOptions of(CsvOptions given, String label) {
    boolean named = given.categories().contains(label);
    return new GivenOptions(given, Map.of(), named ? Classes.AS_WRITTEN : Classes.NOT_SAID);
  }

  GivenOptions withRenamed(String column, String name) {
    Map<String, String> more = new HashMap<>(renamed);
    String written = renamed.getOrDefault(column, column);
    more.remove(column);
    more.put(name, written);
    return new GivenOptions(given, more, classes);
  }

  /** Ways out that go on from there, and name the columns as the file does. */
  List<DataNotes.Note> continued(List<DataNotes.Note> notes) {
    List<DataNotes.Note> written =
        renamed.isEmpty()
            ? notes
            : notes.stream()
                .map(one -> new DataNotes.Note(one.kind(), one.number(), written(one.words())))
                .toList();
    return WaysOut.continued(given, written);
  }

  private String written(String words) {
    return CHAIN.matcher(words).replaceAll(chain -> quoted(calls(chain.group())));
  }

  private String calls(String chain) {
    return CALL.matcher(chain).replaceAll(call -> quoted(names(call)));
  }

  private String names(MatchResult call) {
    return NAME.matcher(call.group()).replaceAll(name -> quoted(name(name.group())));
  }

  private String name(String text) {
    return renamed.entrySet().stream()
        .filter(one -> JavaText.of(one.getKey()).equals(text))
        .map(one -> JavaText.of(one.getValue()))
        .findFirst()
        .orElse(text);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
