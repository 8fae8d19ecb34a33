package dev.graft.csv;

/** How scores are written. */
enum CsvUnit {
  FRACTION,
  PERCENT
}
