package dev.graft.data;

import dev.graft.internal.Cell;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One folder of pictures whose labels stand in a CSV file. */
final class LabelledFolder {
  private final Path folder;
  private final Map<String, String> labels;
  private final List<DataNotes.Note> noted;
  private final Map<String, Map<String, String>> others;
  private final Set<String> leftOut;
  private final Set<String> found = new HashSet<>();
  private final List<String> without = new ArrayList<>();

  private LabelledFolder(Path folder, LabelFile file) {
    this.folder = folder;
    labels = file.labels();
    others = file.others();
    noted = file.notes();
    leftOut = file.leftOut();
  }

  static ImageSet set(Path folder, Path csv, LabelFile labels) {
    return new LabelledFolder(folder, labels).set(csv);
  }

  private ImageSet set(Path csv) {
    FolderWalk walk = new FolderWalk(folder);
    walk.collect(Part.NONE, folder);
    List<FolderFile> labelled = walk.files().stream().filter(this::isLabelled).toList();
    List<FolderFile> files =
        FolderFile.checked(
            labelled.stream()
                .map(file -> new FolderFile(Part.NONE, labels.get(id(file.path())), file.path()))
                .toList());
    checkAllFound(csv, walk);
    for (FolderFile file : files) {
      Check.that(file.isReadable(), "%s; or remove its row from %s", file.problem(), csv);
    }
    List<String> classes = LabelFile.classes(labels.values());
    List<ImageRow> rows = files.stream().map(file -> file.row(folder, classes)).toList();
    Path shown = folder.toAbsolutePath().normalize();
    String origin = Text.format("the folder %s, labels from %s", shown, csv.getFileName());
    Telling telling = new Telling(classes, rows);
    telling.always(notes(walk));
    telling.ofPictures();
    FolderFile.tell(telling, folder, rows, files);
    About about = About.of(shown.getFileName().toString(), origin).withColumns(columns(rows));
    return new ImageSet(telling.of(about), classes, rows);
  }

  /** The other columns of the file, by the names of the rows. */
  private Map<String, Map<String, String>> columns(List<ImageRow> rows) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    others.forEach(
        (column, byId) -> {
          Map<String, String> byName = new LinkedHashMap<>();
          rows.forEach(row -> byName.put(row.name(), byId.get(id(row.name()))));
          columns.put(column, byName);
        });
    return columns;
  }

  private boolean isLabelled(FolderFile file) {
    String path = relative(file.path());
    String id = id(path, labels.keySet());
    if (id == null) {
      // Why a picture with a label was left out stands in the notes of the file.
      if (id(path, leftOut) == null) {
        without.add(path);
      }
      return false;
    }
    Check.that(
        found.add(id),
        "picture '%s' (%s) must be one, but there are several of this name; give ids with their"
            + " folder and suffix",
        id,
        file.path());
    return true;
  }

  /** Under what a picture stands in the file: its path, its name, either without the suffix. */
  private String id(Path path) {
    return id(relative(path));
  }

  private String id(String path) {
    return id(path, labels.keySet());
  }

  private static String id(String path, Set<String> ids) {
    String relative = Normalizer.normalize(path, Normalizer.Form.NFC);
    String name = relative.substring(relative.lastIndexOf('/') + 1);
    return Stream.of(relative, stem(relative), name, stem(name))
        .flatMap(one -> Stream.of(one, Cell.bare(one)))
        .filter(ids::contains)
        .findFirst()
        .orElse(null);
  }

  /** An id as the path that it means: with / on every system, and without ./ before it. */
  static String plain(String id) {
    return id.replace('\\', '/').replaceAll("/(\\.?/)+", "/").replaceFirst("^(\\./)+", "");
  }

  private static String stem(String name) {
    int point = name.lastIndexOf('.');
    return point > name.lastIndexOf('/') ? name.substring(0, point) : name;
  }

  private void checkAllFound(Path csv, FolderWalk walk) {
    List<String> missing = labels.keySet().stream().filter(id -> !found.contains(id)).toList();
    Check.that(
        missing.isEmpty(),
        "labels (%s) must all have a picture in %s, but %d of %d have none (%s)%s%s; add the"
            + " pictures, or remove the rows",
        csv,
        folder,
        missing.size(),
        labels.size(),
        Listing.of(missing),
        missing.stream().flatMap(id -> hint(id).stream()).findFirst().orElse(""),
        walk.ignored().isEmpty()
            ? ""
            : "; not read there, " + walk.ignored().size() + ": " + Listing.of(walk.ignored()));
  }

  /** A picture without a label that an id may mean. */
  private Optional<String> hint(String id) {
    for (String path : without) {
      String plain = Normalizer.normalize(path, Normalizer.Form.NFC);
      boolean above = id.endsWith("/" + plain) || id.endsWith("/" + stem(plain));
      String but =
          plain.equalsIgnoreCase(id) || stem(plain).equalsIgnoreCase(id)
              ? "by large and small letters"
              : stem(plain).equals(stem(id)) ? "by its suffix" : "";
      if (above || !but.isEmpty()) {
        return Optional.of(
            Text.format(
                "; '%s' differs from the picture %s %s alone: write it so",
                id, path, above ? "by a folder before it" : but));
      }
    }
    return Optional.empty();
  }

  private List<DataNotes.Note> notes(FolderWalk walk) {
    List<DataNotes.Note> notes = new ArrayList<>();
    if (!without.isEmpty()) {
      notes.add(
          new DataNotes.Note(
              DataNotes.Kind.ROWS_LEFT_OUT,
              without.size(),
              Text.format(
                  "Left out without a label, %d: %s", without.size(), Listing.of(without))));
    }
    notes.addAll(noted);
    notes.addAll(walk.unreadNotes(List.of()));
    notes.addAll(walk.ignoredNote());
    return notes;
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
