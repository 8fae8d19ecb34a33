package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard blanks and other signs that nobody sees around a cell say nothing, whatever it holds. */
class UnseenSignsTest extends TableFixtures {
  private static final CsvOptions DROPPED = CsvOptions.withDefaults().withoutRowsMissing();

  /** In the places of #: a cell alone, a word, a sign of a missing cell, names of columns. */
  private static String table(String sign) {
    StringBuilder csv = new StringBuilder("x,#colour,y#\n".replace("#", sign));
    for (int row = 0; row < 60; row++) {
      String colour = row == 3 ? sign : row == 4 ? "NA" + sign : row % 2 == 0 ? "red" : "\"blue#\"";
      String y = row == 5 ? sign + sign : row == 6 ? sign + "NA" : row % 3 == 0 ? "yes#" : "#no";
      csv.append(row * 37 % 61).append(".5,").append(colour).append(',').append(y).append('\n');
    }
    return csv.toString().replace("#", sign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\u3000", "\u200f", "\u2060", "\t\u202f "})
  void ofATable(String sign) throws IOException {
    TableSet plain = TableSet.of(file(table("")), DROPPED, "y");
    assertEquals(56, plain.size());
    TableSet same = TableSet.of(file(table(sign)), DROPPED, "y");
    assertEquals(plain.hash(), same.hash());
    assertEquals(plain.notes(), same.notes());
    assertEquals(List.of("no", "yes"), same.classes());
    assertEquals(List.of("x", "colour"), same.columns());
    assertEquals(Set.of("red", "blue"), Set.copyOf(same.cells("colour")));
    assertEquals(message(table("")), message(table(sign)));
    CsvOptions named = DROPPED.withMissingIn("colour", "red" + sign);
    assertEquals(28, TableSet.of(file(table(sign)), named, "y").size());
  }

  /** Malayalam "he" and "to him" differ by a joiner; a sign of format may be drawn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0d05\u0d35\u0d28\u0d4d \u0d05\u0d35\u0d28\u0d4d\u200d",
        "\u09b8\u09a4\u09cd \u09b8\u09a4\u09cd\u200d",
        "\u0647 \u0647\u200d",
        "1 \u06dd1",
        "\u0600 \u06dd"
      })
  void joinersAndSignsThatAreDrawnStay(String pair) throws IOException {
    String[] names = pair.split(" ");
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row * 37 % 41).append(".5,").append(names[row % 2]).append('\n');
    }
    CsvOptions written = CsvOptions.withDefaults().withClassesAsWritten().withCategories("y");
    assertEquals(2, TableSet.of(file(csv.toString()), written, "y").classes().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\u3000"})
  void ofSentences(String sign) throws IOException {
    String csv =
        "said#\t#label\n#a fine film\t#good\n\"a dull film#\"\tbad#\n#\tgood\nsome film\t#\n"
            + "some other\tNA#\none more, fine\tgood\none more, dull\tbad\n";
    String read = csv.replace("#", sign);
    TextSet plain = TextSet.of(file(csv.replace("#", "")), tabs(), "said", "label");
    TextSet same = TextSet.of(file(read), tabs(), "said", "label");
    assertEquals(4, plain.size());
    assertEquals("a dull film", same.sentence(1));
    assertEquals(plain.hash(), same.hash());
    assertEquals(plain.notes(), same.notes());
  }

  private static CsvOptions tabs() {
    return DROPPED.withSeparator('\t');
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\u3000"})
  void ofLabelsOfPictures(String sign) throws IOException {
    Random random = new Random(2);
    StringBuilder csv = new StringBuilder("#id,label#\n");
    for (int i = 0; i < 6; i++) {
      Samples.write(Samples.noise(random), folder.resolve("pictures/p" + i + ".png"));
      String label = i == 4 ? "#" : i == 5 ? "NA#" : i % 2 == 0 ? "yes#" : "#no";
      csv.append("p").append(i).append(".png#,").append(label).append('\n');
    }
    Path path = folder.resolve("labels.csv");
    Files.writeString(path, csv.toString().replace("#", sign));
    ImageSet set = ImageFolder.of(folder.resolve("pictures"), path, DROPPED, "id", "label");
    assertEquals(List.of("no", "yes"), set.classes());
    assertEquals(4, set.size());
    String said =
        refused(() -> ImageFolder.of(folder.resolve("pictures"), path, "id", "label"))
            .replace(path.toString(), "");
    assertTrue(said.contains("(id 'p4.png', label '') must have both cells"), said);
  }

  /** Within a cell such a sign is shown, and a name that is given with one is seen to have it. */
  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u200b"})
  void whereItIsToBeSeen(String sign) throws IOException {
    String shown = sign.equals("\u00a0") ? "<U+00A0>" : "<U+200B>";
    Path path = file(table(sign));
    String target = refused(() -> TableSet.of(path, "y" + sign));
    assertTrue(target.contains("'y" + shown + "'; did you mean 'y'?"), target);
    String within =
        message(GridReadingTest.rows(60, row -> row == 7 ? "1" + sign + "0" : "" + row));
    assertTrue(within.contains("'1" + shown + "0' in row 8"), within);
    String java = sign.equals("\u00a0") ? "\\u00a0" : "\\u200b";
    String ticks = table("").replace("colour", "its" + sign + "colour");
    assertTrue(message(ticks).contains("(..., target, \"its" + java + "colour\")"));
  }
}
