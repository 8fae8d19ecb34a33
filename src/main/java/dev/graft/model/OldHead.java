package dev.graft.model;

import dev.graft.internal.Check;
import java.util.List;

/**
 * The classifier that a base was trained with.
 *
 * @param matrix the tensor of its matrix, (classes, features)
 * @param bias the tensor of its bias, (classes)
 * @param names what it tells apart, in the order of its scores
 */
public record OldHead(String matrix, String bias, List<String> names) {
  /** Copies the list. */
  public OldHead {
    names = List.copyOf(names);
    Check.that(!names.isEmpty(), "names %s of the old head's classes must not be empty", names);
  }

  /** How many classes it tells apart. */
  public int classes() {
    return names.size();
  }
}
