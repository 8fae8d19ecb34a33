package dev.graft.data;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What nearly every sentence of one class has and hardly any other: a word, a beginning, an end,
 * capitals, a length. A source leaves such marks, and a network needs nothing else.
 */
final class SentenceMarks {
  /** Of a class's own sentences so many percent or more have it, ... */
  private static final long NEARLY_ALL = 95;

  /** ... and of all others no more. */
  private static final long HARDLY_ANY = 1;

  /** Of fewer sentences it may be chance, of as many words as sentences have. */
  private static final int FEWEST = 20;

  /** So many sentences of a class, from all over the set, show what nearly all have. */
  private static final int SOME = 30;

  /** Of those, what has fewer is not looked at in all; nor what so many of the others have. */
  private static final int MOST_OF_SOME = 25;

  private static final int FEW_OF_SOME = 4;

  private static final int SHOWN = 3;

  /** A cut between short and long ones is right in so large a share, each class weighing alike. */
  private static final double PARTING = 0.975;

  /** A sentence of fewer letters says nothing of how its writer uses capitals. */
  private static final int LETTERS = 4;

  private static final Pattern IN_QUOTES =
      Pattern.compile(
          "(?s)\\s*(\".*\"|'.*'|\u201c.*\u201d|\u201e.*[\u201c\u201d]|\u00ab.*\u00bb)\\s*");

  private static final Mark CAPITALS =
      new Mark(
          "are in capitals (which a base of small letters alone does not see)",
          "",
          SentenceMarks::isInCapitals);

  private static final Mark SMALL =
      new Mark(
          "have no capitals (which a base of small letters alone does not see)",
          "small",
          SentenceMarks::isInSmallLetters);

  private static final Mark QUOTED =
      new Mark("stand in quotes", "quotes", said -> IN_QUOTES.matcher(said.text).matches());

  private static final Mark HARD_BLANKS =
      new Mark(
          "hold hard blanks (U+00A0)", "hard blanks", said -> said.text.indexOf('\u00a0') >= 0);

  private final TextContent content;
  private final int label;
  private final List<List<Said>> some;

  private SentenceMarks(TextContent content, int label, List<List<Said>> some) {
    this.content = content;
    this.label = label;
    this.some = some;
  }

  /** A sentence and its words. */
  private record Said(String text, List<String> words) {
    static Said of(String text) {
      return new Said(text, Vocabulary.words(text));
    }

    String last() {
      return words.get(words.size() - 1);
    }
  }

  /** What a sentence may have: in words, by which of its words, and whether it has. */
  private record Mark(String words, String word, Predicate<Said> of) {
    int in(List<Said> sentences) {
      return (int) sentences.stream().filter(of).count();
    }
  }

  /** What is said of each class. */
  static List<DataNotes.Note> notes(TextContent content) {
    int classes = content.classes().size();
    List<List<Said>> some = IntStream.range(0, classes).mapToObj(l -> some(content, l)).toList();
    List<DataNotes.Note> notes = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      int own = Collections.frequency(content.labels(), label);
      if (Math.min(own, content.labels().size() - own) >= FEWEST) {
        new SentenceMarks(content, label, some).note().ifPresent(notes::add);
      }
    }
    // Of two classes what says one says the other, and where one stands in quotes the other does
    // not.
    return classes == 2
        ? notes.stream()
            .sorted(Comparator.comparing(SentenceMarks::isNotOfQuotes))
            .limit(1)
            .toList()
        : notes;
  }

  private static boolean isNotOfQuotes(DataNotes.Note note) {
    return !note.words().contains(QUOTED.words);
  }

  private static List<Said> some(TextContent content, int label) {
    List<String> own = sentences(content, l -> l == label);
    int number = Math.min(SOME, own.size());
    return IntStream.range(0, number)
        .mapToObj(i -> Said.of(own.get((int) ((long) i * own.size() / number))))
        .toList();
  }

  private static List<String> sentences(TextContent content, IntPredicate label) {
    return IntStream.range(0, content.labels().size())
        .filter(row -> label.test(content.labels().get(row)))
        .mapToObj(content.sentences()::get)
        .toList();
  }

  private Optional<DataNotes.Note> note() {
    List<Mark> candidates = candidates();
    return candidates.isEmpty() ? length() : marked(candidates).or(this::length);
  }

  private Optional<DataNotes.Note> marked(List<Mark> candidates) {
    List<Said> own = sentences(content, l -> l == label).stream().map(Said::of).toList();
    List<Said> others = sentences(content, l -> l != label).stream().map(Said::of).toList();
    Set<String> known = new HashSet<>();
    List<Mark> found =
        candidates.stream()
            .filter(mark -> 100L * mark.in(own) >= NEARLY_ALL * own.size())
            .filter(mark -> 100L * mark.in(others) <= HARDLY_ANY * others.size())
            .filter(mark -> known.add(mark.word))
            .limit(SHOWN)
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String words =
        Text.format(
            "Of class '%s' nearly all sentences (%,d of %,d), and hardly any others (%,d of %,d), %s:"
                + " where that comes from their source and not from what they say, make all alike"
                + " in it.",
            content.classes().get(label),
            found.get(0).in(own),
            own.size(),
            found.get(0).in(others),
            others.size(),
            String.join(", ", found.stream().map(Mark::words).toList()));
    return Optional.of(note(found.get(0).in(own), words));
  }

  private static DataNotes.Note note(int number, String words) {
    return new DataNotes.Note(DataNotes.Kind.SENTENCES_SAY_CLASS, number, words);
  }

  /** What nearly all of some have, and few of some others. */
  private List<Mark> candidates() {
    List<Said> own = some.get(label);
    List<Said> others = new ArrayList<>();
    IntStream.range(0, some.size())
        .filter(l -> l != label)
        .forEach(l -> others.addAll(some.get(l)));
    List<Mark> marks = new ArrayList<>(List.of(CAPITALS, SMALL, QUOTED, HARD_BLANKS));
    frequent(own, said -> Set.of(said.words.get(0))).forEach(word -> marks.add(beginning(word)));
    frequent(own, said -> Set.of(said.last())).forEach(word -> marks.add(end(word)));
    frequent(own, said -> new HashSet<>(said.words)).forEach(word -> marks.add(holding(word)));
    return marks.stream()
        .filter(mark -> isFrequent(mark.in(own), own.size()))
        .filter(mark -> SOME * mark.in(others) <= FEW_OF_SOME * others.size())
        .toList();
  }

  private static Mark beginning(String word) {
    String words = Text.format("begin with '%s'", word);
    return new Mark(words, word, said -> said.words.get(0).equals(word));
  }

  private static Mark end(String word) {
    return new Mark(Text.format("end with '%s'", word), word, said -> said.last().equals(word));
  }

  private static Mark holding(String word) {
    return new Mark(Text.format("hold '%s'", word), word, said -> said.words.contains(word));
  }

  private static boolean isFrequent(int number, int of) {
    return SOME * number >= MOST_OF_SOME * of;
  }

  /** The words that many have, letters before signs. */
  private static List<String> frequent(List<Said> own, Function<Said, Set<String>> words) {
    Map<String, Integer> counts = new TreeMap<>();
    own.forEach(said -> words.apply(said).forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts.keySet().stream()
        .filter(word -> isFrequent(counts.get(word), own.size()))
        .sorted(Comparator.comparing(word -> !Character.isLetterOrDigit(word.codePointAt(0))))
        .toList();
  }

  private static boolean isInCapitals(Said said) {
    long letters = said.text.chars().filter(Character::isUpperCase).count();
    return letters >= LETTERS && said.text.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isInSmallLetters(Said said) {
    long letters = said.text.chars().filter(Character::isLowerCase).count();
    return letters >= LETTERS && said.text.chars().noneMatch(Character::isUpperCase);
  }

  /** Shorter or longer than all others, but for few. */
  private Optional<DataNotes.Note> length() {
    List<Double> lengths = content.sentences().stream().map(s -> (double) s.length()).toList();
    List<Integer> is = content.labels().stream().map(l -> l == label ? 1 : 0).toList();
    double parted = Cuts.parted(lengths, is, 2);
    return parted < PARTING
        ? Optional.empty()
        : Optional.of(
            note(
                Collections.frequency(is, 1),
                Text.format(
                    "Sentences of class '%s' are told from all others by their length alone: one cut is"
                        + " right in %.1f%%. Where that comes from their source and not from what they"
                        + " say, cut all to one length.",
                    content.classes().get(label), 100 * parted)));
  }
}
