package dev.graft.data;

import dev.graft.internal.Text;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sentences that are almost another: which they are, and a set without them. */
final class SentenceTwins {
  private static final String WHY =
      "they equal an earlier sentence, or almost one of their own class";

  private SentenceTwins() {}

  /** The end of a sentence on them: the first pairs, by their numbers, and the way out. */
  static String named(TextContent content, Map<Integer, Integer> pairs) {
    String others = AnotherClass.stay(ofAnother(content, pairs));
    return Text.format(
        " (%s); the like may stand in training and test, and withoutNearTwins() keeps the first of"
            + " each%s%s.",
        Listing.of(pairs(content, pairs).stream().map(AnotherClass.Pair::toString).toList()),
        templates(content, pairs.size()),
        others);
  }

  /** Of sentences made from a few templates hardly one is left, and they are no copies. */
  private static String templates(TextContent content, int pairs) {
    int all = content.labels().size();
    if (2 * pairs <= all) {
      return "";
    }
    BitSet lost = near(content);
    lost.or(equal(content.sentences()));
    int left = all - lost.cardinality();
    return 2 * left >= all
        ? ""
        : Text.format(
            " (%d of all %d; where they are made from a few templates, name each one's in a column and"
                + " keep a template together instead: split(0.5, 0.2, 0.3).byGroup(\"template\"))",
            left, all);
  }

  private static List<AnotherClass.Pair> pairs(TextContent content, Map<Integer, Integer> pairs) {
    List<Integer> numbers = content.beside().numbers();
    return pairs.entrySet().stream()
        .map(
            pair ->
                new AnotherClass.Pair(
                    String.valueOf(numbers.get(pair.getKey())),
                    String.valueOf(numbers.get(pair.getValue()))))
        .toList();
  }

  /** Those of which no other of their own class is the like. */
  private static List<AnotherClass.Pair> ofAnother(
      TextContent content, Map<Integer, Integer> pairs) {
    List<Integer> labels = content.labels();
    Map<Integer, Integer> others = new TreeMap<>(pairs);
    others
        .entrySet()
        .removeIf(pair -> labels.get(pair.getKey()).equals(labels.get(pair.getValue())));
    if (!others.isEmpty()) {
      BitSet near = near(content);
      others.keySet().removeIf(near::get);
    }
    return pairs(content, others);
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

  /**
   * The set without sentences that equal an earlier one, and without those that are almost one of
   * their own class: of another class, what little differs may be what makes it.
   */
  static TextSet dropped(TextSet set) {
    TextContent content = set.content;
    BitSet equal = equal(content.sentences());
    BitSet lost = near(content);
    lost.or(equal);
    LeftRows left =
        new LeftRows(set, WHY, lost).against(against(content, equal), "the first").withLoss("");
    return left.none() ? set : set.without(left);
  }

  private static BitSet equal(List<String> sentences) {
    Set<String> known = new HashSet<>();
    BitSet equal = new BitSet();
    for (int row = 0; row < sentences.size(); row++) {
      equal.set(row, !known.add(sentences.get(row)));
    }
    return equal;
  }

  /** Of equal sentences, those whose class is not that of the first. */
  private static BitSet against(TextContent content, BitSet equal) {
    Map<String, Integer> first = new HashMap<>();
    BitSet against = new BitSet();
    for (int row = 0; row < content.labels().size(); row++) {
      Integer label = content.labels().get(row);
      Integer earlier = first.putIfAbsent(content.sentences().get(row), label);
      against.set(row, equal.get(row) && !label.equals(earlier));
    }
    return against;
  }

  /** Those that are an earlier one of their class, or almost. */
  private static BitSet near(TextContent content) {
    BitSet near = new BitSet();
    for (int label = 0; label < content.classes().size(); label++) {
      near.or(nearIn(content, label));
    }
    return near;
  }

  /** Those of one class that are an earlier one of it, or almost. */
  private static BitSet nearIn(TextContent content, int label) {
    List<Integer> rows =
        IntStream.range(0, content.labels().size())
            .filter(row -> content.labels().get(row) == label)
            .boxed()
            .toList();
    List<String> own = rows.stream().map(content.sentences()::get).toList();
    BitSet near = new BitSet();
    butForSigns(own).keySet().forEach(row -> near.set(rows.get(row)));
    NearSentences.earlier(own).keySet().forEach(row -> near.set(rows.get(row)));
    return near;
  }
}
