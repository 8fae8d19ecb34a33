package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A user's own pictures: one folder for each class, named like it, with jpg, png, gif, bmp, tif or
 * webp files in it; or such folders within {@code train}, {@code validation} (also {@code val},
 * {@code valid}, {@code dev}) and {@code test} (also {@code testing}, {@code eval}, {@code
 * holdout}), in any case, also {@code seg_train} beside {@code seg_test}, which become the set's
 * parts. Where there is a validation folder and no test folder, it is the test part. Pictures in
 * folders within a class folder are of that class. A folder that holds one folder alone is opened.
 *
 * <p>Classes and files are in the order of their names, classes that are whole numbers in theirs;
 * links are followed. What is not read, hidden pictures included, is counted by class and suffix; a
 * class that would lose more than a tenth of its pictures is refused, unless asked for by {@link
 * Unreadable#SKIP}. Every picture is decoded to check it; it is read again when it is needed,
 * unless its bases were named before ({@link #of(Path, IntFunction)}), so the folder must stay as
 * it is.
 */
public final class ImageFolder {
  private final Path given;
  private final OneFolder opened;
  private final Path folder;
  private final Unreadable unreadable;
  private final IntFunction<List<Preprocessing>> wanted;
  private final List<String> ignored = new ArrayList<>();

  private ImageFolder(Path given, Unreadable unreadable, IntFunction<List<Preprocessing>> wanted) {
    this.given = given;
    opened = OneFolder.of(given);
    folder = opened.folder();
    this.unreadable = unreadable;
    this.wanted = wanted;
  }

  /** Opens a folder; one picture that cannot be read, and it is refused. */
  public static ImageSet of(Path folder) {
    return of(folder, Unreadable.REFUSE);
  }

  /** Opens a folder. */
  public static ImageSet of(Path folder, Unreadable unreadable) {
    return new ImageFolder(folder, unreadable, pictures -> List.of()).set();
  }

  /**
   * Opens a folder of large photographs for bases that are known already: each picture is decoded
   * once, and its pixels are kept as those bases take them, where there is room for all of them.
   * The set and its keys are those of {@link #of(Path)}.
   *
   * @param bases what the bases take, given how many pictures there are: {@code pictures ->
   *     List.of(base.preprocessing())}
   */
  public static ImageSet of(Path folder, IntFunction<List<Preprocessing>> bases) {
    return new ImageFolder(folder, Unreadable.REFUSE, bases).set();
  }

  /**
   * Opens one folder of pictures whose labels stand in a CSV file beside it.
   *
   * @param csv a header and a row for each picture, separated by commas, semicolons or tabs
   * @param id the column that holds a picture's file name, with or without its suffix
   * @param label the column that holds its class; classes that are whole numbers are in their order
   */
  public static ImageSet of(Path folder, Path csv, String id, String label) {
    return of(folder, csv, CsvOptions.withDefaults(), id, label);
  }

  /**
   * The same of a file that is read otherwise: another encoding or separator, no header, further
   * signs of a missing label, classes that are spelt alike merged or not. Pictures whose label is
   * missing are left out if {@link CsvOptions#withoutRowsMissing} says so.
   *
   * @param columns two: the one that holds a picture's file name, and the one that holds its class
   */
  public static ImageSet of(Path folder, Path csv, CsvOptions options, String... columns) {
    Check.that(
        columns.length == 2,
        "columns (%s) must be two, of the picture's name and of its class: ImageFolder.of(folder,"
            + " csv, options, \"id\", \"label\")",
        String.join(", ", columns));
    FolderChecks.isFolder(folder);
    return LabelledFolder.set(folder, csv, LabelFile.read(csv, options, columns[0], columns[1]));
  }

  private ImageSet set() {
    FolderLayout layout = FolderLayout.of(folder);
    FolderWalk walk = new FolderWalk(folder);
    layout
        .parts()
        .forEach((part, root) -> layout.classes(root).forEach(c -> walk.collect(part, c)));
    ignored.addAll(layout.ignored());
    ignored.addAll(walk.ignored());
    if (unreadable == Unreadable.REFUSE) {
      checkClasses(layout, walk.files());
      walk.checkLosses();
    }
    List<FolderFile> readable = FolderFile.checked(walk.files(), wanted.apply(walk.files().size()));
    List<FolderFile> bad = readable.stream().filter(file -> !file.isReadable()).toList();
    if (!bad.isEmpty() && unreadable == Unreadable.REFUSE) {
      throw refusal(bad);
    }
    List<FolderFile> good = readable.stream().filter(FolderFile::isReadable).toList();
    checkClasses(layout, good);
    List<String> classes = LabelFile.classes(good.stream().map(FolderFile::className).toList());
    List<ImageRow> rows = good.stream().map(file -> file.row(folder, classes)).toList();
    List<String> skipped = bad.stream().map(file -> relative(file.path())).toList();
    String origin = "the folder " + folder.toAbsolutePath().normalize();
    About about = new About(title(), origin, skipped, List.of());
    Telling telling = new Telling(classes, rows);
    tellFolder(telling, layout, walk, classes);
    telling.anew((some, left) -> FolderNames.ofClasses(some));
    telling.ofPictures();
    telling.anew((some, left) -> OddOnes.notes(some, left));
    FolderFile.tell(telling, folder, rows, good);
    return new ImageSet(telling.of(about), classes, rows);
  }

  /** What was made of the folders, without what lies in those of classes that are gone. */
  private void tellFolder(
      Telling telling, FolderLayout layout, FolderWalk walk, List<String> classes) {
    telling.always(opened.notes());
    telling.always(layout.notes());
    OuterFolders outer = layout.outer();
    telling.ofRows((some, left) -> outer.note(some).stream().toList());
    telling.ofRows((some, left) -> walk.notes(InClasses.gone(classes, some)));
    telling.always(PassedOver.notes(folder, layout.roots(folder)));
    List<String> beside = layout.ignored();
    telling.ofRows((some, left) -> PassedOver.looseNote(beside, left.size()).stream().toList());
    List<String> all = List.copyOf(ignored);
    telling.ofRows(
        (some, left) ->
            FolderWalk.ignoredNote(InClasses.without(all, InClasses.gone(classes, some))));
  }

  private String title() {
    Path name = given.toAbsolutePath().normalize().getFileName();
    return name == null ? given.toString() : name.toString();
  }

  private IllegalArgumentException refusal(List<FolderFile> bad) {
    return new IllegalArgumentException(
        Text.format(
                "%s; or remove it, or open the folder without such files (%d here) with",
                bad.get(0).problem(), bad.size())
            + " ImageFolder.of(path, Unreadable.SKIP), which Graft.compare takes too");
  }

  // Every class folder must have given a picture, and every part must have the same classes.
  private void checkClasses(FolderLayout layout, List<FolderFile> good) {
    Set<String> given = new HashSet<>();
    good.forEach(file -> given.add(file.part() + file.className()));
    layout
        .parts()
        .forEach(
            (part, root) ->
                layout
                    .classes(root)
                    .forEach(
                        classFolder ->
                            Check.that(
                                given.contains(part + FolderFile.className(classFolder)),
                                "class '%s' (0 pictures in %s) must have pictures; add %s files or"
                                    + " remove the folder%s",
                                classFolder.getFileName(),
                                classFolder,
                                PictureKind.READ,
                                ignored.isEmpty()
                                    ? ""
                                    : " (ignored: " + Listing.of(ignored) + ")")));
    layout.checkSameClasses();
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
