package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures of clothing, 28 x 28 grey pixels, in ten classes (Xiao, Rasul and Vollgraf 2017). */
public final class FashionMnist {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final String ORIGIN = "Zalando Research's Fashion-MNIST, %s, MIT";

  /** Reads one of the four files by its name, unpacked. */
  @FunctionalInterface
  private interface Source {
    byte[] file(String name);
  }

  private static final class Shipped {
    static final ImageSet SET =
        set(
            name -> Resources.gunzippedResource("fashion-mnist/" + name + ".gz"),
            About.of("Fashion-MNIST, shipped part", Text.format(ORIGIN, "a stratified part")));
  }

  private FashionMnist() {}

  /** The names of the ten classes, by their labels; reads no picture. */
  public static List<String> classNames() {
    return CLASSES;
  }

  /**
   * The part that is shipped: 2,000 training rows of each of the first five classes, 500 of each of
   * the last five, and 500 test rows of each class.
   */
  public static ImageSet clothing() {
    return Shipped.SET;
  }

  /**
   * The whole set of 70,000 pictures from a folder with its four IDX files, packed (.gz) or not:
   * train-images-idx3-ubyte, train-labels-idx1-ubyte and the same with t10k or test for train.
   */
  public static ImageSet from(Path folder) {
    Check.that(
        Files.isDirectory(folder),
        "folder (%s) must exist; the Debian package dataset-fashion-mnist puts the files into"
            + " /usr/share/datasets/fashion-mnist",
        folder.toAbsolutePath());
    return set(
        name -> file(folder, name),
        About.of("Fashion-MNIST", Text.format(ORIGIN, "from " + folder)));
  }

  private static ImageSet set(Source source, About about) {
    List<ImageRow> rows = new ArrayList<>();
    rows.addAll(rows(source, "train", Part.TRAINING));
    rows.addAll(rows(source, "test", Part.TEST));
    return new ImageSet(about, CLASSES, rows);
  }

  private static List<ImageRow> rows(Source source, String part, Part as) {
    String imagesName = part + "-images-idx3-ubyte";
    String labelsName = part + "-labels-idx1-ubyte";
    Idx images = Idx.of(source.file(imagesName), 3, imagesName);
    Idx labels = Idx.of(source.file(labelsName), 1, labelsName);
    Check.that(
        images.rows() == labels.rows(),
        "%s (%d rows) must have as many rows as %s (%d rows); fetch both again",
        imagesName,
        images.rows(),
        labelsName,
        labels.rows());
    List<ImageRow> rows = new ArrayList<>();
    for (int row = 0; row < images.rows(); row++) {
      Picture picture = new GreyPicture(images.row(row), images.sizes().get(2));
      rows.add(new ImageRow(part + " " + row, labels.row(row)[0], as, picture));
    }
    return rows;
  }

  // The makers call the test files t10k, the shipped part calls them test.
  private static byte[] file(Path folder, String name) {
    List<String> names = List.of(name, name.replaceFirst("^test", "t10k"));
    for (String candidate : names) {
      for (String suffix : List.of("", ".gz")) {
        Path path = folder.resolve(candidate + suffix);
        if (Files.isRegularFile(path)) {
          return unpacked(path);
        }
      }
    }
    throw new IllegalArgumentException(
        Text.format(
                "folder (%s) must hold the file %s or %s.gz; the Debian package dataset-fashion-mnist has",
                folder.toAbsolutePath(), names.get(1), names.get(1))
            + " all four");
  }

  private static byte[] unpacked(Path path) {
    try {
      return Resources.gunzipped(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          Text.format("cannot read IDX file (%s): %s; fetch the file again", path, e.getMessage()),
          e);
    }
  }
}
