package dev.graft.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What a set says of itself.
 *
 * @param name as the user reads it
 * @param origin where it comes from, and its licence
 * @param skipped the files that could not be read and were left out
 * @param notes sentences for the reader, such as what else lay in the folder
 */
record About(String name, String origin, List<String> skipped, List<String> notes) {
  About {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  static About of(String name, String origin) {
    return new About(name, origin, List.of(), List.of());
  }

  About withNotes(List<String> others) {
    return new About(name, origin, skipped, others);
  }

  /** Its notes and more. */
  List<String> notesWith(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return List.copyOf(all);
  }

  About withName(String other) {
    return new About(other, origin, skipped, notes);
  }
}
