package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The emoji of Unicode in one drawing style, 64 x 64 pixels. The styles have the same emoji in the
 * same rows: two domains with one set of labels.
 */
public final class Emoji implements Shown {
  /** Fewer pictures than this cannot be split and judged. */
  static final int FEWEST = 8;

  private static final String ORIGIN = "%s, %s, from npm's emoji-datasource-%s 16.0.0";

  private static final Set<String> CHILDREN = Set.of("BOY", "GIRL", "CHILD");
  private static final String PLAIN_FAMILY = "2 and 1";

  private record Drawing(String category, String subcategory, String name, Picture picture) {}

  // Each style is read when it is first asked for, and once, so that all its sets share pixels.
  private static final class Noto {
    static final Emoji STYLE =
        new Emoji(
            "Noto emoji",
            Text.format(ORIGIN, "Noto Emoji by Google and contributors", "Apache-2.0", "google"),
            "emoji-noto.zip");
  }

  private static final class Twemoji {
    static final Emoji STYLE =
        new Emoji(
            "Twemoji",
            Text.format(ORIGIN, "Twemoji by Twitter, Inc and contributors", "CC BY 4.0", "twitter"),
            "emoji-twemoji.zip");
  }

  private final String name;
  private final String origin;
  private final List<Drawing> drawings;

  private Emoji(String name, String origin, String archive) {
    this.name = name;
    this.origin = origin;
    Map<String, byte[]> files = Resources.unzipped(archive);
    this.drawings =
        Resources.csv(files.get("index.csv")).stream()
            .skip(1)
            .map(cells -> drawing(cells, files))
            .toList();
  }

  /** In Google's style. */
  public static Emoji noto() {
    return Noto.STYLE;
  }

  /** In Twitter's style. */
  public static Emoji twemoji() {
    return Twemoji.STYLE;
  }

  /** All of them in the 8 categories of Unicode. */
  public ImageSet byCategory() {
    return set(name + " by category", Drawing::category, 1);
  }

  /** Those of the sub-categories with at least 8 pictures. */
  public ImageSet bySubcategory() {
    return set(name + " by sub-category", Drawing::subcategory, FEWEST);
  }

  private ImageSet set(String title, Function<Drawing, String> classOf, int fewest) {
    Map<String, List<Drawing>> groups =
        drawings.stream()
            .collect(Collectors.groupingBy(classOf, LinkedHashMap::new, Collectors.toList()));
    groups.values().removeIf(group -> group.size() < fewest);
    List<String> classes = List.copyOf(groups.keySet());
    List<ImageRow> rows = new ArrayList<>();
    for (Drawing drawing : drawings) {
      int label = classes.indexOf(classOf.apply(drawing));
      if (label >= 0) {
        rows.add(new ImageRow(drawing.name(), label, Part.NONE, drawing.picture()));
      }
    }
    return new ImageSet(About.of(title, origin), classes, rows);
  }

  /**
   * Families of as many grown-ups and children, which a style may draw alike, whoever they are.
   * Both styles go by it, so that a split has the same rows in both.
   */
  static Optional<String> family(String name) {
    String[] words = name.split(":? |, ");
    if (!words[0].equals("FAMILY")) {
      return Optional.empty();
    }
    long children = Arrays.stream(words).filter(CHILDREN::contains).count();
    String counted = words.length - 1 - children + " and " + children;
    return Optional.of("family of " + (words.length == 1 ? PLAIN_FAMILY : counted));
  }

  private static Drawing drawing(String[] cells, Map<String, byte[]> files) {
    Picture picture = new EncodedPicture(cells[1], files.get(cells[1]), family(cells[2]));
    return new Drawing(cells[3], cells[4], cells[2], picture);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s, %s; choose byCategory() or bySubcategory(). Origin: %s",
        name, Text.count(drawings.size(), "picture"), origin);
  }
}
