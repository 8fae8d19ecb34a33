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
 * Notes of a set that its user knows and has a reason for: they are said shortly. What is said in
 * other words later, or of more rows, is another note.
 *
 * @param reasons by each note that is accepted
 */
record Accepted(Map<DataNotes.Note, Reason> reasons) {
  static final Accepted NONE = new Accepted(Map.of());

  private static final int SHOWN = 60;

  /** What was given for one or several notes. */
  record Reason(String note, String reason) {}

  Accepted {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /**
   * With further ones, each in place of what was given for the same note before.
   *
   * @param known all that the set knows
   * @param note the first words of some of it, all of one kind
   */
  Accepted with(String set, List<DataNotes.Note> known, String note, String reason) {
    Check.that(
        !reason.isBlank(), "reason (blank) must say why the note is accepted; give a few words");
    List<DataNotes.Note> meant =
        known.stream().filter(one -> !note.isBlank() && isMeant(one, note)).toList();
    Check.that(
        !meant.isEmpty(),
        "note (%s) must be the first words of one that %s has; copy them from here: %s",
        note,
        set,
        known.stream().map(DataNotes.Note::words).collect(Collectors.joining(" / ")));
    String first = isAccepted(note) ? reasons.get(meant.get(0)).note() : note;
    List<String> kinds = meant.stream().map(one -> one.kind().toString()).distinct().toList();
    Check.that(
        kinds.size() == 1,
        "note (%s) must be the first words of notes of one kind, not of several (%s); give more of"
            + " them",
        note,
        String.join(", ", kinds));
    Map<DataNotes.Note, Reason> more = new LinkedHashMap<>(reasons);
    meant.forEach(one -> more.put(one, new Reason(first, reason.strip())));
    return new Accepted(more);
  }

  /** By its first words, or by those of what is said in its place. */
  private boolean isMeant(DataNotes.Note one, String note) {
    Reason before = reasons.get(one);
    return isAccepted(note)
        ? before != null && said(before, meantBy(before)).words().startsWith(note)
        : one.words().startsWith(note);
  }

  private boolean isAccepted(String note) {
    return reasons.values().stream()
        .anyMatch(reason -> said(reason, meantBy(reason)).words().startsWith(note));
  }

  private List<DataNotes.Note> meantBy(Reason reason) {
    return reasons.keySet().stream().filter(one -> reasons.get(one).equals(reason)).toList();
  }

  /** The notes with those that are accepted in short. */
  List<DataNotes.Note> heeded(List<DataNotes.Note> notes) {
    List<DataNotes.Note> said = new ArrayList<>(notes);
    Map<Reason, List<DataNotes.Note>> accepted = new LinkedHashMap<>();
    for (DataNotes.Note note : notes) {
      Reason reason = reasons.get(note);
      if (reason != null) {
        said.remove(note);
        accepted.computeIfAbsent(reason, any -> new ArrayList<>()).add(note);
      }
    }
    accepted.forEach((reason, some) -> said.add(said(reason, some)));
    return said;
  }

  private static DataNotes.Note said(Reason reason, List<DataNotes.Note> notes) {
    String words = reason.note();
    String shown = words.length() > SHOWN ? words.substring(0, SHOWN) : words;
    String all =
        Text.format(
            "%s, \"%s ...\": %s.",
            notes.size() == 1
                ? notes.get(0).kind().toString()
                : Text.format("%d notes on %s", notes.size(), notes.get(0).kind()),
            shown,
            reason.reason());
    return new DataNotes.Note(DataNotes.Kind.ACCEPTED, notes.size(), all);
  }
}
