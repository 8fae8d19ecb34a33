package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sentences that are almost another: which they are, and a set without them. */
final class SentenceTwins {
  private SentenceTwins() {}

  /** The end of a sentence on them: the first pairs, by their numbers, and the way out. */
  static String named(TextContent content, Map<Integer, Integer> pairs) {
    List<Integer> numbers = content.beside().numbers();
    List<String> names =
        pairs.entrySet().stream()
            .map(pair -> numbers.get(pair.getKey()) + " = " + numbers.get(pair.getValue()))
            .toList();
    return Text.format(
        " (%s); the like may stand in training and test, and withoutNearTwins() keeps the first of"
            + " each.",
        Listing.of(names));
  }

  /** For each sentence that is an earlier one but for case, blanks and signs, that one. */
  static Map<Integer, Integer> butForSigns(List<String> sentences) {
    Map<String, Integer> known = new HashMap<>();
    Map<String, Integer> plain = new HashMap<>();
    Map<Integer, Integer> pairs = new TreeMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      if (known.putIfAbsent(sentences.get(i), i) == null) {
        Integer other = plain.putIfAbsent(SentenceNotes.plain(sentences.get(i)), i);
        if (other != null) {
          pairs.put(i, other);
        }
      }
    }
    return pairs;
  }

  /** The set with the first of each alone, whatever their class. */
  static TextSet dropped(TextSet set) {
    List<String> sentences = set.content.sentences();
    BitSet lost = new BitSet();
    Map<String, Integer> plain = new HashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      lost.set(i, plain.putIfAbsent(SentenceNotes.plain(sentences.get(i)), i) != null);
    }
    NearSentences.earlier(sentences).keySet().forEach(lost::set);
    if (lost.isEmpty()) {
      return set;
    }
    TextContent rest = set.content.rows(row -> !lost.get(row));
    Check.that(
        rest.classes().size() > 1,
        "%s must keep 2 classes, but without its near twins (%d of %d sentences) it has '%s' alone;"
            + " keep them, or take more sentences",
        set.name(),
        lost.cardinality(),
        sentences.size(),
        rest.classes().get(0));
    List<DataNotes.Note> notes = new ArrayList<>(set.about.notes());
    notes.add(left(set, lost));
    return new TextSet(set.about.withNotes(notes), rest);
  }

  private static DataNotes.Note left(TextSet set, BitSet lost) {
    List<String> classes = set.labels().stream().map(set.classes()::get).toList();
    String keep = "Where they are no copies, keep them: accepting(...) answers the note.";
    String words =
        Text.format(
            "Left out because they equal an earlier sentence, or almost, whatever their class: %d of"
                + " %d sentences.%s",
            lost.cardinality(), classes.size(), UnevenLoss.words(classes, lost, keep));
    return new DataNotes.Note(DataNotes.Kind.ROWS_LEFT_OUT, lost.cardinality(), words);
  }
}
