package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pictures called as another is with a word behind, such as leaf7_flip.png beside leaf7.png: made
 * from it, as a mirrored copy or a mask is.
 */
final class NamedAfter {
  /** A word, or a copy's number in parentheses. */
  private static final Pattern BEHIND =
      Pattern.compile("[ _.-]+[\\p{L}(][\\p{L}\\d() -]*|\\(\\d+\\)");

  /** More different words are names of their own. */
  private static final int MOST_WORDS = 8;

  private static final Pattern MASK =
      Pattern.compile(
          "(?i)[ _.-]+(mask|masks|seg|segmentation|label|labels|trimap|gt|annotation)\\d*");

  private static final String NO_PICTURE =
      "where they are, they are no pictures of their class, and learned as such; leave them out";

  private NamedAfter() {}

  private static boolean isMask(String word) {
    return MASK.matcher(word).matches();
  }

  /** A warning where the like may come to stand on two sides. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    Map<String, ImageRow> byName = new HashMap<>();
    rows.forEach(row -> byName.put(plain(row), row));
    Map<String, Integer> words = new TreeMap<>();
    List<String> pairs = new ArrayList<>();
    int masks = 0;
    for (ImageRow row : rows) {
      Optional<ImageRow> other = original(row, byName);
      String word = other.map(one -> plain(row).substring(plain(one).length())).orElse("");
      if (other.isPresent() && (mayPart(row, other.get()) || isMask(word))) {
        words.merge(word, 1, Integer::sum);
        pairs.add(row.name() + " of " + other.get().name());
        masks += isMask(word) ? 1 : 0;
      }
    }
    if (words.isEmpty() || words.size() > MOST_WORDS || pairs.size() < 2 * words.size()) {
      return Optional.empty();
    }
    // One after the other, since a note holds no bar.
    String behind = words.keySet().stream().map(NamedAfter::maybe).collect(Collectors.joining());
    String said =
        Text.format(
            "%s named as another with a word behind (%s): where one was made from the other, it may"
                + " stand in training and test. Keep them together: split(0.5, 0.2, 0.3)"
                + ".byGroup(name -> name.replaceFirst(\"%s\\\\.\\\\w+$\", \"\"))%s",
            pairs.size() == 1 ? "1 picture is" : pairs.size() + " pictures are",
            Listing.of(pairs),
            behind,
            masks == 0 ? "" : Text.format(". Of these %d are called masks: %s", masks, NO_PICTURE));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, pairs.size(), said));
  }

  private static boolean mayPart(ImageRow row, ImageRow other) {
    return row.part() == Part.NONE || row.part() != other.part();
  }

  /** The longest name that this one begins with. */
  private static Optional<ImageRow> original(ImageRow row, Map<String, ImageRow> byName) {
    String name = plain(row);
    for (int end = name.length() - 1; end > name.lastIndexOf('/') + 1; end--) {
      ImageRow other = byName.get(name.substring(0, end));
      if (other != null && BEHIND.matcher(name.substring(end)).matches()) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Without a folder of a part and without the suffix. */
  private static String plain(ImageRow row) {
    int name = row.name().lastIndexOf('/') + 1;
    int point = row.name().lastIndexOf('.');
    String stem = point > name ? row.name().substring(name, point) : row.name().substring(name);
    return Stems.folders(row.name().substring(0, name)) + stem;
  }

  private static String maybe(String word) {
    return "(" + word.replaceAll("[.()]", "[$0]") + ")?";
  }
}
