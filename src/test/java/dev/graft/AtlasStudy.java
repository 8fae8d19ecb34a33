package dev.graft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A fresh study of a cell of the atlas of which the default cannot tell, with more seeds.
 *
 * @param asked the seeds that would settle it, by the default's sentence; empty where it names none
 * @param seeds of the study
 * @param word its outcome
 * @param standing how far the word stands
 * @param size arm minus scratch, as a fraction of the test rows, with its 95% interval
 * @param seconds of the processor
 */
public record AtlasStudy(
    AtlasLine.Cell cell,
    OptionalInt asked,
    int seeds,
    String word,
    String standing,
    double size,
    double low,
    double high,
    double seconds) {
  /** Where the lines are kept. */
  public static final Path FILE = Path.of("src", "guide", "atlas-studies.csv");

  private static final String HEADER =
      "target,source,per_class,mode,asked,seeds,word,standing,size,low,high,seconds\n";

  /** All lines of a file; none where there is no file. */
  public static List<AtlasStudy> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.stream().map(AtlasStudy::of).toList();
    }
  }

  private static AtlasStudy of(CSVRecord line) {
    String asked = line.get("asked");
    int perClass = Integer.parseInt(line.get("per_class"));
    return new AtlasStudy(
        new AtlasLine.Cell(line.get("target"), line.get("source"), perClass, line.get("mode")),
        asked.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(asked)),
        Integer.parseInt(line.get("seeds")),
        line.get("word"),
        line.get("standing"),
        Double.parseDouble(line.get("size")),
        Double.parseDouble(line.get("low")),
        Double.parseDouble(line.get("high")),
        Double.parseDouble(line.get("seconds")));
  }

  /** Adds it to a file, which is made where there is none. */
  public void appendTo(Path file) throws IOException {
    Object settles = asked.isPresent() ? asked.getAsInt() : "";
    Object[] values = {
      cell.target(),
      cell.source(),
      cell.perClass(),
      cell.mode(),
      settles,
      seeds,
      word,
      standing,
      AtlasLine.points(size),
      AtlasLine.points(low),
      AtlasLine.points(high),
      Math.round(seconds)
    };
    String before = Files.exists(file) ? Files.readString(file) : HEADER;
    Files.writeString(file, before + CSVFormat.RFC4180.format(values) + "\n");
  }
}
