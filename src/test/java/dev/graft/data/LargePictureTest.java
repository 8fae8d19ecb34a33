package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of 100 million pixels in a Java of 256 MB. */
@Tag("slow")
class LargePictureTest {
  @TempDir Path folder;

  /** Opens a folder in both ways, in a process of its own. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      String refused = "";
      try {
        ImageFolder.of(folder);
      } catch (IllegalArgumentException e) {
        refused = e.getMessage();
      }
      ImageSet set = ImageFolder.of(folder, Unreadable.SKIP);
      String skipped = set.skipped() + ", left: " + set.size();
      Files.write(Path.of(arguments[1]), List.of(refused, skipped));
    }
  }

  @Test
  void isRefusedByNameAndSkippedOnRequest() throws IOException, InterruptedException {
    for (String kind : List.of("a", "b")) {
      Samples.write(Samples.varied(20, 20), folder.resolve(kind + "/small " + kind + ".png"));
    }
    Path large = folder.resolve("a/large.png");
    BufferedImage bits = new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    assertTrue(ImageIO.write(bits, "png", large.toFile()));
    List<String> said = said();
    assertEquals(2, said.size(), said.toString());
    assertTrue(
        said.get(0)
            .startsWith(
                "cannot read image ("
                    + large
                    + "): it is too large for this Java heap, 10000 x 10000 = 100,000,000 pixels"
                    + " take 762 MiB"),
        said.get(0));
    assertTrue(said.get(0).contains("ImageFolder.of(path, Unreadable.SKIP)"), said.get(0));
    assertEquals("[a/large.png], left: 2", said.get(1));
  }

  private List<String> said() throws IOException, InterruptedException {
    Path lines = folder.resolve("said.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Opening.class.getName(),
            folder.toString(),
            lines.toString());
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    return Files.readAllLines(lines);
  }
}
