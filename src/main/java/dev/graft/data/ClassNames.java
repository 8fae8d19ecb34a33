package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is suspicious of classes by their names alone. */
final class ClassNames {
  /** Signs that part words and say nothing else, and quotes. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}])[-_.]+(?=\\p{L})|(?<=\\p{L})[-_.]+(?=[\\p{L}\\p{N}])"
              + "|(?<=[.]\\p{L})[.]$"
              + "|['\"`\u00b4\u2018\u2019\u201c\u201d]");

  /** Cyrillic and Greek letters, small, and under each the Latin one of its shape. */
  private static final String OTHERS =
      "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u043a\u043c\u0442\u0432\u043d"
          + "\u03bf\u03b1\u03c1\u03c4\u03c5\u03bd\u03b9\u03ba\u03c7";

  private static final String LATIN = "aeopcxyijskmtbh" + "oaptuvikx";

  private static final Pattern JOINED = Pattern.compile(" ?[|;,&/+] ?");

  /** Of fewer rows a class may well have one. */
  private static final int FEWEST = 20;

  /** Words of letters with an s behind; not one of two letters, nor glass or bus. */
  private static final Pattern ENDS = Pattern.compile("\\p{L}{2,}[^su\\P{L}]s");

  private ClassNames() {}

  /** What is said of the labels, where nothing was asked. */
  static List<DataNotes.Note> notesOf(List<String> labels) {
    return notesOf(labels, GivenOptions.Classes.NOT_SAID);
  }

  /** The same where it may have been said that each is meant as it is written. */
  static List<DataNotes.Note> notesOf(List<String> labels, GivenOptions.Classes meant) {
    List<DataNotes.Note> notes = new ArrayList<>(MergedClasses.notesOf(labels));
    List<List<String>> shaped = alike(labels, ClassNames::shape);
    MergedClasses.note("Classes that differ by signs or by letters that look alike", shaped)
        .ifPresent(notes::add);
    List<List<String>> marked =
        Stream.of(
                alike(labels, name -> shape(written(name))), alike(labels, n -> shape(unmarked(n))))
            .flatMap(List::stream)
            .filter(group -> !shaped.contains(group))
            .distinct()
            .toList();
    MergedClasses.note("Classes that differ as letters with and without marks do", marked)
        .ifPresent(notes::add);
    MergedClasses.note("Classes that differ as one and several do", alike(labels, ClassNames::one))
        .ifPresent(notes::add);
    Abbreviations.note(labels).ifPresent(notes::add);
    joined(labels).or(() -> SeveralInOne.note(labels)).ifPresent(notes::add);
    if (meant == GivenOptions.Classes.NOT_SAID) {
      Unknown.note(labels).ifPresent(notes::add);
    }
    SpoiltRange.note("Classes", labels).ifPresent(notes::add);
    return notes;
  }

  private static List<List<String>> alike(List<String> labels, UnaryOperator<String> meaning) {
    return MergedClasses.spellings(labels, meaning).stream()
        .filter(group -> group.stream().map(MergedClasses::plain).distinct().count() > 1)
        .toList();
  }

  /** As they are written where a keyboard, or a page of the web, has no such letters. */
  private static String written(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return plain
        .replace("\u00e4", "ae")
        .replace("\u00f6", "oe")
        .replace("\u00fc", "ue")
        .replace("\u00df", "ss")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&quot;", "\"");
  }

  private static String unmarked(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /** Of several things the name of one, in English. */
  private static String one(String label) {
    String plain = MergedClasses.plain(label);
    return ENDS.matcher(plain).matches() ? plain.replaceFirst("s$", "") : plain;
  }

  /** A class that is tested where it is not trained, or no class but a slip or a line cut off. */
  static Optional<DataNotes.Note> ofOneRow(List<String> classes, List<Integer> labels) {
    List<String> single =
        IntStream.range(0, classes.size())
            .filter(label -> labels.size() >= FEWEST && Collections.frequency(labels, label) == 1)
            .mapToObj(label -> "'" + classes.get(label) + "'")
            .toList();
    String words =
        Text.format(
            "Classes of one row alone: %s. Where that is another's name misspelt, or a last line cut"
                + " off, correct it; else no run both trains and tests it: leave it out with only(...).",
            Listing.of(single));
    return single.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.SPELLINGS, single.size(), words));
  }

  /** The notes of a set of which some classes are left: what is said of classes, of these alone. */
  static List<DataNotes.Note> left(
      List<DataNotes.Note> notes, List<String> classes, List<Integer> labels) {
    Set<DataNotes.Kind> kinds = Set.of(DataNotes.Kind.SPELLINGS, DataNotes.Kind.CLASSES_IN_ONE);
    List<DataNotes.Note> left = new ArrayList<>(notes);
    if (left.removeIf(note -> kinds.contains(note.kind()) && !OuterFolders.saysFolders(note))) {
      List<DataNotes.Note> still = new ArrayList<>(notesOf(classes));
      still.addAll(FolderNames.notes(classes));
      ofOneRow(classes, labels).ifPresent(still::add);
      still.stream().filter(note -> kinds.contains(note.kind())).forEach(left::add);
    }
    return left;
  }

  /** A name without the signs that part its words, letters of one shape as one. */
  private static String shape(String label) {
    StringBuilder shape = new StringBuilder();
    String plain = MergedClasses.plain(SIGNS.matcher(label).replaceAll(""));
    for (char letter : plain.toCharArray()) {
      int place = OTHERS.indexOf(letter);
      shape.append(place < 0 ? letter : LATIN.charAt(place));
    }
    return shape.toString();
  }

  /** A class whose name is made of others' names: whoever has both is neither. */
  private static Optional<DataNotes.Note> joined(List<String> labels) {
    Set<String> classes = new HashSet<>(labels);
    List<String> joined =
        classes.stream()
            .filter(name -> JOINED.split(name).length > 1)
            .filter(name -> Arrays.stream(JOINED.split(name)).allMatch(classes::contains))
            .sorted()
            .toList();
    // Of a pair of one and the same, as of genotypes (3/3), each is a pair and none of two classes.
    boolean pairs =
        joined.stream().anyMatch(name -> Arrays.stream(JOINED.split(name)).distinct().count() == 1);
    return joined.isEmpty() || pairs
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.CLASSES_IN_ONE,
                joined.size(),
                Text.format(
                    "Classes that are made of others (%s) are judged as classes of their own: an"
                        + " answer that names one of the two counts as wrong. Leave such rows out with"
                        + " only(...); where it is one thing, give it a name without such signs.",
                    Listing.of(joined))));
  }
}
