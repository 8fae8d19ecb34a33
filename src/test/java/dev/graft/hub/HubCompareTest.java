package dev.graft.hub;

import static dev.graft.hub.HubBasesTest.EMOJI;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.Compare;
import dev.graft.Compared;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base from a file of weights in the one-line door. */
@Tag("slow")
class HubCompareTest {
  @TempDir Path folder;

  @Test
  void itIsComparedOnAFolder() throws Exception {
    for (int row = 0; row < EMOJI.size(); row += 9) {
      Path target = folder.resolve("pictures").resolve(EMOJI.label(row) == 0 ? "food" : "sport");
      ImageIO.write(
          EMOJI.image(row), "png", Files.createDirectories(target).resolve(row + ".png").toFile());
    }
    Compared compared =
        Compare.folder(folder.resolve("pictures"))
            .withBase(HubBasesTest.base(HubBasesTest.TINY, folder))
            .withSize(32)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .run();
    assertTrue(compared.comparison().runs().arms().contains("fine-tuned"), compared.toString());
  }
}
