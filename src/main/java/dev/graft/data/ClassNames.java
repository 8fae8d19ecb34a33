package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is suspicious of classes by their names alone. */
final class ClassNames {
  /** Signs that part words and say nothing else, and quotes. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}])[-_.]+(?=\\p{L})|(?<=\\p{L})[-_.]+(?=[\\p{L}\\p{N}])"
              + "|['\"`\u00b4\u2018\u2019\u201c\u201d]");

  /** Cyrillic and Greek letters, small, and under each the Latin one of its shape. */
  private static final String OTHERS =
      "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u043a\u043c\u0442\u0432\u043d"
          + "\u03bf\u03b1\u03c1\u03c4\u03c5\u03bd\u03b9\u03ba\u03c7";

  private static final String LATIN = "aeopcxyijskmtbh" + "oaptuvikx";

  private static final Pattern JOINED = Pattern.compile(" ?[|;,&/+] ?");

  private ClassNames() {}

  /** What is said of the labels, where nothing was asked. */
  static List<DataNotes.Note> notesOf(List<String> labels) {
    List<DataNotes.Note> notes = new ArrayList<>(MergedClasses.notesOf(labels));
    List<List<String>> alike =
        MergedClasses.spellings(labels, ClassNames::shape).stream()
            .filter(group -> group.stream().map(MergedClasses::plain).distinct().count() > 1)
            .toList();
    MergedClasses.note("Classes that differ by signs or by letters that look alike", alike)
        .ifPresent(notes::add);
    joined(labels).ifPresent(notes::add);
    return notes;
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
    return joined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.CLASSES_IN_ONE,
                joined.size(),
                Text.format(
                    "Classes that are made of others (%s) are judged as classes of their own: an"
                        + " answer that names one of the two counts as wrong.",
                    Listing.of(joined))));
  }
}
