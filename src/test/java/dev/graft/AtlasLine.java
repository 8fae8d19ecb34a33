package dev.graft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A line of the atlas: a cell, what the default says of it, and what careful tuning finds.
 *
 * @param tuning how the truth was tuned, "thin" or "full"
 * @param validationRows on which the truth's settings and passes were chosen
 * @param score what ranks the source before any training; NaN where there is none
 * @param answer what the ranking of the target's sources advises, a source's name or "none"
 */
public record AtlasLine(
    Cell cell,
    String tuning,
    int validationRows,
    int testRows,
    Side truth,
    Side user,
    double score,
    String answer) {
  /** Where the lines are kept. */
  public static final Path FILE = Path.of("src", "guide", "atlas.csv");

  /** One cell of three is not looked at while the default is made. */
  private static final int HELD_OUT = 3;

  /** What is trained on what. */
  public record Cell(String target, String source, int perClass, String mode) {
    /** Whether nobody looks at it while the default is made, by a sum over its name. */
    public boolean heldOut() {
      CRC32 sum = new CRC32();
      sum.update(toString().getBytes(StandardCharsets.UTF_8));
      return sum.getValue() % HELD_OUT == 0;
    }

    @Override
    public String toString() {
      return target + " from " + source + ", " + perClass + " per class, " + mode;
    }
  }

  /**
   * One comparison of the arm with scratch.
   *
   * @param size arm minus scratch, as a fraction of the test rows, with its 95% interval
   * @param word the outcome
   * @param standing how far the word stands
   * @param armTraining whether the arm was trained out, and what speaks against it
   * @param arm what was chosen for it
   * @param seconds of the processor, spent when the cell was computed; runs that other cells had
   *     computed cost none
   */
  public record Side(
      double size,
      double low,
      double high,
      String word,
      String standing,
      double armAccuracy,
      double scratchAccuracy,
      String armTraining,
      String scratchTraining,
      String arm,
      String scratch,
      double seconds) {
    private static final List<String> COLUMNS =
        List.of(
            "size",
            "low",
            "high",
            "word",
            "standing",
            "arm_accuracy",
            "scratch_accuracy",
            "arm_training",
            "scratch_training",
            "arm",
            "scratch",
            "seconds");

    /** Half the width of the interval. */
    public double halfWidth() {
      return (high - low) / 2;
    }

    private List<Object> values() {
      List<Object> values = new ArrayList<>(List.of(points(size), points(low), points(high)));
      values.addAll(List.of(word, standing, points(armAccuracy), points(scratchAccuracy)));
      values.addAll(List.of(armTraining, scratchTraining, arm, scratch, Math.round(seconds)));
      return values;
    }

    private static Side of(Iterator<String> cells) {
      return new Side(
          number(cells),
          number(cells),
          number(cells),
          cells.next(),
          cells.next(),
          number(cells),
          number(cells),
          cells.next(),
          cells.next(),
          cells.next(),
          cells.next(),
          number(cells));
    }
  }

  /** The names of the columns. */
  public static String header() {
    List<String> names =
        new ArrayList<>(List.of("target", "source", "per_class", "mode", "held_out"));
    names.addAll(List.of("tuning", "validation_rows", "test_rows"));
    Side.COLUMNS.forEach(name -> names.add("truth_" + name));
    Side.COLUMNS.forEach(name -> names.add("default_" + name));
    names.addAll(List.of("ranking_score", "ranking_answer"));
    return String.join(",", names);
  }

  /** All lines of a file. */
  public static List<AtlasLine> read(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.stream().map(one -> of(one.iterator())).toList();
    }
  }

  private static AtlasLine of(Iterator<String> cells) {
    Cell cell = new Cell(cells.next(), cells.next(), Integer.parseInt(cells.next()), cells.next());
    if (Boolean.parseBoolean(cells.next()) != cell.heldOut()) {
      throw new IllegalArgumentException("held_out of " + cell + " is not what its name says");
    }
    return new AtlasLine(
        cell,
        cells.next(),
        Integer.parseInt(cells.next()),
        Integer.parseInt(cells.next()),
        Side.of(cells),
        Side.of(cells),
        number(cells),
        cells.next());
  }

  /** Adds it to a file, which is made where there is none. */
  public void appendTo(Path file) throws IOException {
    List<Object> values =
        new ArrayList<>(Arrays.asList(cell.target, cell.source, cell.perClass, cell.mode));
    values.addAll(List.of(cell.heldOut(), tuning, validationRows, testRows));
    values.addAll(truth.values());
    values.addAll(user.values());
    values.addAll(List.of(points(score), answer));
    String line = CSVFormat.RFC4180.format(values.toArray()) + "\n";
    String before = Files.exists(file) ? Files.readString(file) : header() + "\n";
    Files.writeString(file, before + line);
  }

  private static double number(Iterator<String> cells) {
    return Double.parseDouble(cells.next());
  }

  static double points(double fraction) {
    return Double.isNaN(fraction) ? fraction : Math.round(fraction * 1e5) / 1e5;
  }
}
