package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Notes of a set that its user knows and has a reason for: they are said shortly.
 *
 * @param reasons by the first words of what is accepted
 */
record Accepted(Map<String, String> reasons) {
  static final Accepted NONE = new Accepted(Map.of());

  Accepted {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  Accepted with(String set, DataNotes known, String note, String reason) {
    Check.that(
        !reason.isBlank(), "reason (blank) must say why the note is accepted; give a few words");
    Check.that(
        !note.isBlank() && known.all().stream().anyMatch(one -> is(one, note)),
        "note (%s) must be the first words of one that %s has; copy them from here: %s",
        note,
        set,
        known.all().stream()
            .filter(one -> one.kind() != DataNotes.Kind.ACCEPTED)
            .map(DataNotes.Note::words)
            .collect(Collectors.joining(" / ")));
    Map<String, String> more = new LinkedHashMap<>(reasons);
    more.put(note, reason.strip());
    return new Accepted(more);
  }

  private static boolean is(DataNotes.Note note, String words) {
    return note.kind() != DataNotes.Kind.ACCEPTED && note.words().startsWith(words);
  }

  /** The notes with those that are accepted in short. */
  List<DataNotes.Note> heeded(List<DataNotes.Note> notes) {
    List<DataNotes.Note> said = new ArrayList<>(notes);
    reasons.forEach(
        (words, reason) -> {
          int before = said.size();
          said.removeIf(note -> is(note, words));
          if (said.size() < before) {
            String shortly = Text.format("\"%s ...\": %s.", words, reason);
            said.add(new DataNotes.Note(DataNotes.Kind.ACCEPTED, before - said.size(), shortly));
          }
        });
    return said;
  }
}
