package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Dates in the words of many languages, and periods; more stand in {@link GridReadingTest}. */
class CsvDateTest extends TableFixtures {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "24 de enero de 2021",
        "3 \u044f\u043d\u0432\u0430\u0440\u044f 2021",
        "3 \u044f\u043d\u0432\u0430\u0440\u044f 2021 \u0433.",
        "2 Ocak 2021",
        "12 A\u011fustos 2021",
        "7 de mar\u00e7o de 2021",
        "15 ao\u00fbt 2021",
        "1 juillet 2021",
        "9 gennaio 2021",
        "5 stycznia 2021",
        "8. ledna 2021",
        "enero 2021",
        "Mon Jan 21 10:00:00 2021",
        "Mon Jan 21 10:00:00 UTC 2021",
        "2014Q1",
        "2021M06",
        "1991 W06",
        "1987 Jan",
        "FY2019",
        "FY 2019/20",
        "2013-14",
        "2000/01",
        "1999-00",
        "1. 9. 2010",
        "24. 12. 99",
        "03.2022",
        "11/2022"
      })
  void dates(String cell) {
    assertTrue(CsvDate.is(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 set",
        "5 lis",
        "v 2021",
        "enero",
        "2 de 3",
        "Windows 2021",
        "5 de oro 2021",
        "2013-18",
        "2019",
        "20-21",
        "13.2022",
        "3.2022",
        "12.3456",
        "1/2000",
        "M06",
        "fy",
        "Model 2019-20 x"
      })
  void noDates(String cell) {
    assertFalse(CsvDate.is(cell));
  }

  @Test
  void aTargetIsNotToldToLeaveItselfOut() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int row = 0; row < 20; row++) {
      csv.append(row).append(",2021-01-0").append(1 + row % 4).append('\n');
    }
    String said = message(csv.toString());
    assertTrue(said.endsWith("times; choose another target, or make classes of it first"), said);
    List<LocalDate> days =
        List.of(
            LocalDate.EPOCH, LocalDate.of(2020, 1, 2), LocalDate.EPOCH, LocalDate.of(2020, 1, 2));
    Table table =
        Table.create(
            "t", IntColumn.create("x", new int[] {1, 2, 3, 4}), DateColumn.create("y", days));
    assertTrue(refused(() -> TableSet.of("t", table, "y")).contains("; choose another target, or"));
  }

  @Test
  void yearsAmongQuarters() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row % 5 == 0 ? "2014" : "2014Q" + row % 5).append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    assertTrue(message(csv.toString()).contains("(2014Q1, ...) must hold numbers or categories"));
  }
}
