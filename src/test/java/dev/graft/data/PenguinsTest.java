package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped table of penguins. */
class PenguinsTest {
  /** The counts of complete rows by species, as R's palmerpenguins documents them. */
  @Test
  void theCompleteRowsAreThere() {
    TableSet sex = Penguins.bySex();
    assertEquals(333, sex.size());
    assertEquals(146, sex.where("species", "Adelie").size());
    assertEquals(68, sex.where("species", "Chinstrap").size());
    assertEquals(119, sex.where("species", "Gentoo").size());
    assertEquals(
        List.of(
            "species",
            "island",
            "bill_length_mm",
            "bill_depth_mm",
            "flipper_length_mm",
            "body_mass_g"),
        sex.columns());
    assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), Penguins.bySpecies().classes());
    assertEquals("39.1", sex.cell(0, "bill_length_mm"));
  }
}
