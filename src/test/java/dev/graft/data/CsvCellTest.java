package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates stand in {@link GridReadingTest}. */
class CsvCellTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "+.5", "2.", " 3e-5 ", "1E10", "12345678901234567890"})
  void numbers(String cell) {
    assertTrue(CsvCell.isNumber(cell));
    assertEquals(Double.parseDouble(cell), CsvCell.number(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,5", "1.2.3", "0x1F", "1d", "NaN", "e5", ".", "-", "1 2"})
  void noNumbers(String cell) {
    assertFalse(CsvCell.isNumber(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,5", "1.234,56", "1,234", "1 234 567", "12 %", "$3.50", "-\u20ac3", ",5"})
  void numbersAsPeopleWriteThem(String cell) {
    assertTrue(CsvCell.isLikeNumber(cell));
    assertFalse(CsvCell.isNumber(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 kg", "5kg", "-1.5 kg", "1,200 kg"})
  void unitsBehindNumbers(String cell) {
    assertEquals("kg", CsvCell.unit(cell));
    assertEquals("", CsvCell.unit(cell.replace("kg", "")));
    assertEquals("", CsvCell.unit("kg " + cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u22121.5", "\u20132", "(1.24)", "\u0661\u0662", "-\u0661\u066b\u0665"})
  void numbersInOtherSigns(String cell) {
    assertTrue(CsvCell.isNumberInOtherSigns(cell));
    assertTrue(CsvCell.isLikeNumber(cell));
    assertFalse(CsvCell.isNumber(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1.5", "(a)", "(1", "\u2013", "1\u20132", "", "()"})
  void noNumbersInOtherSigns(String cell) {
    assertFalse(CsvCell.isNumberInOtherSigns(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "12-14", "10.0.0.1", "", "5 kg", "1,2,3"})
  void noNumbersEither(String cell) {
    assertFalse(CsvCell.isLikeNumber(cell));
  }
}
