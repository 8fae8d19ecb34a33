package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences that hold in nearly every row what was written for a program, and no one said. */
enum Untold {
  /** As Python shows bytes. */
  BYTES("b'...' of bytes", "^\\s*b(['\"]).*\\1\\s*$", "decode them before they are written"),
  /** Of pages of the web. */
  TAGS(
      "tags of HTML",
      "(?i)</?(p|br|div|span|a|b|i|li|ul|strong|em|h\\d)\\b[^<>]*>",
      "take them out"),
  /** Signs by their names. */
  ENTITIES(
      "names of signs", "(?i)&(quot|amp|lt|gt|nbsp|apos|#\\d+|#x\\p{XDigit}+);", "unescape them"),
  /** Signs by their numbers, and ends of lines. */
  ESCAPES(
      "a backslash for a sign",
      "\\\\(u\\p{XDigit}{4}|x\\p{XDigit}{2}|[nrt](?!\\p{Ll}))",
      "unescape them");

  /** Of a hundred sentences; of fewer it may be what was said. */
  private static final int NEARLY_ALL = 90;

  private final String words;
  private final Pattern pattern;
  private final String way;

  Untold(String words, String pattern, String way) {
    this.words = words;
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    this.way = way;
  }

  static List<DataNotes.Note> notes(List<String> sentences) {
    return Arrays.stream(values())
        .map(one -> one.note(sentences))
        .filter(note -> 100L * note.number() >= (long) NEARLY_ALL * sentences.size())
        .toList();
  }

  private DataNotes.Note note(List<String> sentences) {
    List<String> such = sentences.stream().filter(s -> pattern.matcher(s).find()).toList();
    String example = such.isEmpty() ? "" : TextView.shortened(such.get(0));
    String said =
        Text.format(
            "Sentences hold what was written for a program, %s: %d of %d ('%s'). A pre-trained base"
                + " reads it as words; %s.",
            words, such.size(), sentences.size(), example, way);
    return new DataNotes.Note(DataNotes.Kind.LETTERS_MISREAD, such.size(), said);
  }
}
