package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Examples;
import dev.graft.data.Split;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TableNet;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Thumbnail;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a kind that the library does not know: a set and an input of one's own. */
@Tag("engine")
class OwnExamplesTest {
  @TempDir Path folder;

  /** How often each of the first letters of the alphabet stands in a word. */
  private record Letters(int number) implements Input {
    @Override
    public List<Integer> shape() {
      return List.of(number);
    }

    @Override
    public String takes() {
      return "words";
    }

    @Override
    public String canonical() {
      return "letters{number=" + number + "}";
    }

    @Override
    public void checkFits(Input made, String base) {
      Check.that(equals(made), "%s takes %s, not %s", base, made, this);
    }
  }

  /** Words with or without the letter a. */
  private record Words(List<String> words) implements Examples {
    @Override
    public String name() {
      return "words";
    }

    @Override
    public String origin() {
      return "made by a test";
    }

    @Override
    public String noun() {
      return "word";
    }

    @Override
    public List<String> classes() {
      return List.of("without", "with");
    }

    @Override
    public int size() {
      return words.size();
    }

    @Override
    public int label(int row) {
      return words.get(row).contains("a") ? 1 : 0;
    }

    @Override
    public String rowName(int row) {
      return words.get(row);
    }

    @Override
    public String hash() {
      return Sha256.of(String.join(" ", words));
    }

    @Override
    public float[] numbers(int row, Input input) {
      float[] counts = new float[input.length()];
      words.get(row).chars().forEach(letter -> counts[letter - 'a']++);
      return counts;
    }

    @Override
    public void checkTakenBy(Input input) {
      Check.that(input instanceof Letters, "words are not %s", input.takes());
    }

    @Override
    public Thumbnail shown(int row) {
      return Thumbnail.text(row, classes().get(label(row)), words.get(row));
    }
  }

  private static Words words() {
    String letters = "abcdefgh";
    return new Words(
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    Text.format(
                        "%s%s%s%s",
                        letters.charAt(i % 2 == 0 ? 0 : 1 + i % 7),
                        letters.charAt(1 + i % 5),
                        letters.charAt(1 + i % 7),
                        letters.charAt(1 + i / 40)))
            .toList());
  }

  @Test
  void theyAreSplitTrainedOnAndFrozenLikePictures() {
    Words words = words();
    Split split = words.perClass(30, 10).withTestRows(60);
    Letters input = new Letters(8);
    Base base =
        Base.of(
                new TableNet(8, List.of(16)),
                Weights::none,
                new Card("Letters", "nothing yet", "none needed"))
            .madeFor(input);
    Network network = base.withHead(Head.linear(words.classes())).fromScratch();
    Recipe recipe = Recipe.withDefaults().withPasses(20).withRate(1e-2);
    Experiment experiment =
        Experiment.on(split)
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("scratch", network, recipe);
    Run run = experiment.run().all().get(0);
    assertFalse(run.failed(), run.failure());
    assertFalse(run.states(Fact.DATA_NOTES) || run.states(Fact.ROWS_TWINS), "it cannot say");
    assertTrue(run.test().accuracy() > 0.9, "learned: " + run.test().accuracy());
    Base trained = TrainedBase.of(experiment, "scratch", 1);
    assertEquals(input, trained.input());
    Experiment answering =
        Experiment.on(split)
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("asked", trained.answering(words.classes()), recipe);
    assertEquals(run.test().predicted(), answering.run().all().get(0).test().predicted());
    assertTrue(split.thumbnail(0).toString().startsWith("row 0, with: a"));
    assertTrue(split.bundle().get("text/html").toString().contains("<q>a"));
  }

  @Test
  void theSetSaysWhatItCannotBecome() {
    Network pictures = FashionNet.clothing().withoutHead().withHead(Head.linear(words().classes()));
    assertEquals(
        "words are not pictures",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Experiment.on(words().perClass(5, 5))
                        .withArm("a", pictures, Recipe.withDefaults()))
            .getMessage());
  }
}
