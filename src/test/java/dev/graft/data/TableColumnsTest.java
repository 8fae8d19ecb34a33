package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.TableEncoding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TableColumnsTest extends TableFixtures {
  @Test
  void columnsThatTheOtherTableLacks() throws IOException {
    TableEncoding encoding = good("x,z,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n").encoding();
    TableSet other = good("z,w,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n");
    String lacks =
        "t has no column 'x'; it has [z, w]. Where a base asks for it: train that base on"
            + " source.sharing(target), or give a column the name with withRenamed";
    assertEquals(lacks, refused(() -> other.checkTakenBy(encoding)));
    assertEquals(lacks, refused(() -> other.numbers(0, encoding)));
    other.withRenamed("w", "x").checkTakenBy(encoding);
    TableSet words = good("x,z,y\nlow,4,a\nhigh,3,b\nlow,2,a\nlow,1,b\n");
    assertEquals(
        "t, column 'x' ('low' in its first row) must hold numbers, as in the base's source; correct"
            + " its cells, or make it categories in the source with withCategories(\"x\")",
        refused(() -> words.checkTakenBy(encoding)));
    assertTrue(
        refused(() -> words.encoding().checkFits(encoding, "Base"))
            .startsWith("columns [x, z] must be those that Base was made for, [x, z], with the"));
  }

  @Test
  void namesThatAreNotThere() throws IOException {
    assertTrue(message("x,why\n1,a\n2,b\n").startsWith("no column of table (t.csv) 'y'; did you"));
    TableSet set = good("x,z,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n");
    assertTrue(refused(() -> set.without("q")).startsWith("t has no column 'q'; it has [x, z]."));
    assertEquals(
        "no z '5'; did you mean '4'? Known: 4, 3, 2, 1", refused(() -> set.where("z", "5")));
    assertTrue(refused(() -> set.without("x", "z")).startsWith("columns (0) must be at least 1"));
    assertEquals("target 'y' must not be left out as well", message("x,y\n1,a\n2,b\n", "y"));
  }
}
