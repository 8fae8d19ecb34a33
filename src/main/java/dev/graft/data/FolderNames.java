package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders that were read as classes, and are called as a file manager or a tool calls others. */
final class FolderNames {
  /** "bees (1)", "bees - Copy", "bees copy 2", in the languages of common systems. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?iu)([ _-]*\\(\\d{1,3}\\)|[ _-]+(copy|kopie|copie|copia|kopia|backup|bak)([ _-]?\\d{1,3})?)$");

  private static final Pattern BEFORE =
      Pattern.compile("(?iu)^(copy of|kopie von|copie de|copia de|copia di)[ _]+");

  /** "bees_old": one word more, of what file or copy it is. */
  private static final Pattern STATE =
      Pattern.compile(
          "(?iu)[ _-]+(old|new|extra|more|rest|orig|original|fixed|clean|cleaned|alt|neu)$");

  /** One of each is as good as the other: coins are old and new, and no copies of coins. */
  private static final List<Set<String>> OPPOSITES =
      List.of(
          Set.of("old", "new"),
          Set.of("alt", "neu"),
          Set.of("clean", "cleaned", "dirty"),
          Set.of("fixed", "broken"),
          Set.of("orig", "original", "fake", "edited"),
          Set.of("more", "extra", "less"));

  /** "bees2", "bees 2", "bees_02". */
  private static final Pattern NUMBER = Pattern.compile("(?<=\\p{L}{3})[ _-]?0?[2-9]$");

  private static final Set<String> IMAGES =
      Set.of("image", "images", "img", "imgs", "jpegimages", "photos", "pictures", "inputs");

  private static final Set<String> MASKS =
      Set.of(
          "mask",
          "masks",
          "label",
          "labels",
          "annotation",
          "annotations",
          "annots",
          "trimap",
          "trimaps",
          "segmentation",
          "segmentations",
          "segmentationclass",
          "groundtruth",
          "gt");

  private FolderNames() {}

  /** Whether a folder is called as one of masks or labels. */
  static boolean isOfLabels(Path folder) {
    return MASKS.contains(FolderFile.className(folder).toLowerCase(Locale.ROOT));
  }

  /** What is said of class folders by their names, as of any classes and as of folders. */
  static List<DataNotes.Note> ofClasses(List<String> classes) {
    return Stream.of(ClassNames.notesOf(classes), notes(classes)).flatMap(List::stream).toList();
  }

  /** What the reader must know of these names of classes. */
  static List<DataNotes.Note> notes(List<String> classes) {
    List<DataNotes.Note> notes = new ArrayList<>();
    copies(classes).ifPresent(notes::add);
    halves(classes).ifPresent(notes::add);
    numbered(classes).ifPresent(notes::add);
    LeftOver.note(classes).ifPresent(notes::add);
    return notes;
  }

  /** Both kinds of fruit and folders that were filled up are called so: it does not weigh. */
  private static Optional<DataNotes.Note> numbered(List<String> classes) {
    List<String> numbered =
        classes.stream()
            .filter(name -> NUMBER.matcher(name).find())
            .filter(name -> classes.contains(NUMBER.matcher(name).replaceFirst("")))
            .toList();
    String words =
        Text.format(
            "Class folders are called as another with a number behind (%s), and are judged as classes"
                + " of their own: where one holds more of the same, merge them",
            Listing.of(numbered));
    return numbered.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, numbered.size(), words));
  }

  private static Optional<DataNotes.Note> copies(List<String> classes) {
    Set<String> names = new HashSet<>(classes);
    List<String> copies =
        classes.stream()
            .filter(name -> !isAKind(name, names))
            .flatMap(
                name ->
                    original(name, names).stream()
                        .map(other -> Text.format("'%s' of '%s'", name, other)))
            .toList();
    String words =
        Text.format(
            "Class folders are called like copies of others (%s), and are judged as classes of"
                + " their own: merge them, or give them names",
            Listing.of(copies));
    return copies.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.SPELLINGS, copies.size(), words));
  }

  /** Of two classes the word tells them apart, and so it does beside its opposite. */
  private static boolean isAKind(String name, Set<String> names) {
    Matcher state = STATE.matcher(name);
    if (!state.find()) {
      return false;
    }
    String base = name.substring(0, state.start());
    String word = state.group(1).toLowerCase(Locale.ROOT);
    return names.size() == 2
        || OPPOSITES.stream()
            .filter(some -> some.contains(word))
            .flatMap(Set::stream)
            .filter(other -> !other.equals(word))
            .anyMatch(
                other ->
                    names.stream()
                        .filter(one -> one.startsWith(base))
                        .anyMatch(one -> one.toLowerCase(Locale.ROOT).matches(".*[ _-]" + other)));
  }

  /** The class that this one is called a copy of. */
  private static Optional<String> original(String name, Set<String> names) {
    String before = name;
    String rest = shorter(name);
    while (!rest.isEmpty() && !rest.equals(before)) {
      if (names.contains(rest)) {
        return Optional.of(rest);
      }
      before = rest;
      rest = shorter(rest);
    }
    return Optional.empty();
  }

  private static String shorter(String name) {
    String rest = BEHIND.matcher(name).replaceFirst("");
    rest = rest.equals(name) ? STATE.matcher(name).replaceFirst("") : rest;
    return rest.equals(name) ? BEFORE.matcher(name).replaceFirst("") : rest;
  }

  /** A set in which each picture of one folder has its mask in the other asks another question. */
  private static Optional<DataNotes.Note> halves(List<String> classes) {
    List<String> plain =
        classes.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", ""))
            .toList();
    boolean both =
        plain.stream().anyMatch(IMAGES::contains)
            && plain.stream().anyMatch(MASKS::contains)
            && plain.stream().allMatch(name -> IMAGES.contains(name) || MASKS.contains(name));
    String words =
        Text.format(
            "The classes (%s) are called like the halves of a set of masks: a network that tells"
                + " them apart tells pictures from masks, and not what they show",
            Listing.of(classes));
    return both
        ? Optional.of(
            new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, classes.size(), words))
        : Optional.empty();
  }
}
