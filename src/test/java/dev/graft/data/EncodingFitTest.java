package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingFitTest {
  @TempDir Path folder;

  private Path file(String csv) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), csv);
  }

  private TableSet good(String csv) throws IOException {
    return TableSet.of(file(csv), "y").withName("t");
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void aConstantColumn() throws IOException {
    TableSet set = good("x,c,y\n1,7,a\n2,7,b\n3,7,a\n4,7,b\n");
    assertEquals(
        "t, column 'c' (7 in all of 4 rows) must vary, or a network learns nothing from it; leave"
            + " it out with without(\"c\"), or take more rows",
        refused(set::encoding));
    assertEquals(1, set.without("c").encoding().length());
    TableSet island = good("x,c,y\n1,Dream,a\n2,Dream,b\n3,Dream,a\n4,Dream,b\n");
    assertTrue(refused(island::encoding).startsWith("t, column 'c' (Dream in all of 4 rows)"));
  }

  @Test
  void aColumnOfNames() throws IOException {
    StringBuilder csv = new StringBuilder("id,y\n");
    for (int row = 0; row < 101; row++) {
      csv.append("n").append(row).append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    assertEquals(
        "t, column 'id' (101 categories in 101 rows) must have at most 100; leave it out with"
            + " without(\"id\")",
        refused(good(csv.toString())::encoding));
  }
}
