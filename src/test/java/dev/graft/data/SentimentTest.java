package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Sentiment.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rated sentences, from a few that are made up here. */
class SentimentTest {
  private static final String CSV =
      """
      rating,sentence
      2.5,"good, ""really""\"
      -1.25,bad
      0.24,a film
      -0.1,another film
      0.25,not bad
      -0.25,not good
      """;

  @TempDir Path folder;

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void theSignOfTheRatingIsTheClassAndNeutralOnesGo() throws IOException {
    Files.writeString(folder.resolve("tweets.csv"), CSV);
    TextSet tweets = Sentiment.read(folder, Domain.TWEETS);
    assertEquals("tweets", tweets.name());
    assertEquals(List.of("negative", "positive"), tweets.classes());
    assertEquals(List.of(1, 0, 1, 0), tweets.labels());
    assertEquals("good, \"really\"", tweets.sentence(0));
    assertEquals("not good", tweets.sentence(3));
    assertTrue(tweets.origin().startsWith("tweets, rated (Hutto and Gilbert 2014), from PyPI"));
  }

  @Test
  void withoutThemTheCommandIsNamed() {
    Path missing = folder.resolve("sentiment");
    assertEquals(
        "the sentences of Sentiment.movies() (HOME/sentiment/movies.csv) must be built first: run"
            + " `python3 src/jupyter/sentences.py` in Graft's repository, with GRAFT_HOME=HOME,"
            + " once with a network; a file of your own is read by TextSet.of(file, \"sentence\","
            + " \"label\")",
        refused(() -> Sentiment.read(missing, Domain.MOVIES)).replace(folder.toString(), "HOME"));
    assertTrue(Files.isRegularFile(Path.of("src", "jupyter", "sentences.py")), "it is there");
  }

  @Test
  void aDamagedFileIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("movies.csv"), CSV + "good\n");
    assertEquals(
        "line 8 of movies.csv (good) must be a rating and a sentence; delete the file and run"
            + " `python3 src/jupyter/sentences.py` again",
        refused(() -> Sentiment.read(folder, Domain.MOVIES))
            .replace(file.toString(), "movies.csv"));
    Files.writeString(file, "a,b\n1,c\n");
    assertTrue(refused(() -> Sentiment.read(folder, Domain.MOVIES)).startsWith("line 1 of"));
  }
}
