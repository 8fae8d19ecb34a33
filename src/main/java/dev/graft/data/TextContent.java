package dev.graft.data;

import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a set of sentences holds.
 *
 * @param sentences as they were written
 * @param classes the different labels in the order of their letters
 * @param labels per sentence the place of its class
 * @param beside what else is known of the sentences
 */
record TextContent(
    List<String> sentences, List<String> classes, List<Integer> labels, Beside beside) {
  TextContent {
    sentences = List.copyOf(sentences);
    classes = List.copyOf(classes);
    labels = List.copyOf(labels);
  }

  /** Checks what was read, and makes classes of labels. */
  static TextContent of(String from, List<String> sentences, List<String> labels) {
    Check.that(
        labels.size() == sentences.size(),
        "labels (%d) of %s must be as many as the sentences (%d); give one label for each",
        labels.size(),
        from,
        sentences.size());
    Check.that(!sentences.isEmpty(), "text (%s) must have sentences, but it has none", from);
    for (int row = 0; row < sentences.size(); row++) {
      check(Text.format("text (%s), row %d", from, row + 1), sentences.get(row), labels.get(row));
    }
    List<String> classes = LabelFile.classes(labels);
    Check.that(
        classes.size() > 1,
        "labels of text (%s), '%s' for every sentence, must be at least 2 classes; add sentences"
            + " of another",
        from,
        classes.get(0));
    Check.that(
        classes.size() <= TableReading.MOST_CLASSES && 2 * classes.size() <= labels.size(),
        "labels of text (%s), %d different ones for %d sentences, must be at most %d classes, of 2"
            + " sentences each or more on average; is another column the label?",
        from,
        classes.size(),
        labels.size(),
        TableReading.MOST_CLASSES);
    return new TextContent(
        sentences,
        classes,
        labels.stream().map(classes::indexOf).toList(),
        Beside.numbered(IntStream.rangeClosed(1, labels.size()).boxed().toList()));
  }

  private static void check(String place, String sentence, String label) {
    Check.that(
        sentence != null && !Vocabulary.words(sentence).isEmpty(),
        "%s (an empty sentence) must have words; fill it, or leave such rows out:"
            + " CsvOptions.withDefaults().withoutRowsMissing()",
        place);
    Check.that(
        label != null && !label.isBlank(),
        "%s ('%s') must have a label; fill it, or leave the row out",
        place,
        sentence);
  }

  /** Some of the rows; classes without rows go. */
  TextContent rows(IntPredicate wanted) {
    List<Integer> rows = IntStream.range(0, labels.size()).filter(wanted).boxed().toList();
    List<Integer> kept = rows.stream().map(labels::get).distinct().sorted().toList();
    return new TextContent(
        rows.stream().map(sentences::get).toList(),
        kept.stream().map(classes::get).toList(),
        rows.stream().map(labels::get).map(kept::indexOf).toList(),
        beside.rows(rows));
  }

  TextContent with(Beside other) {
    return new TextContent(sentences, classes, labels, other);
  }

  /** The sum of all that a result can depend on. */
  String hash() {
    StringBuilder sums = new StringBuilder("text");
    classes.forEach(name -> sums.append('\n').append(Sha256.of(name)));
    sentences.forEach(sentence -> sums.append('\n').append(Sha256.of(sentence)));
    return Sha256.of(sums.append('\n').append(labels).append(beside.summed()).toString());
  }
}
