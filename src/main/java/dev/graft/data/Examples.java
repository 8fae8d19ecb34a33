package dev.graft.data;

import dev.graft.input.Input;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import dev.graft.run.Thumbnail;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows, each with its class, in a fixed order: what an experiment is made on. {@link ImageSet}
 * holds pictures. A set never changes, and holds its rows as they are; the base that it is given to
 * says how they become numbers.
 */
public interface Examples extends Shown {
  /** The set's name. */
  String name();

  /** Where the rows come from, and their licence. */
  String origin();

  /** What a row is, in the singular, such as "picture". */
  String noun();

  /** The class names; a label is an index into them. */
  List<String> classes();

  /** How many rows there are. */
  int size();

  /** The index of a row's class. */
  int label(int row);

  /** A row's own name, such as its file. */
  String rowName(int row);

  /** The SHA-256 over all that a result can depend on; not the names of the set and its rows. */
  String hash();

  /**
   * What a row holds, as a sum by which it is known again where it stands twice; empty where the
   * set cannot say.
   */
  default String content(int row) {
    return "";
  }

  /**
   * Equal for rows of a class that a drawn split keeps on one side, where sizes allow it, such as a
   * picture that stands twice; empty for a row by itself. Rows of tables and sentences may well be
   * equal by chance: such test rows are counted and said, but not moved.
   */
  default String alike(int row) {
    return "";
  }

  /** A row as the numbers that a network takes; the array is the caller's own. */
  float[] numbers(int row, Input input);

  /**
   * Checks that its rows can become what a network takes.
   *
   * @throws IllegalArgumentException saying what is in the way
   */
  void checkTakenBy(Input input);

  /** A row to look at, small. */
  Thumbnail shown(int row);

  /** The part that the makers of the set put a row into. */
  default Part part(int row) {
    return Part.NONE;
  }

  /**
   * The cells of a column, one per row, such as the patient whose rows belong together.
   *
   * @throws IllegalArgumentException where the set has no such column
   */
  default List<String> cells(String column) {
    throw new IllegalArgumentException(
        Text.format(
            "%s has no column '%s': rows of a table and sentences of a file have columns; elsewhere"
                + " give byGroup a function from a row's name to its group's",
            name(), column));
  }

  /**
   * The same rows put into these parts.
   *
   * @throws UnsupportedOperationException where such a set cannot be
   */
  default Examples withParts(List<Part> parts) {
    throw new UnsupportedOperationException(
        name() + " cannot be put into other parts; sets that come with the library can");
  }

  /** What may make a result on these rows better than it is, a sentence each. */
  default List<String> notes(Rows rows) {
    return SetNotes.ofParts(this, rows);
  }

  /**
   * What the set knows of itself that a result may hang on; empty where such a set cannot say. It
   * enters no key: a run states it, and a comparison says it beside its verdicts.
   */
  default Optional<DataNotes> noted() {
    return Optional.empty();
  }

  /** The labels of all rows, in their order. */
  default List<Integer> labels() {
    return IntStream.range(0, size()).mapToObj(this::label).toList();
  }

  /** Whether the makers of the set put any row into this part. */
  default boolean has(Part part) {
    return IntStream.range(0, size()).anyMatch(row -> part(row) == part);
  }

  /**
   * Splits by fractions of each class, which may leave rows unused. Training and validation rows
   * are redrawn for each run seed.
   */
  default Split split(double training, double validation, double test) {
    return Split.of(this, new Fractions(training, validation, test));
  }

  /**
   * Splits into as many training and validation rows of each class. Test rows are the makers' test
   * part; in a set without one, half of each class, or what training and validation leave of it.
   */
  default Split perClass(int training, int validation) {
    return Split.of(this, new PerClass(training, validation));
  }

  /**
   * Splits as the makers of the set did, the same rows for all seeds. Without a validation part,
   * one fifth of each class's training rows serves as one.
   */
  default Split split() {
    return Split.of(this, new Predefined());
  }
}
