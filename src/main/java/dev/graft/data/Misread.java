package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters that were read in another encoding than they were written in. */
final class Misread {
  /**
   * What UTF-8 looks like where it was read as Latin-1 or Windows-1252; what was lost so; and signs
   * that print nothing, which Windows-1252 has letters and quotes for.
   */
  private static final Pattern SIGNS =
      Pattern.compile(
          "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0160\u0178\u017d\u2013-\u2122]|\u00e2\u20ac|\ufffd"
              + "|[\u0080-\u009f]");

  /** Letters of another script, or signs of Asia, read as Latin: no word has so many marks. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?<![A-Za-z])[\u00a1-\u00ff]{4,}(?![A-Za-z])");

  private static final Pattern MARKED = Pattern.compile("[\u00c0-\u00ff&&[^\u00d7\u00f7]]");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\u00a1-\u00bf]{4,}");

  private static final int DIFFERENT = 3;

  private static final int AROUND = 12;

  private Misread() {}

  /** What is said of texts of which some were read wrongly before. */
  static Optional<DataNotes.Note> note(List<String> texts, String noun, String why) {
    List<String> wrong = texts.stream().filter(Misread::is).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.LETTERS_MISREAD,
                wrong.size(),
                Text.format(
                    "Letters that were read in another encoding than they were written in: %d of %d"
                        + " %s (%s).%s write the file again from its source.",
                    wrong.size(), texts.size(), noun, around(wrong.get(0)), why)));
  }

  private static boolean is(String text) {
    return SIGNS.matcher(text).find() || isForeign(text);
  }

  private static boolean isForeign(String text) {
    long foreign = FOREIGN.matcher(text).results().filter(run -> isWord(run.group())).count();
    return foreign > 0 && 2 * foreign >= WORD.matcher(text).results().count();
  }

  private static boolean isWord(String run) {
    long marked = MARKED.matcher(run).results().count();
    return marked >= DIFFERENT && run.chars().distinct().count() >= DIFFERENT;
  }

  private static String around(String text) {
    Matcher found = SIGNS.matcher(text);
    if (!found.find()) {
      found = FOREIGN.matcher(text);
      found.find();
    }
    int end = Math.min(text.length(), found.end() + AROUND);
    return text.substring(Math.max(0, found.start() - AROUND), end)
        .replaceAll("[\u0080-\u009f]", "\ufffd");
  }
}
