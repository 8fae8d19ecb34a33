package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.List;
import java.util.Random;
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
