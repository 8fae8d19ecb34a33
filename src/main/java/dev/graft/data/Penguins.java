package dev.graft.data;

import dev.graft.csv.CsvOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measurements of 344 penguins of three species on three islands of the Palmer Archipelago; the 333
 * whose sex is known are kept. Islands and species are natural domains: {@code
 * Penguins.bySex().where("island", "Biscoe")}.
 */
public final class Penguins {
  private static final String ORIGIN =
      "palmerpenguins (Gorman, Williams and Fraser 2014; Horst, Hill and Gorman 2020), CC0";

  private static final class Shipped {
    static final CsvGrid GRID = load();
  }

  private Penguins() {}

  /** Female or male, from species, island, bill, flipper and body mass. */
  public static TableSet bySex() {
    return by("sex");
  }

  /** Adelie, Chinstrap or Gentoo, from island, bill, flipper, body mass and sex. */
  public static TableSet bySpecies() {
    return by("species");
  }

  private static TableSet by(String target) {
    About about = About.of("Penguins", ORIGIN);
    CsvOptions complete = CsvOptions.withDefaults().withoutRowsMissing();
    TableContent read = GridReading.of(Shipped.GRID, complete, target, List.of("year")).content();
    // Numbered among the complete rows, as they always were.
    List<Integer> numbers = IntStream.rangeClosed(1, read.labels().size()).boxed().toList();
    return new TableSet(
        about,
        new TableContent(read.columns(), read.classes(), read.labels(), Beside.numbered(numbers)));
  }

  private static CsvGrid load() {
    byte[] content = Resources.gunzippedResource("penguins.csv.gz");
    String text = new String(content, StandardCharsets.UTF_8);
    return CsvGrid.of("table (penguins.csv)", text, CsvOptions.withDefaults(), ',');
  }
}
