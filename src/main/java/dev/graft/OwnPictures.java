package dev.graft;

import dev.graft.data.ImageFolder;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** The pictures that {@link Compare} is asked about. */
public sealed interface OwnPictures extends Shown {
  /**
   * The rows that all arms see.
   *
   * @param inputs what the arms take, given how many pictures there are
   */
  Split split(IntFunction<List<Preprocessing>> inputs);

  /** The Java of the variables {@code pictures} and {@code split}, given the rows. */
  String code(Split split);

  /**
   * A folder that is opened when the comparison runs, each picture decoded once for all arms.
   *
   * @param path one folder of pictures per class, or train, validation and test folders with those
   */
  record InFolder(Path path) implements OwnPictures {
    /** Refuses a table. */
    public InFolder {
      Check.that(
          !path.toString().matches("(?i).*\\.(csv|tsv|txt)"),
          "path (%s) must be a folder of pictures, or come with the columns of a table: of rows the"
              + " one that is to be answered, Graft.compare(\"%s\", \"class\"), of sentences theirs"
              + " and their label's, Graft.compare(\"%s\", \"sentence\", \"label\")",
          path,
          path,
          path);
    }

    @Override
    public Split split(IntFunction<List<Preprocessing>> inputs) {
      return parted(ImageFolder.of(path, inputs));
    }

    @Override
    public String code(Split split) {
      return Text.format(
          "var pictures = ImageFolder.of(Path.of(%s));\nvar split = pictures.%s;",
          Said.quoted(path), splitting(pictures(split)));
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A split that has been made.
   *
   * @param split of pictures
   */
  record Given(Split split) implements OwnPictures {
    /** Refuses rows and sentences. */
    public Given {
      Check.that(
          split.data() instanceof ImageSet,
          "split of %s must be one of pictures; of a table it is Compare.table(table), of sentences"
              + " Compare.sentences(sentences)",
          split.data().name());
    }

    @Override
    public Split split(IntFunction<List<Preprocessing>> inputs) {
      return split;
    }

    @Override
    public String code(Split rows) {
      return Text.format(
          "var split = yourSplit;  // the one that was given: %s\nvar pictures = split.data();",
          rows.toString().lines().findFirst().orElse(""));
    }

    @Override
    public String toString() {
      return split.data().name();
    }
  }

  /** The set's own parts where it has a test part, else fractions. */
  static Split parted(ImageSet pictures) {
    return pictures.has(Part.TEST)
        ? pictures.split()
        : pictures.split(Comparing.TRAINING, Comparing.VALIDATION, Comparing.TEST);
  }

  private static String splitting(ImageSet pictures) {
    return pictures.has(Part.TEST)
        ? "split()"
        : Text.format(
            "split(%s, %s, %s)", Comparing.TRAINING, Comparing.VALIDATION, Comparing.TEST);
  }

  private static ImageSet pictures(Split split) {
    return (ImageSet) split.data();
  }
}
