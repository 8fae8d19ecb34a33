package dev.graft.data;

import dev.graft.internal.Text;
import java.util.List;

/** Names in a sentence: the first few, and how many more. */
final class Listing {
  private static final int MOST = 5;

  private Listing() {}

  static String of(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    int more = names.size() - MOST;
    return more > 0 ? Text.format("%s and %,d more", first, more) : first;
  }
}
