package dev.graft.run;

/** How scores are written. */
enum CsvUnit {
  FRACTION,
  PERCENT
}
