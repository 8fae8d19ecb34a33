package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pictures that nobody sees in a folder: in names that begin with a point, as a system hides files,
 * and behind links that lead nowhere. What a system or a tool puts there itself is no loss.
 */
final class PassedOver {
  /** What is said in place of a suffix. */
  static final String HIDDEN = "whose name begins with a point";

  private static final Set<String> TOOLS =
      Set.of(
          ".ds_store",
          ".ipynb_checkpoints",
          ".svn",
          ".hg",
          ".bzr",
          ".idea",
          ".vscode",
          ".venv",
          ".cache",
          ".thumbnails",
          ".thumbs",
          ".trash",
          ".trashes",
          ".snapshot",
          ".snapshots",
          ".spotlight-v100",
          ".fseventsd",
          ".temporaryitems",
          ".documentrevisions-v100",
          ".picasaoriginals",
          ".appledouble",
          ".stfolder",
          ".stversions");

  private static final List<String> TOOLS_BEGIN =
      List.of("._", ".git", ".dvc", ".trash-", ".nfs", ".dropbox", ".sync", ".tmp", ".~");

  /** A plot or two of the set may well lie there. */
  private static final int FEWEST_LOOSE = 5;

  /** Of one picture in so many or fewer no result hangs. */
  private static final int SELDOM = 50;

  private PassedOver() {}

  /** What is hidden in a folder and belongs to no system or tool, by name. */
  static List<Path> hidden(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().startsWith("."))
          .filter(path -> !isOfTools(path.getFileName().toString().toLowerCase(Locale.ROOT)))
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(Text.format("cannot list folder (%s)", folder), e);
    }
  }

  private static boolean isOfTools(String name) {
    return TOOLS.contains(name) || TOOLS_BEGIN.stream().anyMatch(name::startsWith);
  }

  /** How many files named like pictures it is, or holds at any depth; links are not followed. */
  static int pictures(Path path) {
    if (!Files.isDirectory(path)) {
      boolean named = Images.isNamedLikeOne(path) || PictureKind.unreadSuffix(path).isPresent();
      return named ? 1 : 0;
    }
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    return Stream.concat(FolderLayout.visible(path).stream(), hidden(path).stream())
        .mapToInt(PassedOver::pictures)
        .sum();
  }

  /** Whether it is a link to what is not there. */
  static boolean isLost(Path path) {
    return Files.isSymbolicLink(path) && !Files.exists(path);
  }

  /**
   * What the reader must know of what lies beside the class folders, such as a class whose name
   * begins with a point.
   *
   * @param roots the folders that hold class folders or parts
   */
  static List<DataNotes.Note> notes(Path folder, Collection<Path> roots) {
    List<String> hidden = new ArrayList<>();
    int pictures = 0;
    List<String> lost = new ArrayList<>();
    for (Path root : roots) {
      for (Path path : hidden(root)) {
        int within = pictures(path);
        pictures += within;
        if (within > 0) {
          hidden.add(Text.format("%s (%d)", folder.relativize(path), within));
        }
      }
      FolderLayout.visible(root).stream()
          .filter(PassedOver::isLost)
          .forEach(path -> lost.add(folder.relativize(path).toString()));
    }
    List<DataNotes.Note> notes = new ArrayList<>(lostNote(lost));
    if (pictures > 0) {
      notes.add(
          new DataNotes.Note(
              DataNotes.Kind.PICTURES_NOT_READ,
              pictures,
              Text.format(
                  "Pictures %s, or whose folder's does, are not read, %d in all: %s; rename it"
                      + " where it is data",
                  HIDDEN, pictures, Listing.of(hidden))));
    }
    return notes;
  }

  /**
   * Pictures that lie beside the class folders, where they are many.
   *
   * @param ignored what lies there, pictures and others
   * @param read how many pictures are read
   */
  static Optional<DataNotes.Note> looseNote(List<String> ignored, int read) {
    List<String> loose =
        ignored.stream().filter(name -> Images.isNamedLikeOne(Path.of(name))).toList();
    String words =
        Text.format(
            "Pictures that lie beside the class folders are not read, %d in all: %s; where they are of"
                + " a class, move them into its folder",
            loose.size(), Listing.of(loose));
    return loose.size() < FEWEST_LOOSE || (long) SELDOM * loose.size() < read
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.PICTURES_NOT_READ, loose.size(), words));
  }

  /** Links that lead nowhere, by name. */
  static List<DataNotes.Note> lostNote(List<String> lost) {
    String words =
        Text.format(
            "Links that lead nowhere, %d in all: %s; what they meant is not in the set",
            lost.size(), Listing.of(lost));
    return lost.isEmpty()
        ? List.of()
        : List.of(new DataNotes.Note(DataNotes.Kind.FILES_UNREADABLE, lost.size(), words));
  }
}
