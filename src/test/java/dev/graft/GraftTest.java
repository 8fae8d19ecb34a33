package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-line door, on pictures in a folder. */
@Tag("slow")
class GraftTest {
  @TempDir Path folder;

  @Test
  void oneLineRunsTheThreeArmsAndPrintsTheCells() throws Exception {
    Path photos = folder.resolve("my-photos");
    ImageSet emoji = Emoji.noto().byCategory().only("Food & Drink", "Activities");
    int[] written = new int[2];
    for (int row = 0; row < emoji.size(); row++) {
      int label = emoji.label(row);
      if (written[label]++ < 10) {
        Path target = Files.createDirectories(photos.resolve(label == 0 ? "food" : "sport"));
        ImageIO.write(emoji.image(row), "png", target.resolve(row + ".png").toFile());
      }
    }
    Compared compared = Graft.compare(photos, RunStore.at(folder.resolve("runs")));
    assertEquals(List.of(Graft.RIVAL, "frozen", "fine-tuned"), compared.comparison().runs().arms());
    assertEquals(2, compared.comparison().verdicts().size());
    assertTrue(compared.cells().contains("ImageFolder.of(Path.of(\"" + photos + "\"))"));
    assertTrue(compared.cells().contains("// step 6, fine-tune"));
    assertTrue(compared.toString().startsWith(compared.comparison().toString()));
    Path picture = photos.resolve("food").toFile().listFiles()[0].toPath();
    assertEquals(3, compared.experiment().predict(picture).arms().size());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Graft.compare(folder.resolve("nowhere")));
    assertTrue(error.getMessage().contains("nowhere"), error.getMessage());
  }
}
