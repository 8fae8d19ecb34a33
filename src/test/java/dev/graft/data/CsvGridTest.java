package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where cells begin and end, in files that people have. */
class CsvGridTest extends TableFixtures {
  private static CsvGrid grid(String text, char separator) {
    return CsvGrid.of("table (t)", text, CsvOptions.withDefaults(), separator);
  }

  @Test
  void noSignBeginsAComment() throws IOException {
    TableSet set = good("#code,x,y\n#ff0000,1.2,a\n# b,1.3,b\n#ff0000,1.4,a\n;c,1.5,b\n");
    assertEquals(4, set.size());
    assertEquals(List.of("#code", "x"), set.columns());
    assertEquals("# b", set.cell(1, "#code"));
  }

  /** A stray quote before a cell and one behind a cell far below: the rows between were lost. */
  @Test
  void rowsThatAStrayQuoteSwallows() throws IOException {
    String csv = "x,c,y\n1,red,a\n2,\"red,b\n3,red,a\n4,red\",b\n5,blue,a\n6,blue,b\n";
    Path stray = file(csv);
    String words = refused(() -> TableSet.of(stray, "y"));
    assertTrue(words.contains("row 2 must be one line"), words);
    assertTrue(words.contains("holds 3 lines (red,b ...)"), words);
    String multi = "x,c,y\n1,\"red\nor so\",a\n2,red,b\n3,blue,a\n4,blue,b\n";
    assertEquals("red\nor so", TableSet.of(file(multi), "y").cell(0, "c"));
    String said = "say,y\n\"fine day,a\nbad night,b\nso so\",a\nwell,b\nno,a\nyes,b\n";
    Path spoken = file(said);
    String held = refused(() -> TextSet.of(spoken, "say", "y"));
    assertTrue(held.contains("holds a row with its label ('fine day,a')"), held);
    String prose = "say,y\n\"fine day, all\nof it\",a\nbad,b\n\"a\nb\",a\nno,b\n";
    assertEquals("fine day, all\nof it", TextSet.of(file(prose), "say", "y").sentence(0));
  }

  @Test
  void quotes() {
    CsvGrid commas = grid("x,y\n5\" long,\"a, \"\"b\"\"\nc\"\r\n \" d \" , e \n", ',');
    assertEquals(List.of("5\" long", " d "), commas.column("x"));
    assertEquals(List.of("a, \"b\"\nc", "e"), commas.column("y"));
    CsvGrid tabs = grid("x\ty\n\"Oh, he\ta\nsaid\" so\t\"b\"\n\"so\" he\t\"a \"\"b\"\"\"\n", '\t');
    assertEquals(List.of("\"Oh, he", "said\" so", "\"so\" he"), tabs.column("x"));
    assertEquals(List.of("a", "b", "a \"b\""), tabs.column("y"));
    String open = refused(() -> grid("x,y\n1,a\n\"2,b\n3,c\n", ','));
    assertTrue(open.startsWith("table (t) cannot be read as CSV at line 3: a quote that"), open);
    assertTrue(refused(() -> grid("x,y\n1,a\n\"b\" c,2\n", ',')).contains("at line 3"));
  }

  @Test
  void columnsWithoutANameAreNumbered() {
    assertEquals(List.of("C0", "x", "C2"), grid(",x,\n1,2,3\n", ',').names());
  }

  @Test
  void hundredsOfColumnsAreRead() throws IOException {
    StringBuilder csv = new StringBuilder("y");
    for (int pixel = 0; pixel < 784; pixel++) {
      csv.append(",pixel").append(pixel);
    }
    for (int row = 0; row < 6; row++) {
      csv.append('\n').append(row % 2).append((",".repeat(1) + row).repeat(784));
    }
    assertEquals(784, good(csv.toString()).columns().size());
  }

  /** Alone it takes some 0.6 s of processor time; it took half a minute. */
  @Tag("slow")
  @Test
  void aHundredThousandRowsTakeSeconds() throws IOException {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("a,b,c,d,e,y\n");
    for (int row = 0; row < 100_000; row++) {
      csv.append(random.nextGaussian()).append(',').append(random.nextInt(1000));
      csv.append(",c").append(random.nextInt(20)).append(',').append(random.nextDouble());
      csv.append(',').append(random.nextInt(2)).append(random.nextBoolean() ? ",no\n" : ",yes\n");
    }
    file(csv.toString());
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertEquals(100_000, good(csv.toString()).size());
    assertTrue(clock.getCurrentThreadCpuTime() - start < 6_000_000_000L, "processor time");
  }
}
