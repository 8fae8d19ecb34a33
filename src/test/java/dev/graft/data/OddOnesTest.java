package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OddOnesTest {
  private static final String SAID = "Alone of its kind of file, 1 in all: b/not found.gif. Look";

  @TempDir Path folder;

  private void picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(name.hashCode() & 7, 3, 0xffffff);
    ImageIO.write(image, "png", file.toFile());
  }

  private List<String> notes() {
    return ImageFolder.of(folder).notes().stream()
        .filter(note -> note.startsWith("Alone of its kind"))
        .toList();
  }

  @Test
  void namesTheOneAmongManyAndKeepsIt() throws IOException {
    for (int i = 0; i < 10; i++) {
      picture("a/" + i + ".png");
      picture("b/" + i + ".png");
    }
    assertEquals(List.of(), notes());
    picture("b/not found.gif");
    assertEquals(1, notes().size());
    assertTrue(notes().get(0).startsWith(SAID), notes().get(0));
    assertEquals(21, ImageFolder.of(folder).size());
    Files.move(folder.resolve("a/1.png"), folder.resolve("a/1.gif"));
    assertEquals(List.of(), notes());
  }

  @Test
  void amongFewItIsNothingOdd() throws IOException {
    picture("a/1.png");
    picture("a/2.png");
    picture("b/not found.gif");
    assertEquals(List.of(), notes());
  }
}
