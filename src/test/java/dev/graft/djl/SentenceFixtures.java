package dev.graft.djl;

import dev.graft.data.TextSet;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;

/** Sentences of two moods. */
final class SentenceFixtures {
  static final List<String> SENTENCES =
      List.of(
          "What a lovely film!",
          "I enjoyed this movie very much.",
          "The train to Bern leaves at noon.",
          " ");

  private SentenceFixtures() {}

  static TextSet moods() {
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> things = List.of("film", "soup", "hotel", "song", "bike", "book", "train", "shop");
    List<String> good = List.of("I love this %s.", "What a great %s!", "The %s was a pleasure.");
    List<String> bad = List.of("I hate this %s.", "What an awful %s!", "The %s was a disaster.");
    for (String thing : things) {
      good.forEach(words -> sentences.add(Text.format(words, thing)));
      good.forEach(words -> labels.add("good"));
      bad.forEach(words -> sentences.add(Text.format(words, thing)));
      bad.forEach(words -> labels.add("bad"));
    }
    return TextSet.of("moods", sentences, labels);
  }
}
