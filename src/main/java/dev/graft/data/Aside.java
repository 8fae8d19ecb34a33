package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Folders of pictures to be answered, which have no labels: seg_pred beside seg_train, and
 * "Unlabeled data" beside the classes.
 */
final class Aside {
  private static final Pattern UNLABELLED =
      Pattern.compile(
          "un[ _-]?label(l?ed)?([ _-]*(data|set|images?|imgs?|pictures|photos|samples))?");

  private static final Pattern ANSWERED =
      Pattern.compile("pred|preds|predict|prediction|predictions|to predict|inference|submission");

  /** Beside fewer classes, labelled and unlabelled are two kinds of things. */
  private static final int FEWEST = 2;

  private Aside() {}

  /** Whether its name says so. */
  static boolean isCalledSo(Path folder) {
    String name = name(folder);
    String rest =
        name.replaceFirst("^.*[ _-](?=(un[ _-]?label|pred|inference|submission)[^ _-]*$)", "");
    return UNLABELLED.matcher(name).matches()
        || UNLABELLED.matcher(rest).matches()
        || ANSWERED.matcher(rest).matches()
        || ANSWERED
            .matcher(name.replaceFirst("[ _-](data|set|images?|pictures|photos)$", ""))
            .matches();
  }

  private static String name(Path folder) {
    return FolderFile.className(folder).toLowerCase(Locale.ROOT);
  }

  /** Those of parts and what lies beside them, or of classes. */
  static List<Path> of(List<Path> folders, boolean parts) {
    List<Path> aside =
        folders.stream()
            .filter(
                folder -> parts ? isCalledSo(folder) : UNLABELLED.matcher(name(folder)).matches())
            .toList();
    List<Path> others = new ArrayList<>(folders);
    others.removeAll(aside);
    boolean few =
        others.size() < FEWEST || others.stream().anyMatch(one -> name(one).contains("label"));
    return few && !parts ? List.of() : aside;
  }

  /** Of a class that is called so nobody would know; beside parts it is no loss. */
  static Optional<DataNotes.Note> note(List<Path> aside, boolean parts) {
    long pictures = aside.stream().mapToLong(PassedOver::pictures).sum();
    String words =
        Text.format(
            "Set aside, since its name says that nobody labelled it: %s, %s; ask"
                + " experiment.predict(path) for these; where it is a class, give it another name",
            Listing.of(aside.stream().map(FolderFile::className).toList()),
            Text.count((int) pictures, "picture"));
    return aside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataNotes.Note(
                parts ? DataNotes.Kind.ARRANGEMENT : DataNotes.Kind.PICTURES_NOT_READ,
                (int) pictures,
                words));
  }
}
