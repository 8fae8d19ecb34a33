package dev.graft.data;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is suspicious of sentences: copies, their own class in words, letters read wrongly. */
final class SentenceNotes {
  /** In so many percent of its own sentences a class's name says the class, ... */
  private static final int MOST = 50;

  /** ... if in no more of the others; of all sentences. */
  private static final int FEW = 5;

  private SentenceNotes() {}

  static List<DataNotes.Note> of(TextContent content) {
    List<DataNotes.Note> notes = new ArrayList<>();
    notes.addAll(nearlyEqual(content));
    Optional<DataNotes.Note> said = sayingTheirClass(content);
    said.ifPresentOrElse(notes::add, () -> notes.addAll(SentenceMarks.notes(content)));
    Misread.note(content.sentences(), "sentences", " A pre-trained base does not know such words;")
        .ifPresent(notes::add);
    notes.addAll(Untold.notes(content.sentences()));
    return notes;
  }

  private static Optional<DataNotes.Note> note(
      DataNotes.Kind kind, int number, String words, Object... values) {
    return Optional.of(new DataNotes.Note(kind, number, Text.format(words, values)));
  }

  /** A message that was sent again is one, whatever its blanks. */
  private static List<DataNotes.Note> nearlyEqual(TextContent content) {
    Map<Integer, Integer> pairs = SentenceTwins.butForSigns(content.sentences());
    Optional<DataNotes.Note> equal =
        pairs.isEmpty()
            ? Optional.empty()
            : note(
                DataNotes.Kind.ROWS_LOOK_ALIKE,
                pairs.size(),
                "Equal to an earlier sentence but for case, blanks and signs: %d of %d sentences%s",
                pairs.size(),
                content.sentences().size(),
                SentenceTwins.named(content, pairs));
    return Stream.of(equal, NearSentences.note(content)).flatMap(Optional::stream).toList();
  }

  /** Letters and digits of a sentence; all of one that has none. */
  static String plain(String sentence) {
    String letters =
        Vocabulary.words(sentence).stream()
            .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
            .collect(Collectors.joining(" "));
    return letters.isEmpty() ? sentence : letters;
  }

  /** The label stands in the sentence, as where it was exported with it. */
  private static Optional<DataNotes.Note> sayingTheirClass(TextContent content) {
    List<List<String>> names = content.classes().stream().map(Vocabulary::words).toList();
    int own = 0;
    int other = 0;
    for (int row = 0; row < content.sentences().size(); row++) {
      Set<String> words = new HashSet<>(Vocabulary.words(content.sentences().get(row)));
      List<Integer> said =
          IntStream.range(0, names.size())
              .filter(name -> !names.get(name).isEmpty() && words.containsAll(names.get(name)))
              .boxed()
              .toList();
      boolean alone = said.equals(List.of(content.labels().get(row)));
      own += alone ? 1 : 0;
      other += alone || said.isEmpty() ? 0 : 1;
    }
    int all = content.sentences().size();
    return 100L * own < (long) MOST * all || 100L * other > (long) FEW * all
        ? Optional.empty()
        : note(
            DataNotes.Kind.SENTENCES_SAY_CLASS,
            own,
            "Sentences that hold the name of their own class: %d of %d, of another class %d; where the"
                + " label was written into the sentence, take it out.",
            own,
            all,
            other);
  }
}
