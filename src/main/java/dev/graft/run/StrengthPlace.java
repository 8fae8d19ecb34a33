package dev.graft.run;

/** Where the strength of a solved head's penalty lies in the grid it was chosen from. */
public enum StrengthPlace {
  /** Weaker and stronger ones are worse. */
  INSIDE("inside the grid"),
  /** The features say nothing that the classes' shares would not. */
  STRONGEST("the strongest of the grid"),
  /** The strongest of a stated grid that ends before features say nothing: a stronger one might. */
  STRONGEST_STATED("the strongest of the stated ones"),
  /** A weaker one might be better. */
  WEAKEST("the weakest of the grid");

  private final String text;

  StrengthPlace(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
