package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantities as people write them; and what looks so and is none. */
class QuantityTest extends TableFixtures {
  private static final String OTHERS =
      "12a;4B;3C;1st;2nd;10th;3rd floor;V8;A4;B12;T1;P;PT;;kg;5;5.5;Route 66;4x4;2WD;"
          + "i7-8550U;1080p;4-door;2-door;7up;3 stars;room 5;5 star;rs6699;chr12:45;AB 123;"
          + "SW1A 1AA;10.0.0.1;v1.2.3;#3;covid-19;ISO 9001;0x1f;1e5m;two kg;R2D2;50/50;n/a 5;"
          + "2 door sedan;1 owner;3 bedrooms;grade 5;M;h;m5;class 1;21 Savage";

  private static final String QUANTITIES =
      "5 kg;300 g;1.2k;3M;1.5 lakh;5'11\";6';5\u2032 9\u2033;0h 10m;1 h 30 min;PT5H3M;"
          + "PT45S;P3D;3 days 04:10:00;3 days, 4:10;1:128;10+ years;< 1 year;2 lbs 3 oz;512 MB;"
          + "1 TB;19.67 kmpl;26.6 km/kg;$5;$1.2M;USD 500;Rs. 5,000;$5 - $10;5 ft 11 in;98.6 \u00b0F;"
          + "3 mos;under 5 miles;10 to 20 min;12%;1,200 m";

  private static final int ROWS = 40;

  private List<String> notes(String... cells) throws IOException {
    StringBuilder csv = new StringBuilder("x,c,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row * 37 % 61 + 0.5).append(",\"");
      csv.append(cells[row * 7 % 11 % cells.length].replace("\"", "\"\"")).append("\",");
      csv.append(row % 3 == 0 ? "yes\n" : "no\n");
    }
    return good(csv.toString()).notes();
  }

  @Test
  void quantitiesAreKnown() {
    for (String cell : QUANTITIES.split(";")) {
      assertTrue(Quantity.is(cell), cell);
    }
  }

  @Test
  void whatLooksSoAndIsNoneIsNot() {
    for (String cell : OTHERS.split(";")) {
      assertFalse(Quantity.is(cell), cell);
    }
  }

  @Test
  void aColumnOfThemIsTold() throws IOException {
    assertEquals(
        List.of(
            "Column 'c' is read as categories: they have no order and no distance, and its cells are"
                + " quantities with their units, or ratios ('5 kg' in row 1, '400 g' in row 2, '350 g'"
                + " in row 3, '300 g' in row 4, '3 kg' in row 5 and 35 more). Where they measure, write"
                + " one number, of one unit, into each cell; where they are categories, read the file"
                + " with CsvOptions.withDefaults().withCategories(\"c\")."),
        notes("5 kg", "300 g", "2 kg", "350 g", "8 kg", "1 kg", "3 kg", "400 g", "9 kg"));
    assertEquals(1, notes("5'11\"", "6'1\"", "5'2\"", "5'3\"", "5'4\"", "5'9\"", "6'").size());
    assertEquals(
        1, notes("0h 10m", "1h 5m", "2h", "3h 7m", "9h 9m", "45m", "1h 1m", "7h 2m").size());
    assertEquals(
        1,
        notes("< 1 year", "1 year", "2 years", "3 years", "4 years", "5 years", "10+ years")
            .size());
    assertEquals(1, notes("1:2", "1:4", "1:8", "1:16", "1:32", "1:64", "1:128", "<1:2").size());
  }

  @Test
  void othersAreQuiet() throws IOException {
    assertEquals(List.of(), notes("5 kg", "300 g", "2 kg"), "packs");
    assertEquals(List.of(), notes("12a", "4b", "3c", "7d", "9e", "2f", "8a"));
    assertEquals(List.of(), notes("1st", "2nd", "3rd", "4th", "5th", "6th", "7th"));
    assertEquals(List.of(), notes("rock", "pop", "jazz", "soul", "folk", "funk", "5 h", "metal"));
  }

  @Test
  void weeksAreDates() {
    assertTrue(CsvDate.is("2024-W12"));
    assertTrue(CsvDate.is("2024W12-3"));
    assertFalse(CsvDate.is("2024-W72"));
    assertFalse(CsvDate.is("W12"));
  }
}
