package dev.graft.data;

/** How many rows of each class go where. */
sealed interface Plan permits Fractions, PerClass, Predefined {
  /** The numbers for one class; says what is missing if they cannot be had. */
  Counts counts(ClassRows rows);

  /** The text that enters a run's key. */
  String canonical();

  /** A sentence's end, such as "5 training and 5 validation rows of each class". */
  String words();

  /**
   * Numbers of rows of one class.
   *
   * @param reserved how many rows are set apart for the test; where training and validation need
   *     some of them, more than are tested
   */
  record Counts(int training, int validation, int test, int reserved) {}
}
