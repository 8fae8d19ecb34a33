package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.Compare;
import dev.graft.Compared;
import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.model.Base;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks from Python in the one-line door. */
@Tag("slow")
class CompareOwnBaseTest {
  @TempDir Path folder;

  private Compare asked(Base base) throws IOException {
    ImageSet emoji = Emoji.noto().byCategory();
    Path pictures = folder.resolve("pictures");
    for (int row = 0; row < emoji.size(); row += 12) {
      Path target = pictures.resolve(emoji.label(row) % 2 == 0 ? "even" : "odd");
      ImageIO.write(
          emoji.image(row), "png", Files.createDirectories(target).resolve(row + ".png").toFile());
    }
    return Compare.folder(pictures)
        .withBase(base)
        .withSeeds(1)
        .withStore(RunStore.at(folder.resolve("runs")));
  }

  private static Base onnx() {
    return OnnxPictures.of(TorchFixtures.file("tiny-three.onnx"))
        .madeFor(TorchFixtures.INPUT)
        .base();
  }

  @Test
  void whatCannotThawStaysFrozen() throws Exception {
    Compared compared = asked(onnx()).run();
    assertEquals(List.of("frozen", "small net from scratch"), compared.comparison().runs().arms());
    assertFalse(compared.toString().contains("thenFineTune"), compared.toString());
    assertTrue(compared.toString().contains("It stays frozen"), compared.toString());
  }

  @Test
  void sizesAndTwinsThatItHasNotAreRefusedAtOnce() throws Exception {
    Compare asked = asked(onnx());
    var size = assertThrows(IllegalArgumentException.class, () -> asked.withSize(64));
    assertTrue(size.getMessage().contains("must be one that base tiny-three.onnx takes"));
    var twin = assertThrows(IllegalArgumentException.class, asked::withTwin);
    assertTrue(twin.getMessage().contains("has no twin"), twin.getMessage());
  }
}
