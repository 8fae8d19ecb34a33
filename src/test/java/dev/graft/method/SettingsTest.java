package dev.graft.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Corrupted;
import dev.graft.data.Digits;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.input.Preprocessing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The settings of methods enter the keys of runs, so they are held letter by letter, however the
 * words for the same things are put elsewhere.
 */
class SettingsTest {
  private static final ImageSet DIGITS = Digits.all();
  private static final List<Integer> ROWS = IntStream.range(0, 40).boxed().toList();

  private static String denoising(Shift shift, Preprocessing input) {
    Corrupted corrupted = Corrupted.of(DIGITS, ROWS, shift);
    String hash = corrupted.clean().hash().substring(0, 12);
    String settings = Denoising.of(corrupted, input).settings();
    assertTrue(settings.contains(", clean pictures " + hash + ", "), settings);
    return settings.replace(hash, "HASH");
  }

  @Test
  void denoisingSpellsItsPicturesOut() {
    assertEquals(
        "30% masked, clean pictures HASH, 8 x 8 pixels, grey, (pixel - 10.0) / 100.0",
        denoising(Shift.masking(0.3), Preprocessing.uniform(8, 1, 10, 100)));
    assertEquals(
        "noise of 40.0, clean pictures HASH, 16 x 16 pixels, colour, (pixel - [1.0, 2.0, 3.0]) /"
            + " 255.0",
        denoising(
            Shift.noise(40),
            new Preprocessing(16, 3, List.of(1.0, 2.0, 3.0), List.of(255.0, 255.0, 255.0))));
  }

  @Test
  void severalTasksSpellTheirWeightsOut() {
    List<Integer> parity = IntStream.range(0, DIGITS.size()).mapToObj(row -> row % 2).toList();
    MultiTask tasks =
        MultiTask.on(DIGITS)
            .withTask(new MultiTask.Task("parity", List.of("even", "odd"), parity, 0.5));
    String labels = tasks.settings().replaceAll(".*\\(labels ([0-9a-f]{12})\\).*", "$1");
    assertEquals("parity of weight 0.5 (labels " + labels + "), weighed by hand", tasks.settings());
    assertEquals(
        "parity (labels " + labels + "), weighed by uncertainty",
        tasks.weighedByUncertainty().settings());
  }
}
