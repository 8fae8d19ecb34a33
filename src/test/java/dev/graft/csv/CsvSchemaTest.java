package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvSchemaTest {
  @Test
  void theGuideShowsIt() throws Exception {
    String guide = Files.readString(Path.of("src/guide/results-from-elsewhere.md"));
    assertTrue(guide.contains(RunsCsv.schema()), "paste into the guide:\n" + RunsCsv.schema());
  }

  @Test
  void theExampleIsRead() {
    assertEquals(2, RunsCsv.ofText(CsvSchema.EXAMPLE).read().all().size());
  }

  @Test
  void eachNameMeansOneColumn() {
    Set<String> seen = new HashSet<>();
    for (CsvSchema.Column column : CsvSchema.COLUMNS) {
      assertTrue(seen.add(column.name()), column.name());
      column.also().forEach(other -> assertTrue(seen.add(other), other));
      column.also().forEach(other -> assertEquals(column.name(), CsvSchema.meant(other)));
    }
    assertEquals("accuracy", CsvSchema.meant(" Test-Acc "));
    assertEquals("", CsvSchema.meant("loss"));
  }
}
