package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Class folders of all that nobody wants, that nobody has sorted, or that a program made. */
final class LeftOver {
  /** What file managers call a folder that nobody named, and people one that waits for its end. */
  private static final Pattern LEFT_OVER =
      Pattern.compile(
          "(?iu)(new folder|untitled( folder)?|neuer ordner|nouveau dossier|nueva carpeta|nuova cartella"
              + "|nova pasta|nieuwe map|tmp|bak|to[ _-]?(sort|do|delete|check)"
              + "|un[ _-]?sorted|recycle[ _-]?bin|papierkorb|corbeille|papelera|cestino)"
              + "([ _-]*\\(?\\d{1,3}\\)?)?");

  /** With a sign before them; without one, parts are rejected and messages deleted. */
  private static final Pattern SET_ASIDE =
      Pattern.compile(
          "(?iu)[_.~!-]+(rejected|rejects?|discard(ed)?|deleted|duplicates?|dupes|trash|rubbish|junk"
              + "|bad|ignored?|unused|excluded|old|skip(ped)?)");

  /** Classes as often as not: beside one other, or their opposite, they are what they say. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?iu)trash|rubbish|garbage|junk|temp|backup|all|misc|miscellaneous|archived?|augment(ed|ation)?|aug"
              + "|results?|outputs?|previews?|checkpoints?|thumbnails?|thumbs|images|raw|processed|samples"
              + "|predict|submissions?|figures|plots|labels");

  /** Words that stand against each other. */
  private static final List<Set<String>> OPPOSITES =
      List.of(
          Set.of("augmented", "original", "orig", "real", "raw", "clean"),
          Set.of("raw", "processed", "unprocessed", "preprocessed", "cooked", "baked", "boiled"),
          Set.of(
              "raw", "fried", "roasted", "burnt", "ripe", "rotten", "rare", "medium", "well done"),
          Set.of("processed", "unprocessed", "whole", "organic", "fresh"),
          Set.of("samples", "controls", "blanks", "references", "standards"),
          Set.of("figures", "tables", "text", "texts", "equations", "photos", "plots", "maps"),
          Set.of("plots", "charts", "drawings", "diagrams", "sketches"),
          Set.of("images", "videos", "documents", "texts", "graphics", "sounds", "masks"),
          Set.of("labels", "tags", "stickers", "barcodes", "boxes", "bottles", "caps"),
          Set.of("output", "outputs", "input", "inputs"),
          Set.of("result", "results", "method", "methods", "introduction", "abstract"),
          Set.of("archive", "archived", "active", "current", "inbox", "library", "museum"),
          Set.of("all", "some", "none", "any", "nothing"),
          Set.of("checkpoint", "checkpoints", "road", "gate", "border", "barrier"),
          Set.of("preview", "previews", "review", "reviews"));

  /** Beside these trash is what it says, ... */
  private static final Pattern WASTE =
      Pattern.compile(
          "(?iu).*(glass|paper|plastic|metal|cardboard|organic|battery|recycl|waste|litter|spam|ham|mail).*");

  /** ... and beside these junk, and a folder of miscellaneous letters. */
  private static final Pattern MATTER = Pattern.compile("(?iu).*(food|letter|invoice|mail|news).*");

  private LeftOver() {}

  /** Such a folder holds things of any class. */
  static Optional<DataNotes.Note> note(List<String> classes) {
    List<String> left =
        classes.stream()
            .filter(
                name ->
                    LEFT_OVER.matcher(name).matches()
                        || SET_ASIDE.matcher(name).matches()
                        || WORD.matcher(name).matches() && !isAClass(name, classes))
            .toList();
    String words =
        Text.format(
            "Class folders are called as what is left over, made by a program or not sorted yet (%s),"
                + " and are judged as classes of their own: where they are none, move them out of the"
                + " folder; where they are, give them a name that says of what",
            Listing.of(left));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.CLASSES_IN_ONE, left.size(), words));
  }

  private static boolean isAClass(String word, List<String> classes) {
    Set<String> names = new TreeSet<>();
    classes.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    String plain = word.toLowerCase(Locale.ROOT);
    names.remove(plain);
    return names.size() == 1
        || names.stream().anyMatch(name -> WASTE.matcher(name).matches())
        || names.stream().anyMatch(name -> MATTER.matcher(name).matches())
        || OPPOSITES.stream()
            .anyMatch(some -> some.contains(plain) && names.stream().anyMatch(some::contains))
        || names.stream().allMatch(name -> WORD.matcher(name).matches());
  }
}
