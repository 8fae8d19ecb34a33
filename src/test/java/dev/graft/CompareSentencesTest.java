package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences of one's own in one line, with the encoder and with a source. */
class CompareSentencesTest {
  private static final List<String> GOOD = List.of("lovely", "great", "fine", "bright");
  private static final List<String> BAD = List.of("awful", "poor", "dull", "broken");

  @TempDir Path folder;

  private Path reviews(String thing, int rows, long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("mood\tsaid\n");
    for (int row = 0; row < rows; row++) {
      List<String> words = row % 2 == 0 ? GOOD : BAD;
      csv.append(row % 2 == 0 ? "up" : "down").append("\tthe ").append(thing).append(' ');
      csv.append(row).append(" is ").append(words.get(random.nextInt(words.size()))).append('\n');
    }
    return Files.writeString(folder.resolve(thing + ".txt"), csv);
  }

  private static final CsvOptions TABS = CsvOptions.withDefaults().withSeparator('\t');

  private CompareSentences asked() throws Exception {
    return Compare.sentences(reviews("phone", 40, 1), TABS, "said", "mood")
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")));
  }

  @Test
  @Tag("slow")
  void theEncoderIsFrozenAndNothingIsFineTuned() throws Exception {
    Compared compared = asked().run();
    assertEquals(
        List.of("frozen", "linear from scratch", "net from scratch"),
        compared.comparison().runs().arms());
    assertTrue(compared.ground().startsWith("Transfer: MiniLM"), compared.ground());
    assertTrue(compared.ground().contains("nothing is fine-tuned"), compared.ground());
    assertTrue(compared.decision().arm().isPresent());
    String cells = compared.cells();
    assertTrue(cells.contains("var base = SentenceEncoder.miniLm().base();"), cells);
    assertTrue(
        cells.contains(", CsvOptions.withDefaults().withSeparator('\\t'), \"said\", \"mood\")"),
        cells);
    assertEquals(
        GraftTest.keys(compared.experiment()),
        GraftTest.keys(GraftTest.cells(cells, folder.resolve("runs"))));
  }

  @Test
  @Tag("slow")
  void aNetThatLearnedOnASourceIsFineTunedToo() throws Exception {
    Path source = reviews("film", 80, 2);
    Files.move(source, folder.resolve("film.tsv"));
    Compared compared =
        asked().withSource(folder.resolve("film.tsv").toString(), "said", "mood").run();
    assertEquals(
        List.of("frozen", "linear from scratch", "net from scratch", "fine-tuned"),
        compared.comparison().runs().arms());
    assertTrue(
        compared.ground().startsWith("Transfer: the base is a net that learned on film.tsv"),
        compared.ground());
    assertTrue(compared.cells().contains("source.vocabulary().withLength(8)"), compared.cells());
  }

  @Test
  void itSaysWhatWasAskedFor() throws Exception {
    assertEquals(
        "phone.txt, 40 sentences: MiniLM against a net from scratch; 2 seeds; run() computes it",
        asked().toString());
  }
}
