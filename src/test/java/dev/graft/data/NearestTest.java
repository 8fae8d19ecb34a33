package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestTest {
  @TempDir Path folder;

  private static List<Integer> those(IntPredicate some, int rows) {
    return IntStream.range(0, rows).filter(some).boxed().toList();
  }

  @Test
  void ofMoreThanSoManyTheNearest() {
    Nearest nearest = new Nearest();
    double[] distances = {4, Nearest.NONE, 1, 3, 3, 2, Nearest.NONE};
    assertEquals(List.of(0, 2, 3, 4, 5), those(nearest.of(7, row -> distances[row], 5), 7));
    assertEquals(Optional.empty(), nearest.note(), "all of them");
    assertEquals(List.of(2, 3, 5), those(nearest.of(7, row -> distances[row], 3), 7), "the first");
    assertEquals(List.of(), those(nearest.of(0, row -> 0, 3), 7));
    DataNotes.Note note = nearest.note().orElseThrow();
    assertEquals(1, note.number());
    assertTrue(note.words().contains("look nearest, in 1 cases"), note.words());
  }

  /** A coin on white, with a face of its own. */
  private static BufferedImage coin(int number) {
    Random random = new Random(number);
    BufferedImage image = Samples.plain(64, 64, 0xffffff);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(190, 150, 60));
    graphics.fillOval(6, 6, 52, 52);
    for (int dot = 0; dot < 12; dot++) {
      int level = 60 + random.nextInt(160);
      graphics.setColor(new Color(level, level / 2, 30));
      graphics.fillOval(12 + random.nextInt(32), 12 + random.nextInt(32), 9, 9);
    }
    graphics.dispose();
    return image;
  }

  @Test
  void aCopyAmongManyAlikeIsFound() throws IOException {
    for (int i = 0; i < 90; i++) {
      Samples.write(coin(i), folder.resolve((i % 2 == 0 ? "a/" : "b/") + "c" + i + "q.png"));
    }
    Samples.write(Copies.resized(coin(7), 0.5), folder.resolve("b/other.png"));
    ImageSet set = ImageFolder.of(folder);
    String notes = String.join("\n", set.notes());
    assertTrue(notes.contains("b/other.png = b/c7q.png"), notes);
    assertTrue(notes.contains("held closely against those alone that look nearest"), notes);
    List<String> without = set.withoutNearTwins().notes();
    assertEquals(1, without.stream().filter(note -> note.contains("look nearest")).count());
    assertTrue(without.toString().contains("b/other.png = b/c7q.png"), without::toString);
  }
}
