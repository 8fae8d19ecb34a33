package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.TextSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.input.Vocabulary;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Word vectors in GloVe's text form as a base for sentences. */
@Tag("engine")
class WordVectorsTest {
  /** Kind words point one way and unkind ones the other. */
  private static final String LINES =
      """
      the 0.1 0 0
      good 1 0.5 0
      fine 1 0.25 0
      bad -1 0.5 0
      poor -1 0.25 0
      film 0 0 1
      """;

  private static final float[] GOOD = {1, 0.5f, 0};

  @TempDir Path folder;

  private Path file(String lines) throws Exception {
    return Files.writeString(folder.resolve("tiny.txt"), lines);
  }

  private String refused(String lines) throws Exception {
    Path file = file(lines);
    return assertThrows(IllegalArgumentException.class, () -> WordVectors.of(file)).getMessage();
  }

  private static TextSet films() {
    List<String> said = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      for (String word : List.of("good", "fine", "bad", "poor")) {
        said.add(word + " the film".repeat(i % 3) + " x" + i);
        labels.add(List.of("good", "fine").contains(word) ? "up" : "down");
      }
    }
    return TextSet.of("films", said, labels);
  }

  @Test
  void theWordsAndTheirVectorsAreRead() throws Exception {
    WordVectors vectors = WordVectors.of(file(LINES));
    assertArrayEquals(GOOD, vectors.vector("good"));
    assertArrayEquals(new float[] {0.1f / 6, 0.25f, 1 / 6f}, vectors.vector("dreary"), 1e-6f);
    assertEquals(List.of("the", "good"), WordVectors.of(file(LINES), 2).vocabulary().words());
    assertEquals("word vectors (tiny.txt): 6 words with 3 numbers each", vectors.toString());
    float[] matrix = vectors.base().weights().values("embedding.weight");
    assertEquals((Vocabulary.FIRST + 6) * 3, matrix.length);
    assertEquals(3, vectors.base().backbone().features());
  }

  @Test
  void theyAreFrozenFineTunedAndHeldAgainstTheirTwin() throws Exception {
    TextSet films = films();
    WordVectors vectors = WordVectors.of(file(LINES));
    Head head = Head.linear(films.classes());
    var mean = vectors.base().withoutHead().frozen().withHead(head);
    var kept = vectors.textNet().frozenUpTo("embedding").withHead(head);
    Recipe steps = Recipe.withDefaults().withPasses(2).withRate(1e-2);
    Experiment experiment =
        Experiment.on(films.split(0.25, 0.25, 0.5))
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("mean", mean, Recipe.withDefaults())
            .withArm("kept", kept, steps)
            .withArm("tuned", kept, steps.thenFineTune(Thawing.all()))
            .withArm("scratch", kept.fromScratch(), steps);
    Runs runs = experiment.run();
    assertEquals(1, runs.find("mean", 1).orElseThrow().test().accuracy(), "by its vectors alone");
    String name = "embedding.weight";
    float[] before = vectors.textNet().weights().values(name);
    assertArrayEquals(before, TrainedBase.of(experiment, "kept", 1).weights().values(name));
    Base tuned = TrainedBase.of(experiment, "tuned", 1);
    assertTrue(!java.util.Arrays.equals(before, tuned.weights().values(name)), "it moved");
  }

  @Test
  void aLineOfAnotherWidthIsNamed() throws Exception {
    assertEquals(
        "line 3 of "
            + folder.resolve("tiny.txt")
            + ", 'bad', has 2 numbers, but those above it"
            + " have 3; is the file whole?",
        refused("the 0 0 0\ngood 1 1 1\nbad -1 -1\n"));
    assertTrue(refused("the 0 0\ngood 1 1 1\n").contains("line 2"));
    assertTrue(refused("the 0 x\n").contains("has 'x' where number 2 of 'the' should be"));
    assertTrue(refused("the 0 NaN\n").contains("'NaN'"));
    assertTrue(refused("").contains("must have a line for each word"));
    assertTrue(refused("the\n").contains("has 0 numbers behind 'the'"));
  }

  @Test
  void whatWord2VecAndLargeFilesHaveBesidesIsLeftOutAndSaid() throws Exception {
    WordVectors vectors = WordVectors.of(file("3 2\nThe 1 2\nthe 3 4\n. . . 5 6\ndon't 7 8\n"));
    assertEquals(List.of("the", "don't"), vectors.vocabulary().words());
    assertArrayEquals(new float[] {1, 2}, vectors.vector("the"));
    assertEquals(2, vectors.notes().size());
    assertTrue(vectors.notes().get(1).startsWith("2 lines left out"), vectors::toString);
    assertTrue(refused("3 2\nthe 1 2 3\n").contains("it must have the 2 of the first line"));
  }

  @Test
  void whatIsNoTextAndWhatIsNotBuiltIsToldHow() throws Exception {
    Path binary = Files.write(folder.resolve("x.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> WordVectors.of(binary))
            .getMessage()
            .contains("save_word2vec_format(file, binary=False)"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> WordVectors.glove(folder))
            .getMessage()
            .contains("run `python3 src/data/glove.py`"));
    Files.write(folder.resolve("glove-6b-50d.txt"), LINES.getBytes(StandardCharsets.UTF_8));
    assertEquals("GloVe 6B", WordVectors.glove(folder).textNet().card().name());
  }

  @Test
  void sentencesOfOtherWordsAreRefused() throws Exception {
    WordVectors vectors = WordVectors.of(file(LINES));
    List<String> said = List.of("ein Buch", "gut so", "na ja", "weg damit", "ach", "nein danke");
    TextSet others = TextSet.of("essays", said, List.of("a", "b", "a", "b", "a", "b"));
    var network = vectors.base().withoutHead().frozen().withHead(Head.linear(others.classes()));
    Experiment asked = Experiment.on(others.split(0.34, 0.33, 0.33));
    String words =
        assertThrows(
                IllegalArgumentException.class,
                () -> asked.withArm("x", network, Recipe.withDefaults()))
            .getMessage();
    assertTrue(words.contains("are of unseen words only"), words);
  }
}
