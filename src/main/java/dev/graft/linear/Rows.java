package dev.graft.linear;

/** A matrix that is read row by row, so that whoever holds it in another form holds it once. */
public interface Rows {
  /** How many rows there are. */
  int number();

  /** How many numbers each has. */
  int length();

  /** Writes a row's numbers into an array, from its beginning. */
  void read(int row, double[] to);
}
